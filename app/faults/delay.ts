import type { Acting, Kind, Params } from './kind.ts';

/** Waits before the answer: a fixed time, a uniform one, or a lognormal one, in milliseconds. */
export const delay: Kind = {
  name: 'delay',
  title: 'answers later',
  usages: ['delay;ms=800', 'delay;min=100;max=900', 'delay;median=300;sigma=0.4'],
  params: ({ maxDelayMs }) => ({
    ms: { min: 0, max: maxDelayMs },
    min: { min: 0, max: maxDelayMs },
    max: { min: 0, max: maxDelayMs },
    median: { min: 0, max: maxDelayMs },
    sigma: { min: 0, max: 5, decimals: true },
  }),
  forms: [['ms'], ['min', 'max'], ['median', 'sigma']],
  act: (params, acting) => acting.wait(duration(params, acting)),
};

/** How long this time, in milliseconds. */
export function duration(params: Params, { draw }: Pick<Acting, 'draw'>): number {
  const fixed = params.get('ms');
  if (fixed !== undefined) return fixed;
  const min = params.get('min');
  if (min !== undefined) return min + (params.get('max')! - min) * draw();
  return params.get('median')! * Math.exp(params.get('sigma')! * normal(draw));
}

/** A standard normal number from two uniform ones, by Box and Muller. */
function normal(draw: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - draw())) * Math.cos(2 * Math.PI * draw());
}
