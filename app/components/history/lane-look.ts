/** How a line is told from the others: a colour, and a shape for whoever doesn't see the colour. */
const COLOURS = 8;

/** Paths around 0,0: circle, square, triangle, diamond, triangle downwards. */
export const SHAPES = [
  'M-3.5 0a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0 -7 0',
  'M-3.2 -3.2H3.2V3.2H-3.2Z',
  'M0 -4.2L4 3H-4Z',
  'M0 -4.6L4.6 0L0 4.6L-4.6 0Z',
  'M0 4.2L4 -3H-4Z',
] as const;

export type Look = { className: string; shape: number };

/** Colour and shape repeat together only after forty lines. */
export function lookOf(n: number, secondary: boolean): Look {
  const className = secondary ? 'lane secondary' : `lane lane-${(n % COLOURS) + 1}`;
  return { className, shape: n % SHAPES.length };
}
