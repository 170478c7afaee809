import { userInfo } from 'node:os';
import { UsageError } from '@/db/commands/run';
import { decide, type HeldRow, heldById, ruleBefore, undecided } from '@/db/queries/review';
import { ruleWords } from '@/pricing';
import { command, main, withConnection } from './cli';

const program = command('review', 'List the readings that a guard held back, or decide on one');

program
  .command('list', { isDefault: true })
  .description('what waits for a decision, with its evidence')
  .option('--all', 'the price book’s held back facts too')
  .action(list);
for (const verdict of ['accept', 'reject'] as const)
  program
    .command(verdict)
    .description(`${verdict} a reading (the first digits of its id will do)`)
    .argument('<id>')
    .requiredOption('--reason <text>', 'why, in a sentence; it is shown beside the decision')
    .action((id: string, options: { reason: string }) => settle(verdict, id, options.reason));

async function list(options: { all?: boolean }): Promise<void> {
  await withConnection(async ({ db }) => {
    const held = await undecided(db);
    const rows = options.all ? held : held.filter((row) => row.snapshotId !== null);
    const rest = held.length - rows.length;
    if (rest > 0)
      console.error(
        `${rest} recorded facts of the price book were held back too: --all lists them`,
      );
    if (rows.length === 0) return console.log('Nothing waits for a decision.');
    for (const row of rows) {
      const before = await ruleBefore(db, row);
      console.log(`${row.id}  ${nameOf(row)}  read ${row.day}`);
      console.log(`  guard:  ${row.guard}: ${row.detail}`);
      console.log(
        `  before: ${before ? `${ruleWords(before.rule)} (read ${before.checkedOn})` : 'not known'}`,
      );
      console.log(`  now:    ${ruleWords(row.rule)}`);
      console.log(`  words:  "${row.quote}"`);
      console.log(`  source: ${row.sourceUrl}`);
      console.log('');
    }
    console.log('Decide with: npm run review -- accept|reject ID --reason "why"');
  });
}

async function settle(verdict: 'accept' | 'reject', id: string, given: string): Promise<void> {
  const reason = given.trim();
  if (!reason) throw new UsageError('--reason is empty; say in a sentence why');
  if (!/^[0-9a-f]{4,16}$/.test(id))
    throw new UsageError(`"${id}" is no id; take one from npm run review (at least 4 digits)`);
  await withConnection(async ({ db }) => {
    const rows = await heldById(db, id);
    const [row] = rows;
    if (!row) throw new UsageError(`no reading ${id} was held back`);
    if (rows.length > 1)
      throw new UsageError(`${rows.length} readings begin with ${id}; give more digits`);
    if (row.verdict) throw new UsageError(`${row.id} was decided already: ${row.verdict}`);
    const count = await decide(db, row, { verdict, by: personName(), reason });
    const more = count > 1 ? ` (and ${count - 1} more that say the same)` : '';
    console.log(
      `${verdict === 'accept' ? 'Accepted' : 'Rejected'} ${row.id}: ${nameOf(row)}${more}`,
    );
  });
}

function nameOf(row: HeldRow): string {
  return [row.hostId, row.hostModel, row.operation, row.variant].filter(Boolean).join(' ');
}

function personName(): string {
  try {
    return `review by ${userInfo().username}`;
  } catch {
    return 'review';
  }
}

await main(program);
