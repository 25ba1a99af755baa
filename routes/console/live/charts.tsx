import type { Child } from 'hono/jsx';
import { countsOf, families, latenciesOf, type Minutes, minutesKept } from '../assets/live-figures.js';
import { type Names, took } from '../assets/live-words.js';
import { Wide } from '../page.tsx';

/** How calls went of late: pictures by script, and the same figures as tables. */
export function Charts({ minutes, names }: { minutes: Minutes; names: Names }) {
  const codes = countsOf(minutes, 'codes');
  const faults = countsOf(minutes, 'faults');
  const codeWords = codes.keys.map((code) => names.outcomes[Number(code)]?.text ?? code);
  return (
    <section class="charts" aria-label={`Charts of the last ${minutesKept} minutes`} id="charts">
      <Chart id="codes" title="Calls a minute, by outcome">
        <Counts head={codeWords} rows={codes.rows} />
      </Chart>
      <Chart id="latency" title="How long answers took, by service">
        <Latencies minutes={minutes} />
      </Chart>
      <Chart id="faults" title="Faults a minute">
        <Counts head={faults.keys.map((key) => families[key] ?? key)} rows={faults.rows} />
      </Chart>
    </section>
  );
}

function Chart({ id, title, children }: { id: string; title: string; children: Child }) {
  return (
    <section class="panel chart" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{title}</h2>
      <div class="plot" id={`${id}-plot`}></div>
      <details id={`${id}-figures`}>
        <summary>
          The figures<span class="unseen"> of {title.toLowerCase()}</span>
        </summary>
        <Wide label={title}>
          <table id={`${id}-table`}>{children}</table>
        </Wide>
      </details>
    </section>
  );
}

function Head({ names }: { names: string[] }) {
  return (
    <thead>
      <tr>
        {names.map((name, i) => (
          <th scope="col" class={i === 0 ? undefined : 'number'}>
            {name}
          </th>
        ))}
      </tr>
    </thead>
  );
}

function Counts({ head, rows }: { head: string[]; rows: { time: number; counts: number[] }[] }) {
  return (
    <>
      <Head names={['Minute', ...head]} />
      <tbody>
        {rows.map(({ time, counts }) => (
          <tr>
            <th scope="row">{new Date(time).toISOString().slice(11, 16)}</th>
            {counts.map((count) => (
              <td class="number">{count}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </>
  );
}

function Latencies({ minutes }: { minutes: Minutes }) {
  return (
    <>
      <Head names={['Service', 'Calls', 'p50', 'p95', 'p99']} />
      <tbody>
        {latenciesOf(minutes).map(({ service, calls, p50, p95, p99 }) => (
          <tr>
            <th scope="row">{service}</th>
            {[calls, took(p50), took(p95), took(p99)].map((figure) => (
              <td class="number">{figure}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </>
  );
}
