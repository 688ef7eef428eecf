/** In metres; from here on distances are told to 100 m, under it to 20 m. */
const NEAR = 500;
/** The same of points that were looked up by address, whatever the distance. */
const INFERRED_STEP = 100;

/**
 * The distance as it is told, no finer than it is known: a house stands some 20 m from its point, and a point looked up
 * by address may be the middle of its block.
 */
export function roundDistance(metres: number, isInferred: boolean): number {
  const step = isInferred || metres >= NEAR ? INFERRED_STEP : 20;
  return Math.max(step, Math.round(metres / step) * step);
}

/**
 * As the crow flies; up to it 15 minutes on foot are told. GB 50180-2018, 3.0.4 puts the walk of a 15-minute
 * neighbourhood at 800–1,000 m, and a walk is longer than the straight line.
 */
export const WALKABLE_METRES = 800;
