// Bars for each minute, piled up by what they count; drawn by uPlot, which is loaded when the first are wanted.
import { minutesKept } from './live-figures.js';
import { legendOf } from './live-legend.js';

const height = 160;
let library;

/** `id` is the chart's in the page; `wordOf` and `classOf` tell of a key what it is called and which swatch it has. */
export function createBars(id, wordOf, classOf) {
  let plot;
  let drawn;
  let legend;
  let latest;
  let watching;

  async function draw(counts) {
    latest = counts;
    library ??= load();
    const { default: Plot } = await library;
    const place = document.getElementById(`${id}-plot`);
    if (!place || latest !== counts) return;
    const { keys } = counts;
    if (!plot || drawn !== keys.join()) begin(Plot, place, keys);
    plot.setData(pile(keys, counts));
    tell();
  }
  function begin(Plot, place, keys) {
    forget();
    drawn = keys.join();
    legend = legendOf(keys, wordOf, classOf);
    const canvas = document.createElement('div');
    canvas.setAttribute('role', 'img');
    canvas.setAttribute(
      'aria-label',
      `${document.getElementById(`${id}-title`).textContent}; its figures stand below.`,
    );
    place.replaceChildren(legend, canvas);
    const colours = keys.map((_, i) => getComputedStyle(legend.children[i].firstChild).backgroundColor);
    plot = new Plot({ ...looks(place), ...series(Plot, colours), hooks: { setCursor: [tell] } }, undefined, canvas);
    watching = new ResizeObserver(() => plot?.setSize({ width: place.clientWidth, height }));
    watching.observe(place);
  }
  /** In the legend: what is under the pointer, or all. */
  function tell() {
    const at = plot?.cursor.idx;
    const { keys, rows } = latest;
    const time = at == null ? undefined : plot.data[0][at] * 1000;
    for (const output of legend.querySelectorAll('output')) {
      const i = keys.indexOf(output.dataset.key);
      const own = time === undefined ? rows : rows.filter((row) => row.time === time);
      output.textContent = own.reduce((sum, { counts }) => sum + counts[i], 0).toLocaleString('en');
    }
  }
  function forget() {
    watching?.disconnect();
    plot?.destroy();
    plot = undefined;
  }
  return { draw, forget };
}

function load() {
  const link = document.createElement('link');
  Object.assign(link, { rel: 'stylesheet', href: new URL('uplot.css', import.meta.url) });
  document.head.append(link);
  return import('./uplot.js');
}

/** Minutes, and for each key the sum up to it: the highest first, since what is lower is drawn over it. */
function pile(keys, counts) {
  const now = Math.floor(Date.now() / 60_000);
  const times = Array.from({ length: minutesKept }, (_, i) => (now - minutesKept + 1 + i) * 60);
  const byTime = new Map(counts.rows.map((row) => [row.time / 1000, row.counts]));
  const sums = times.map((time) => {
    let sum = 0;
    return keys.map((key) => {
      const count = byTime.get(time)?.[counts.keys.indexOf(key)] ?? 0;
      sum += count;
      return count === 0 ? null : sum;
    });
  });
  return [times, ...keys.map((_, i) => sums.map((one) => one[i])).reverse()];
}

function looks(place) {
  const style = getComputedStyle(place);
  const [stroke, line] = ['--soft', '--line'].map((name) => style.getPropertyValue(name));
  const axis = { stroke, font: `12px ${style.fontFamily}`, ticks: { show: false } };
  const clock = (_plot, times) => times.map((time) => new Date(time * 1000).toTimeString().slice(0, 5));
  const figures = (_plot, values) => values.map((value) => (Number.isInteger(value) ? value.toLocaleString('en') : ''));
  return {
    ...{ width: place.clientWidth, height, legend: { show: false } },
    cursor: { y: false, points: { show: false }, drag: { x: false, y: false } },
    scales: {
      x: { range: (_plot, first, last) => [first, last + 60] },
      y: { range: (_plot, _least, most) => [0, Math.max(4, most * 1.1)] },
    },
    axes: [
      { ...axis, grid: { show: false }, values: clock, space: 60, size: 32 },
      { ...axis, grid: { stroke: line, width: 1 }, values: figures, space: 30, size: 56 },
    ],
  };
}

function series(Plot, colours) {
  const paths = Plot.paths.bars({ size: [0.8, 40], align: 1 });
  return { series: [{}, ...colours.map((fill) => ({ fill, width: 0, paths, points: { show: false } })).reverse()] };
}
