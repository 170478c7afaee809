/** A host's mark, drawn from nothing but its name. Pure. */

const COLOURS = 8;

/** "Fireworks AI" → "FA", "OpenAI" → "OA", "fal" → "fa", "302.AI" → "3A". Two signs, or one. */
export function monogram(name: string): string {
  const words = name.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  const [first = '', second] = words;
  if (second) return `${first[0]}${second[0]}`;
  const capitals = first.match(/\p{Lu}/gu) ?? [];
  return capitals.length > 1 && first[0] === capitals[0]
    ? `${capitals[0]}${capitals[1]}`
    : first.slice(0, 2);
}

/** Which of the eight colours, 1 to 8; the same for the same name, whatever else is on the page. */
export function colourOf(name: string): number {
  let sum = 7;
  for (const sign of name) sum = (sum * 31 + (sign.codePointAt(0) ?? 0)) % 9973;
  return (sum % COLOURS) + 1;
}
