// Ticks on the show floor are kept in the phone until the server has them: nothing is lost without a network.
const state = document.querySelector('[data-floor-state]');
const KEY = `standwell-floor-${state.dataset.person}`;
const AGAIN = 15000;
let token = state.dataset.token;
let sending = false;

const kept = () => JSON.parse(localStorage.getItem(KEY) ?? '[]');
const keep = (ticks) => localStorage.setItem(KEY, JSON.stringify(ticks));
const without = (tick) => keep(kept().filter((one) => one.url !== tick.url || one.at !== tick.at));
const say = (name, number) => { state.textContent = name ? state.dataset[name].replace('{n}', number) : ''; };

function button(label, act) {
  const made = Object.assign(document.createElement('button'), { type: 'button', textContent: label, className: 'btn btn-plain btn-small' });
  made.addEventListener('click', act);
  return made;
}

function paint(problem) {
  const ticks = kept();
  const waiting = ticks.filter((tick) => !tick.conflict);
  document.querySelectorAll('form[data-tick]').forEach((form) => {
    form.closest('li').classList.toggle('ticked', ticks.some((tick) => tick.url === form.getAttribute('action') && !tick.conflict));
  });
  say(waiting.length ? problem ?? 'waiting' : '', waiting.length);
  const list = document.querySelector('[data-floor-list]');
  list.replaceChildren(...ticks.map((tick) => {
    const line = document.createElement('li');
    line.className = tick.conflict ? 'item late' : 'item';
    const text = Object.assign(document.createElement('span'), { className: 'item-text', textContent: tick.conflict ? `${tick.title}: ${tick.conflict}` : tick.title });
    line.append(text, button(tick.conflict ? state.dataset.read : state.dataset.back, () => { without(tick); paint(); }));
    return line;
  }));
  list.closest('section').hidden = ticks.length === 0;
}

// A page that lay open for long has an old token: the page itself brings the new one.
async function renew() {
  const page = await fetch(location.href, { redirect: 'manual' });
  if (!page.ok) return false;
  const fresh = new DOMParser().parseFromString(await page.text(), 'text/html').querySelector('[data-floor-state]');
  if (!fresh || fresh.dataset.token === token) return false;
  token = fresh.dataset.token;
  return true;
}

// Nothing is left to tick there: it is delivered, dropped or gone.
const settle = (tick) => document.querySelector(`form[data-tick][action="${tick.url}"]`)?.closest('li').classList.add('delivered');

const post = (tick) => fetch(tick.url, {
  method: 'POST',
  redirect: 'manual',
  headers: { 'X-CSRFToken': token, Accept: 'application/json' },
  body: new URLSearchParams({ at: tick.at }),
});

// Returns the name of what keeps ticks from being sent, or nothing.
async function send(tick) {
  let answer = await post(tick);
  if (answer.status === 400 && await renew()) answer = await post(tick);
  if (answer.type === 'opaqueredirect' || answer.status === 401) return 'signin';
  if (answer.status === 409 || answer.status === 404 || answer.status === 403) {
    const told = await answer.json().catch(() => ({ text: state.dataset.gone, settled: true }));
    if (told.settled) settle(tick);
    keep(kept().map((one) => (one.url === tick.url && one.at === tick.at ? { ...one, conflict: told.text } : one)));
    return null;
  }
  if (!answer.ok) return 'waiting';
  without(tick);
  settle(tick);
  return null;
}

async function flush() {
  if (sending) return;
  sending = true;
  let problem = null;
  try {
    for (const tick of kept().filter((one) => !one.conflict)) {
      problem = await send(tick);
      if (problem) break;
    }
  } catch {
    problem = 'waiting';
  }
  sending = false;
  paint(problem);
}

document.addEventListener('submit', (event) => {
  const form = event.target.closest('form[data-tick]');
  if (!form) return;
  event.preventDefault();
  const url = form.getAttribute('action');
  if (!kept().some((tick) => tick.url === url)) keep([...kept(), { url, at: new Date().toISOString(), title: form.dataset.tick }]);
  paint();
  flush();
});

window.addEventListener('online', flush);
setInterval(() => { if (kept().length) flush(); }, AGAIN);
paint();
flush();
