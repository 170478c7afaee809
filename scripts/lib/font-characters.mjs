// What the site's own font can draw; anything else comes from the reader's system, letter by letter.
const ascii = Array.from({ length: 0x7f - 0x20 }, (_, i) => String.fromCharCode(0x20 + i)).join('');

export const FONT_CHARACTERS = `${ascii}\u00a0©°²µ·×÷–—‘’“”…•−≤≥≠≈½→←↑↓▲▼▸▾●○✓✕€£`;
