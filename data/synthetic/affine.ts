/** A shuffle of the numbers below `size` that can be undone: `to` and `from` are each other's inverse. */
export interface Shuffle {
  to(number: number): number;
  from(number: number): number;
}

/**
 * `to(i) = (a i + b) mod size`; `a` must share no factor with `size`.
 * All products stay below 2^53 for sizes up to 26^5.
 */
export function shuffle(size: number, a: number, b: number): Shuffle {
  const inverse = inverseOf(a, size);
  return {
    to: (number) => (a * number + b) % size,
    from: (number) => (inverse * ((((number - b) % size) + size) % size)) % size,
  };
}

/** The number that `a` is multiplied with to give 1 modulo `size`, by Euclid's extended algorithm. */
function inverseOf(a: number, size: number): number {
  let [r, nextR, t, nextT] = [size, a % size, 0, 1];
  while (nextR !== 0) {
    const quotient = Math.floor(r / nextR);
    [r, nextR] = [nextR, r - quotient * nextR];
    [t, nextT] = [nextT, t - quotient * nextT];
  }
  if (r !== 1) throw new Error(`${a} shares a factor with ${size}`);
  return (t + size) % size;
}
