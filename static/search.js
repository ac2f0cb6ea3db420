// The arrows walk through what the search found, Enter opens it; without this one uses Tab.
const box = document.getElementById('q');

function walk(step) {
  const found = [...document.querySelectorAll('#found [role=option]')];
  if (!found.length) return;
  const here = found.findIndex((one) => one.getAttribute('aria-selected') === 'true');
  const next = found[(here + step + found.length + (here < 0 && step < 0 ? 1 : 0)) % found.length];
  found.forEach((one) => one.removeAttribute('aria-selected'));
  next.setAttribute('aria-selected', 'true');
  next.id = 'found-now';
  found.filter((one) => one !== next).forEach((one) => one.removeAttribute('id'));
  box.setAttribute('aria-activedescendant', 'found-now');
  next.scrollIntoView({ block: 'nearest' });
}

box?.addEventListener('keydown', (event) => {
  if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
    event.preventDefault();
    walk(event.key === 'ArrowDown' ? 1 : -1);
  } else if (event.key === 'Enter') {
    const chosen = document.querySelector('#found [aria-selected=true]');
    if (!chosen) return;
    event.preventDefault();
    chosen.click();
  }
});
