/**
 * Samples by name, one a round; what a name's round is compared with is the same round of another, by default the baseline.
 * A sample may have one of the baseline that was taken in turn with it, as `beside`: then it is compared by that.
 */
export function createSeries(baseline) {
  const samples = new Map();
  const of = (name) => samples.get(name) ?? [];
  return {
    add: (name, sample) => samples.set(name, [...of(name), sample]),
    baseline,
    names: () => [...samples.keys()],
    summary: (name, metric) => summarise(of(name).map((sample) => sample[metric])),
    ratio: (name, metric, to = baseline) =>
      summarise(of(name).flatMap((sample, i) => (i < of(to).length ? [times(sample, of(to)[i], metric)] : []))),
  };
}

function times(sample, other, metric) {
  if (!sample.beside && !other.beside) return sample[metric] / other[metric];
  return ofBeside(sample, metric) / ofBeside(other, metric);
}

/** The baseline itself has nothing beside it. */
function ofBeside({ beside, ...sample }, metric) {
  return beside ? sample[metric] / beside[metric] : 1;
}

/** Undefined where nothing was measured. */
function summarise(values) {
  if (values.length === 0) return undefined;
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  const median = (sorted[Math.ceil(middle) - 1] + sorted[Math.floor(middle)]) / 2;
  return { median, min: sorted[0], max: sorted.at(-1) };
}
