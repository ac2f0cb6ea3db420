// The arrows walk from the search box through what it found; Enter opens the link that has the focus.
const box = document.getElementById('q');

document.querySelector('.global-search')?.addEventListener('keydown', (event) => {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  const stops = [box, ...document.querySelectorAll('#found a')];
  if (stops.length === 1) return;
  event.preventDefault();
  const step = event.key === 'ArrowDown' ? 1 : -1;
  const here = Math.max(0, stops.indexOf(document.activeElement));
  stops[(here + step + stops.length) % stops.length].focus();
});
