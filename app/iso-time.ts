/** Instants in ISO 8601, from epoch milliseconds; under load many lines are of one millisecond, so the last is kept. */
export function isoTimes(): (ms: number) => string {
  let last = Number.NaN;
  let text = '';
  return function isoTime(ms) {
    const whole = Math.floor(ms);
    if (whole !== last) text = new Date(whole).toISOString();
    last = whole;
    return text;
  };
}
