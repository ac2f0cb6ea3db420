// Draws the page's charts again so that they can be explored; until then, or without this, the drawn ones stay.
const WIDEST = 760;

function tip(box) {
  const list = document.createElement('dl');
  list.className = 'chart-tip';
  list.hidden = true;
  box.append(list);
  return (_handler, event, _item, value) => {
    list.hidden = value === null || value === undefined || value === '';
    if (list.hidden) return;
    const rows = Object.entries(value).flatMap(([name, figure]) => {
      const [term, detail] = [document.createElement('dt'), document.createElement('dd')];
      term.textContent = name;
      detail.textContent = figure;
      return [term, detail];
    });
    list.replaceChildren(...rows);
    const place = box.getBoundingClientRect();
    list.style.left = `${Math.max(0, Math.min(event.clientX - place.left + 14, place.width - list.offsetWidth))}px`;
    list.style.top = `${event.clientY - place.top + 14}px`;
  };
}

async function draw(box) {
  const spec = JSON.parse(box.dataset.chart);
  const shown = box.querySelector('.chart-drawn');
  const width = Math.min(shown.clientWidth, WIDEST);
  const drawing = document.createElement('div');
  drawing.className = 'chart-drawn';
  const config = { ...spec.config, font: getComputedStyle(document.body).fontFamily };
  await window.vegaEmbed(drawing, { ...spec, config, width, autosize: { type: 'fit-x', contains: 'padding' } }, {
    ast: true, actions: false, defaultStyle: false, renderer: 'svg', tooltip: tip(box),
  });
  drawing.setAttribute('role', 'img');
  drawing.setAttribute('aria-label', box.dataset.title);
  drawing.removeAttribute('aria-roledescription');
  drawing.querySelector('svg').setAttribute('aria-hidden', 'true');
  shown.replaceWith(drawing);
}

if (window.vegaEmbed) document.querySelectorAll('[data-chart]').forEach(draw);
