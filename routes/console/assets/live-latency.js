// For each service a line from half of its answers to nearly all of them, on a scale by tens.
import { took } from './live-words.js';

const most = 6;
const space = 'http://www.w3.org/2000/svg';

export function showLatencies(latencies) {
  const place = document.getElementById('latency-plot');
  const shown = latencies.slice(0, most);
  if (shown.length === 0) return place.replaceChildren();
  const times = shown.flatMap(({ p50, p99 }) => [p50, p99]);
  const [low, high] = [Math.log10(Math.min(...times)), Math.log10(Math.max(...times))];
  const at = (ms) => `${2 + (high === low ? 0.5 : (Math.log10(ms) - low) / (high - low)) * 96}%`;
  const list = document.createElement('ol');
  list.className = 'latency';
  list.append(...shown.map((one) => itemOf(one, at)));
  place.replaceChildren(keyOf(latencies.length), list);
}

function itemOf({ service, calls, p50, p95, p99 }, at) {
  const item = document.createElement('li');
  const [name, figures] = [document.createElement('span'), document.createElement('span')];
  name.textContent = `${service} (${calls.toLocaleString('en')})`;
  figures.textContent = [p50, p95, p99].map(took).join(' · ');
  item.append(name, figures, pictureOf([at(p50), at(p95), at(p99)]));
  return item;
}

function pictureOf([half, nearly, last]) {
  const svg = made('svg', { 'aria-hidden': 'true', width: '100%', height: '12' });
  svg.append(
    made('line', { x1: half, x2: last, y1: '6', y2: '6' }),
    made('line', { class: 'nearly', x1: nearly, x2: nearly, y1: '1', y2: '11' }),
    made('circle', { class: 'most', cx: last, cy: '6', r: '4' }),
    made('circle', { class: 'half', cx: half, cy: '6', r: '5' }),
  );
  return svg;
}

function made(name, attributes) {
  const element = document.createElementNS(space, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return element;
}

function keyOf(count) {
  const said = document.createElement('p');
  said.className = 'hint';
  const rest = count > most ? ` The ${most} services with the most calls; all stand below.` : '';
  said.textContent = `p50 ● · p95 | · p99 ○, on a scale by tens.${rest}`;
  return said;
}
