/** The text that is nearest to another: the fewest characters to add, remove, change or swap; undefined among none. */
export function nearest(text: string, among: readonly string[]): string | undefined {
  let best: string | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const one of among) {
    const distance = editDistance(text, one);
    if (distance < least) [best, least] = [one, distance];
  }
  return best;
}

/** By optimal string alignment: two neighbours that changed places count once, as people swap digits. */
function editDistance(a: string, b: string): number {
  const width = b.length + 1;
  // Row by row: how far the first `i` characters of the one are from the first `j` of the other.
  const distances = new Uint16Array((a.length + 1) * width);
  for (let j = 0; j < width; j++) distances[j] = j;
  for (let i = 1; i <= a.length; i++) {
    distances[i * width] = i;
    for (let j = 1; j < width; j++) {
      const at = i * width + j;
      const change = distances[at - width - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const swap = swapped ? distances[at - 2 * width - 2]! + 1 : change;
      distances[at] = Math.min(change, swap, distances[at - width]! + 1, distances[at - 1]! + 1);
    }
  }
  return distances[a.length * width + b.length]!;
}
