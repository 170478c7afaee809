import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { Presets, SingleBar } from 'cli-progress';
import { Command, CommanderError } from 'commander';
import { connect } from '../client';
import { type History, importHistories, pricesIn, readHistories } from '../history/import';
import { type Fault, NotAHistory } from '../history/read';
import { migrate } from '../migrate';
import { withDatabase } from '../server';
import { runCommand, UsageError } from './run';

/** Named one by one; further ones are counted. */
const FAULTS_SHOWN = 50;

const program = new Command('import-history')
  .description('Import the histories of public price datasets: second opinions, never ranked')
  .argument('<folder>', 'with litellm-image-price-history.csv and its like')
  .option('--dry-run', 'read and convert everything, write nothing')
  .exitOverride()
  .configureOutput({ writeErr: () => {}, outputError: () => {} });

await runCommand(async () => {
  try {
    program.parse(process.argv);
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return 0;
    throw new UsageError(`${error.message.replace(/^error: /, '')} (see --help)`);
  }
  const { dryRun } = program.opts<{ dryRun?: boolean }>();
  const history = read(program.args[0] ?? '');
  tell(history);
  if (!dryRun) await write(history);
  else console.log('Nothing was written.');
  return history.faults.length > 0 ? 1 : 0;
});

function read(given: string): History {
  const folder = resolve(given);
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory())
    throw new UsageError(`${given} is no folder`);
  try {
    return readHistories(folder);
  } catch (error) {
    throw error instanceof NotAHistory ? new UsageError(error.message) : error;
  }
}

function tell({ parts, faults, inBook, report }: History): void {
  for (const fault of faults.slice(0, FAULTS_SHOWN)) console.error(faultWords(fault));
  if (faults.length > FAULTS_SHOWN)
    console.error(`… and ${faults.length - FAULTS_SHOWN} more bad rows`);
  const left = report.leftOut();
  const hosts = new Set(parts.map((part) => part.hostId)).size;
  console.log(
    `Read ${pricesIn(parts)} dated prices of ${hosts} hosts; ${inBook} rows stand in the price book too.`,
  );
  console.log(
    `${left.reduce((sum, l) => sum + l.count, 0)} source rows say nothing of an output image's price, or of no model that the catalog knows.`,
  );
  if (faults.length > 0)
    console.log(
      `${faults.length} bad ${faults.length === 1 ? 'row' : 'rows'}: what ${faults.length === 1 ? 'it belongs' : 'they belong'} to was left out whole.`,
    );
}

function faultWords({ file, line, words }: Fault): string {
  return line > 0 ? `${file}, line ${line}: ${words}` : `${file}: ${words}`;
}

async function write({ parts }: History): Promise<void> {
  await withDatabase(async (url) => {
    await migrate(url);
    const { db, close } = connect(url);
    const bar = process.stderr.isTTY
      ? new SingleBar(
          { stream: process.stderr, format: '{bar} {value}/{total} {what}', clearOnComplete: true },
          Presets.shades_classic,
        )
      : null;
    bar?.start(parts.length, 0, { what: '' });
    try {
      const { counts, written, known } = await importHistories(db, parts, ({ dataset, hostId }) =>
        bar?.increment(1, { what: `${dataset.name}: ${hostId}` }),
      );
      bar?.stop();
      console.log(
        written === 0
          ? 'All of it is in the database already.'
          : `Imported ${written} of ${parts.length} parts (${known} were there): ${counts.new} new offers, ${counts.changed} changes, ${counts.confirmed} confirmed, ${counts.quarantined} held back, ${counts.gone} ended.`,
      );
    } finally {
      bar?.stop();
      await close();
    }
  });
}
