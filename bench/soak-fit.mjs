/** How much the second of each pair grows with the first: the median of the slopes between any two (Theil and Sen), which no outlier bends. */
export function theilSen(pairs) {
  const slopes = [];
  for (let i = 0; i < pairs.length; i++) {
    for (let j = i + 1; j < pairs.length; j++) {
      if (pairs[j][0] !== pairs[i][0]) slopes.push((pairs[j][1] - pairs[i][1]) / (pairs[j][0] - pairs[i][0]));
    }
  }
  return median(slopes);
}

/** The lower of the two in the middle. */
export function median(values) {
  return Float64Array.from(values).sort()[Math.ceil(values.length / 2) - 1] ?? Number.NaN;
}
