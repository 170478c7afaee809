import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildPriceBook, hasInput, writePriceBook } from '../price-book/build';
import { runCommand, UsageError } from './run';

const FOLDER = fileURLToPath(new URL('../price-book/', import.meta.url));

await runCommand(async () => {
  const [folder, ...more] = process.argv.slice(2);
  if (!folder || more.length > 0)
    throw new UsageError(
      'usage: npm run build-price-book -- FOLDER (with facts/, history/ and captures/)',
    );
  const shared = resolve(folder);
  if (!hasInput(shared))
    throw new UsageError(
      `no fact tables in ${folder}: expected facts/, history/ and captures/index.json there`,
    );
  const built = buildPriceBook(shared);
  writePriceBook(built, FOLDER);
  const left = built.report.leftOut().reduce((sum, l) => sum + l.count, 0);
  console.log(
    `${built.rows.length} rows in ${built.files.size} files; ${left} source rows left out (db/price-book/REPORT.md says why).`,
  );
});
