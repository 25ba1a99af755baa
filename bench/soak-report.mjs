import { median } from './soak-fit.mjs';
import { grid, list } from './table.mjs';

/** A line on how it goes. */
export function progress({ calls, unasked, windows }, samples) {
  const { p50, p99 } = windows.at(-1);
  const [minutes, mb] = samples.at(-1);
  const figures = `RSS ${mb.toFixed(1)} MB, p50 ${p50.toFixed(2)} ms, p99 ${p99.toFixed(2)} ms`;
  return `${minutes.toFixed(1)} minutes: ${calls()} calls, ${unasked.count} that nobody asked for, ${figures}`;
}

/** All figures of a run, and whether all holds. */
export function report({ about, capacity, warm, run, log, checks }) {
  const { ledger } = run;
  const errands = [...ledger.errands].map(([name, one]) => [
    ...[name, String(one.calls), String(one.unasked), one.slowest.toFixed(0)],
  ]);
  const rows = checks.map((one) => [one.what, one.measured, one.allowed, one.holds ? 'yes' : 'NO']);
  return `
# Soak

${list([...about, ...figures(capacity, warm, run, log)])}

${grid([['errand', 'calls', 'not asked for', 'slowest, ms'], ...errands])}

${grid([['what', 'measured', 'allowed', 'holds'], ...rows])}

${[...ledger.unasked.examples, ...log.examples].map((one) => `- ${one}\n`).join('')}
${checks.every(({ holds }) => holds) ? 'All holds.' : 'Not all holds.'}`;
}

function figures({ capacity, called, sent, rate }, warm, { ledger, watched, begun, latest, core, seconds }, log) {
  const middle = (name) => median(ledger.windows.map((one) => one[name])).toFixed(2);
  const calls = ledger.calls();
  return [
    `Capacity: ${capacity.toFixed(0)} errands/s of a core, ${called.toFixed(2)} calls each; ${sent.toFixed(0)} errands/s went through while it was found`,
    `Warm-up: ${(warm.seconds / 60).toFixed(1)} minutes at half as much again, V8 compiling early; compiled then: ${warm.compiled.map((mb) => mb.toFixed(2)).join(', ')} MB`,
    `Load: ${rate.toFixed(0)} errands/s for ${(seconds / 60).toFixed(1)} minutes, ${begun} errands, ${calls} calls, ${(calls / seconds).toFixed(0)} calls/s; the latest began ${latest.toFixed(0)} ms late`,
    `Server: ${core.toFixed(2)} of a core; ${log.lines} lines of log`,
    `Calls that nothing holds, median of ${ledger.windows.length} windows: p50 ${middle('p50')} ms, p99 ${middle('p99')} ms`,
    `Watchers: ${watched.events} events told, ${watched.dropped} dropped; ${watched.scrapes} scrapes of the metrics`,
  ];
}
