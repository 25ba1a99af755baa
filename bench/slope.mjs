/** How much the second of each pair grows with the first, by least squares; NaN for a single point. */
export function slope(pairs) {
  const mean = (i) => pairs.reduce((sum, pair) => sum + pair[i], 0) / pairs.length;
  const [x, y] = [mean(0), mean(1)];
  const over = pairs.reduce((sum, pair) => sum + (pair[0] - x) * (pair[1] - y), 0);
  return over / pairs.reduce((sum, pair) => sum + (pair[0] - x) ** 2, 0);
}
