// Cards of the board by mouse and arrow keys; each way leads to the card's own buttons, which work without this.
const said = document.querySelector('[data-board-said]');
const STEP = { ArrowLeft: -1, ArrowRight: 1 };
let held = null;
let left = null;

const columnOf = (node) => node.closest('[data-column]');

function move(card, state) {
  if (columnOf(card).dataset.column === state) return;
  const way = card.querySelector(`[data-to="${state}"]`);
  if (!way) {
    said.textContent = said.dataset.cannot;
    return;
  }
  if (way.matches('details')) {
    way.open = true;
    way.querySelector('input[name=reason]').focus();
  } else way.querySelector('form').requestSubmit();
}

document.addEventListener('dragstart', (event) => {
  held = event.target.closest?.('[data-card]') ?? null;
});
document.addEventListener('dragover', (event) => {
  const column = held && event.target.closest('[data-column]');
  document.querySelectorAll('.over').forEach((one) => one.classList.toggle('over', one === column));
  if (!column) return;
  column.classList.add('over');
  event.preventDefault();
});
document.addEventListener('dragend', () => {
  document.querySelectorAll('.over').forEach((one) => one.classList.remove('over'));
  held = null;
});
document.addEventListener('drop', (event) => {
  const column = held && event.target.closest('[data-column]');
  if (!column) return;
  event.preventDefault();
  move(held, column.dataset.column);
});

document.addEventListener('keydown', (event) => {
  if (!event.target.matches('[data-card]')) return;
  const columns = [...document.querySelectorAll('[data-column]')];
  const cards = [...columnOf(event.target).querySelectorAll('[data-card]')];
  const here = cards.indexOf(event.target);
  if (event.key === 'ArrowDown' || event.key === 'ArrowUp') cards[here + (event.key === 'ArrowDown' ? 1 : -1)]?.focus();
  else if (STEP[event.key]) {
    const next = columns[columns.indexOf(columnOf(event.target)) + STEP[event.key]];
    left = { state: columnOf(event.target).dataset.column, place: here };
    if (next) move(event.target, next.dataset.column);
  } else return;
  event.preventDefault();
});

// The keyboard goes on where the card was that has moved away.
document.addEventListener('htmx:afterSettle', () => {
  if (!left) return;
  const cards = document.querySelectorAll(`[data-column="${left.state}"] [data-card]`);
  (cards[left.place] ?? cards[cards.length - 1])?.focus();
  left = null;
});
