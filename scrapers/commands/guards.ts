import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { UsageError } from '@/db/commands/run';
import { caseOf } from '../guards/cases';
import { readCases, readJudged } from '../guards/read';
import { isHeld, markdown, plain, tables, unseen } from '../guards/report';
import { command, main } from './cli';

const HISTORY = join(import.meta.dirname, '../../../shared/history');

const program = command('guards', 'What the guards would have done to real changes of prices')
  .argument('[dir]', 'folder of histories of public datasets (default: ../shared/history)')
  .option('--json', 'every changed value with its fate')
  .option('--markdown', 'the tables as a Markdown page')
  .action(run);

function run(dir: string | undefined, options: { json?: boolean; markdown?: boolean }): void {
  const folder = dir ?? HISTORY;
  if (!existsSync(folder))
    throw new UsageError(
      dir ? `no folder ${dir} with histories` : 'no histories at ../shared/history; name a folder',
    );
  const judged = readJudged(folder);
  const cases = readCases(folder);
  if (options.json) {
    const rows = judged.map((j) => ({
      ...j,
      held: isHeld(j),
      case: caseOf(j, cases)?.id ?? null,
    }));
    console.log(JSON.stringify(rows, null, 2));
    return;
  }
  const found = tables(judged, cases);
  console.log(options.markdown ? markdown(found, unseen(judged, cases)) : plain(found));
}

await main(program);
