// Questions dragged to another place; the Up and Down buttons do the same without a mouse.
let dragged = null;

document.addEventListener('dragstart', (event) => {
  dragged = event.target.closest?.('[data-move]');
  if (dragged) event.dataTransfer.effectAllowed = 'move';
});

const over = (event) => event.target.closest?.('.questions li, .questions');

document.addEventListener('dragover', (event) => {
  if (!dragged || !over(event)) return;
  event.preventDefault();
  document.querySelectorAll('.questions .over').forEach((node) => node.classList.remove('over'));
  event.target.closest('.questions li')?.classList.add('over');
});

document.addEventListener('drop', (event) => {
  const place = over(event);
  if (!dragged || !place || place === dragged) return;
  event.preventDefault();
  const form = dragged.querySelector('.moves form').cloneNode(true);
  const set = (name, value) => {
    const field = Object.assign(document.createElement('input'), { type: 'hidden', name, value });
    form.append(field);
  };
  form.querySelector('[name=way]').remove();
  if (place.dataset.question) set('before', place.dataset.question);
  set('page', place.closest('.questions').dataset.page);
  document.body.append(form);
  form.submit();
});
