// What the site's own font can draw; anything else comes from the reader's system, letter by letter.
const ascii = Array.from({ length: 0x7f - 0x20 }, (_, i) => String.fromCharCode(0x20 + i)).join('');

export const FONT_CHARACTERS = `${ascii}\u00a0©°²µ·×÷–—‘’“”…•−≤≥≠≈½→←↑↓▲▼▸▾●○✓✕€£`;

/** Preview images are drawn by themselves, without a reader's system to help out. */
export const PREVIEW_CHARACTERS = `${FONT_CHARACTERS}${Array.from({ length: 64 }, (_, i) => String.fromCharCode(0xc0 + i)).join('')}`;
