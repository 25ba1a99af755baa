/** Figures as a table of Markdown that reads well in a terminal; below each row its ratios to the baseline's. */
export function table({ title, metrics, names = [], series }) {
  const rows = names.flatMap((name) => [
    [name, ...metrics.map(({ metric, digits }) => cell(series.summary(name, metric), digits))],
    ...(name === series.baseline
      ? []
      : [[`of ${series.baseline}`, ...metrics.map((metric) => ratio(series, name, metric))]]),
  ]);
  return grid([[title, ...metrics.map((metric) => metric.title)], ...rows]);
}

function ratio(series, name, { metric, absolute = false }) {
  return absolute ? '' : cell(series.ratio(name, metric), 2);
}

/** The first row is the head. */
export function grid([head, ...rows]) {
  const widths = head.map((text, i) => Math.max(text.length, ...rows.map((row) => row[i].length)));
  const line = (row) => `| ${row.map((text, i) => text.padEnd(widths[i])).join(' | ')} |`;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}

/** A median with the least and the greatest after it. */
function cell(summary, digits) {
  if (summary === undefined || Number.isNaN(summary.median)) return 'unknown';
  const { median, min, max } = summary;
  return `${median.toFixed(digits)} (${min.toFixed(digits)} to ${max.toFixed(digits)})`;
}

export function list(lines) {
  return lines.map((line) => `- ${line}`).join('\n');
}
