// The charts: counted as calls come, drawn once a second while somebody looks.
import { createBars } from './live-bars.js';
import { addCall, countsOf, families, forgetBefore, latenciesOf } from './live-figures.js';
import { showLatencies } from './live-latency.js';
import { took } from './live-words.js';

const tableMs = 5000;

export function createCharts(names, minutes) {
  const codes = createBars(
    'codes',
    (code) => names.outcomes[code]?.text ?? code,
    (code) => `c${code}`,
  );
  const faults = createBars(
    'faults',
    (family) => families[family],
    (family) => family,
  );
  let changed = true;
  let tabled = 0;
  const timer = setInterval(draw, 1000);
  const scheme = matchMedia('(prefers-color-scheme: dark)');
  scheme.addEventListener('change', redraw);

  function draw() {
    if (document.hidden || !document.getElementById('charts')) return;
    forgetBefore(minutes, Date.now());
    codes.draw(countsOf(minutes, 'codes'));
    faults.draw(countsOf(minutes, 'faults'));
    if (!changed) return;
    changed = false;
    showLatencies(latenciesOf(minutes));
    if (performance.now() - tabled > tableMs) fillTables();
  }
  function fillTables() {
    tabled = performance.now();
    for (const [what, said] of [
      ['codes', (code) => names.outcomes[code]?.text ?? code],
      ['faults', (family) => families[family]],
    ]) {
      const { keys, rows } = countsOf(minutes, what);
      const cells = rows.map(({ time, counts }) => [new Date(time).toTimeString().slice(0, 5), ...counts]);
      fill(what, ['Minute', ...keys.map(said)], cells);
    }
    const latencies = latenciesOf(minutes).map((one) => [
      one.service,
      one.calls,
      took(one.p50),
      took(one.p95),
      took(one.p99),
    ]);
    fill('latency', ['Service', 'Calls', 'p50', 'p95', 'p99'], latencies);
  }
  function redraw() {
    codes.forget();
    faults.forget();
    changed = true;
    draw();
  }

  return {
    came(call) {
      const { code, service, ms, fault } = call;
      addCall(minutes, { time: Date.parse(call.time), code, service, ms, fault });
      changed = true;
    },
    show() {
      tabled = 0;
      redraw();
    },
    end() {
      clearInterval(timer);
      scheme.removeEventListener('change', redraw);
      codes.forget();
      faults.forget();
    },
  };
}

function fill(what, head, rows) {
  const table = document.getElementById(`${what}-table`);
  table.replaceChildren(part('thead', [head]), part('tbody', rows));
}

function part(name, rows) {
  const made = document.createElement(name);
  made.append(...rows.map((cells) => rowOf(cells, name === 'thead')));
  return made;
}

function rowOf(cells, head) {
  const row = document.createElement('tr');
  cells.forEach((text, i) => {
    const cell = document.createElement(head || i === 0 ? 'th' : 'td');
    if (cell.tagName === 'TH') cell.scope = head ? 'col' : 'row';
    if (i > 0) cell.className = 'number';
    cell.textContent = text;
    row.append(cell);
  });
  return row;
}
