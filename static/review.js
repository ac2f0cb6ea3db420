// A queue gone through by keys: j and k move, and a letter presses the button of the entry that has it.
const entries = [...document.querySelectorAll('[data-review] > li')];
const here = () => entries.findIndex((entry) => entry.contains(document.activeElement));

const go = (place, scroll = true) => {
  const entry = entries[Math.max(0, Math.min(place, entries.length - 1))];
  if (!entry) return;
  entry.focus({ preventScroll: true });
  if (scroll) entry.scrollIntoView({ block: 'nearest' });
};

document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
  if (event.target.closest('input, textarea, select, [contenteditable]')) return;
  if (event.key === 'j') go(here() + 1);
  else if (event.key === 'k') go(here() - 1);
  else {
    const button = entries[Math.max(here(), 0)]?.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
    if (!button) return;
    event.preventDefault();
    if (button.hash && button.pathname === location.pathname && !button.search.includes('after=')) go(here() + 1);
    else button.click();
  }
});

go(entries.findIndex((entry) => `#${entry.id}` === location.hash), false);
