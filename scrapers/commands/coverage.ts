import { importPriceBook } from '@/db/import-price-book';
import { loadMarket } from '@/db/queries/market';
import { today } from '@/pricing';
import { coverage } from '../coverage';
import { command, main, withConnection } from './cli';
import { coverageMarkdown, coverageTable } from './coverage-table';

type Options = { json?: boolean; markdown?: boolean };

const program = command('coverage', 'Hosts by grade, with their models and prices in force today')
  .option('--json', 'the same as JSON')
  .option('--markdown', 'the same as a Markdown page')
  .action(run);

async function run(options: Options): Promise<void> {
  const found = await withConnection(async ({ db }) => {
    // On a fresh checkout the book is what is known.
    await importPriceBook(db, (line) => console.error(line));
    return coverage((await loadMarket(db)).offers, today());
  });
  if (options.json) console.log(JSON.stringify(found, null, 2));
  else console.log(options.markdown ? coverageMarkdown(found) : coverageTable(found));
}

await main(program);
