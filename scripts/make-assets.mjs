// Makes the fonts and icons that are kept in version control. Needs packages that nothing else
// does: npm install --no-save geist@1.7.2 subset-font@2.9.0 sharp@0.35
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FONT_CHARACTERS, PREVIEW_CHARACTERS } from './lib/font-characters.mjs';

const root = join(import.meta.dirname, '..');
const needed = 'npm install --no-save geist@1.7.2 subset-font@2.9.0 sharp@0.35';

async function load(name) {
  try {
    return (await import(name)).default;
  } catch {
    console.error(`make-assets: ${name} is not installed. First: ${needed}`);
    process.exit(2);
  }
}

function write(path, bytes) {
  writeFileSync(join(root, path), bytes);
  console.log(`${path} ${bytes.length} bytes`);
}

const subset = await load('subset-font');
const sharp = await load('sharp');
const geist = join(root, 'node_modules/geist');
const font = readFileSync(join(geist, 'dist/fonts/geist-sans/Geist-Variable.ttf'));

write(
  'app/fonts/geist.woff2',
  await subset(font, FONT_CHARACTERS, {
    targetFormat: 'woff2',
    variationAxes: { wght: { min: 400, max: 600 } },
    keepFeatures: ['kern', 'tnum'],
    noHinting: true,
  }),
);
// The drawing of preview images reads neither WOFF2 nor variable fonts.
for (const wght of [400, 600])
  write(
    `app/fonts/geist-${wght}.ttf`,
    await subset(font, PREVIEW_CHARACTERS, {
      targetFormat: 'sfnt',
      variationAxes: { wght },
      keepFeatures: ['kern', 'ccmp'],
      noHinting: true,
    }),
  );
write('app/fonts/LICENSE.txt', readFileSync(join(geist, 'LICENSE.txt')));

const icon = readFileSync(join(root, 'app/icon.svg'), 'utf8');
// A launcher cuts its own shape: the same drawing, its ground out to the edges, smaller in it.
const maskable = icon
  .replace(/ rx="\d+"/, '')
  .replace('viewBox="0 0 32 32"', 'viewBox="-4 -4 40 40"')
  .replace('<rect width="32" height="32"', '<rect x="-4" y="-4" width="40" height="40"');
const png = (svg, size) =>
  sharp(Buffer.from(svg), { density: (72 * size) / 32 })
    .resize(size, size)
    .png({ compressionLevel: 9, palette: true })
    .toBuffer();
write('app/apple-icon.png', await png(icon.replace(/ rx="\d+"/, ''), 180));
write('public/icon-192.png', await png(icon, 192));
write('public/icon-512.png', await png(icon, 512));
write('public/icon-maskable-512.png', await png(maskable, 512));
write('app/favicon.ico', ico(await png(icon, 32), 32));

/** An ICO file of one PNG: header, directory entry, the picture. */
function ico(picture, size) {
  const head = Buffer.alloc(22);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(1, 4);
  head.writeUInt8(size, 6);
  head.writeUInt8(size, 7);
  head.writeUInt16LE(1, 10);
  head.writeUInt16LE(32, 12);
  head.writeUInt32LE(picture.length, 14);
  head.writeUInt32LE(head.length, 18);
  return Buffer.concat([head, picture]);
}
