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

// Alt and an arrow key press the Up or Down button of the question in which one is; one comes back to it.
document.addEventListener('keydown', (event) => {
  const way = { ArrowUp: 'up', ArrowDown: 'down' }[event.key];
  const question = way && event.altKey && event.target.closest?.('[data-move]');
  if (!question) return;
  event.preventDefault();
  question.querySelector(`.moves [name=way][value=${way}]`).form.submit();
});

window.addEventListener('load', () => {
  if (location.hash.startsWith('#question-')) document.querySelector(`${location.hash} a`)?.focus();
});

// The preview follows what is typed: the answer page with the question as it stands in the form.
const typed = document.querySelector('form[data-preview]');
const frame = document.querySelector('.preview iframe');
let waiting = 0;

// Bring the question that is edited into view inside the frame; a new one stands last on its page.
function reveal() {
  const code = typed?.elements.code?.value;
  const asked = [...frame.contentDocument.querySelectorAll('.q')];
  const own = asked.find((one) => code && one.querySelector(`[name^="${CSS.escape(code)}"]`)) ?? asked.at(-1);
  if (typed && own) frame.contentWindow.scrollTo(0, own.offsetTop - 80);
}

async function follow() {
  const fields = new FormData(typed);
  fields.delete('once');
  const answer = await fetch(typed.dataset.preview, { method: 'POST', body: fields });
  if (!answer.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const shown = frame.contentDocument;
  shown.querySelector('main').replaceWith(shown.importNode(page.querySelector('main'), true));
  reveal();
}

frame?.addEventListener('load', reveal);

typed?.addEventListener('input', () => {
  clearTimeout(waiting);
  waiting = setTimeout(follow, 300);
});
