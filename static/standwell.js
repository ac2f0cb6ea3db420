// Conveniences on top of pages that work without them.
const typing = (target) => target.closest('input, textarea, select, [contenteditable]');

document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape') {
    document.querySelectorAll('details[data-dropdown][open]').forEach((box) => { box.open = false; });
    const found = document.getElementById('found');
    if (found) found.replaceChildren();
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
  const target = [...document.querySelectorAll('[data-hotkey]')].find((node) => node.dataset.hotkey === event.key);
  if (!target) return;
  event.preventDefault();
  if (target.matches('input, textarea')) target.focus();
  else {
    target.click();
    document.querySelector(target.dataset.then)?.focus();
  }
});

document.addEventListener('click', (event) => {
  document.querySelectorAll('details[data-dropdown][open]').forEach((box) => {
    if (!box.contains(event.target)) box.open = false;
  });
  if (event.target.closest('[data-menu]')) {
    event.preventDefault();
    document.getElementById('rail').classList.toggle('open');
  } else if (!event.target.closest('#rail')) {
    document.getElementById('rail')?.classList.remove('open');
  }
  if (event.target.closest('[data-appearance]')) {
    const root = document.documentElement;
    const dark = root.dataset.theme ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
    root.dataset.theme = dark ? 'light' : 'dark';
    localStorage.setItem('appearance', root.dataset.theme);
  }
});

// A table that is wider than its place is reached and scrolled with the keyboard too, under its heading's name.
function reach() {
  document.querySelectorAll('.table-wrap:not([role=region])').forEach((box) => {
    const heading = (box.closest('section') ?? document.getElementById('main')).querySelector('h1, h2');
    const given = { tabindex: '0', role: 'group', 'aria-label': heading?.textContent.trim() ?? document.title };
    const wider = box.scrollWidth > box.clientWidth;
    Object.entries(given).forEach(([name, value]) => (wider ? box.setAttribute(name, value) : box.removeAttribute(name)));
  });
}

reach();
// On a phone the edition of today comes first into view.
document.querySelector('.ribbon .now')?.scrollIntoView({ inline: 'end', block: 'nearest' });
window.addEventListener('resize', reach);
document.addEventListener('htmx:afterSettle', reach);

document.addEventListener('change', (event) => {
  if (event.target.matches('[data-check-all]')) {
    const form = event.target.closest('form, table');
    form.querySelectorAll('input[type=checkbox][name]').forEach((box) => { box.checked = event.target.checked; });
  }
  if (event.target.matches('[data-submit]')) event.target.form.requestSubmit();
});

// Where the browser lets a page write to the clipboard, a link can be copied.
if (navigator.clipboard) document.querySelectorAll('[data-copy]').forEach((button) => { button.hidden = false; });
document.addEventListener('click', async (event) => {
  const button = event.target.closest('[data-copy]');
  if (!button) return;
  await navigator.clipboard.writeText(button.dataset.copy);
  button.textContent = button.dataset.copied;
});
