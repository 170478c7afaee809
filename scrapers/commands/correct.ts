import type { Database } from '@/db/client';
import { UsageError } from '@/db/commands/run';
import { CannotCorrect, type Correction, correct, OPERATOR } from '@/db/correct';
import { corrections, observationsByPrefix, spansOfOffer } from '@/db/queries/corrections';
import { observationWithEvidence } from '@/db/queries/evidence';
import { type Rule, ruleWords } from '@/pricing';
import { fromArchive } from '../archive';
import { suspect } from '../check/row';
import { command, main, withConnection } from './cli';
import { closedUp, type Options, readOptions } from './correct-options';

/** Listed at once; `--all` shows the rest. */
const SHOWN = 20;

const program = command('correct', 'Take a misread price back and, where known, put the right one')
  .argument('[observation]', 'id from the evidence page (its first digits will do)')
  .option('--reason <text>', 'what was wrong, in a sentence; it is shown to everybody')
  .option('--by <name>', `who corrects it; shown to everybody (default: ${OPERATOR})`)
  .option('--usd <amount>', 'the right price, US dollars per image')
  .option('--rule <json>', 'the right rule, as in pricing/rule.ts')
  .option('--quote <words>', 'the words that say so; default: those of the wrong reading')
  .option('--replaced-by <id>', 'another reading of the same offer that was right')
  .option('--dry-run', 'show what would come of it, write nothing')
  .option('--force', 'although the new price is implausible')
  .option('--all', 'without an observation: list every correction')
  .action((id: string | undefined, options: Options) => (id ? make(id, options) : list(options)));

async function list({ all, ...rest }: Options): Promise<void> {
  const [stray] = Object.keys(rest);
  if (stray) throw new UsageError('which observation? Give its id, from its page (see --help)');
  await withConnection(async ({ db }) => {
    const rows = await corrections(db);
    if (rows.length === 0) return console.log('Nothing has been corrected.');
    for (const row of all ? rows : rows.slice(0, SHOWN)) {
      const { hostId, hostModel, operation, variant } = row.offer;
      const what = [hostId, hostModel, operation, variant].filter(Boolean).join(' ');
      console.log(`${row.observation}  ${what}  read ${row.day}`);
      console.log(`  before: ${ruleWords(row.rule)}`);
      console.log(`  after:  ${row.after ? ruleWords(row.after.rule) : 'nothing in its place'}`);
      const who = row.by ? `, by ${row.by}` : '';
      console.log(`  reason: ${row.reason} (${row.at.toISOString().slice(0, 10)}${who})`);
    }
    const more = all ? 0 : rows.length - SHOWN;
    if (more > 0) console.log(`… and ${more} more (--all)`);
  });
}

async function make(given: string, options: Options): Promise<void> {
  const { reason, by, rule, quote } = readOptions(options);
  await withConnection(async ({ db }) => {
    const observationId = await idOf(db, given);
    if (rule) await believable(db, observationId, rule, quote, options.force ?? false);
    const instead: Correction['instead'] = rule
      ? { rule, quote }
      : options.replacedBy
        ? { observationId: await idOf(db, options.replacedBy) }
        : null;
    await carryOut(db, { observationId, reason, by, instead }, options.dryRun ?? false);
  });
}

async function carryOut(db: Database, correction: Correction, dryRun: boolean): Promise<void> {
  const offerId = (await observationWithEvidence(db, correction.observationId))?.offer.id ?? '';
  const before = await spansOfOffer(db, offerId);
  let after: typeof before = [];
  const look = async (tx: Database) => {
    after = await spansOfOffer(tx, offerId);
  };
  try {
    const { replacedBy } = await correct(db, correction, { dryRun, look });
    const instead = replacedBy ? `replaced by ${replacedBy}` : 'nothing in its place';
    console.log(
      `${dryRun ? 'Would take' : 'Took'} ${correction.observationId} back: ${instead}${dryRun ? '; nothing was written' : ''}`,
    );
  } catch (error) {
    throw error instanceof CannotCorrect ? new UsageError(error.message) : error;
  }
  for (const [name, spans] of [['before', before] as const, ['after', after] as const]) {
    console.log(`${name}:`);
    if (spans.length === 0) console.log('  no price');
    for (const { from, to, rule, gone } of spans)
      console.log(`  ${from} to ${to ?? 'now'}${gone ? ' (ended)' : ''}: ${ruleWords(rule)}`);
  }
}

async function idOf(db: Database, given: string): Promise<string> {
  if (!/^[0-9a-f]{4,16}$/.test(given))
    throw new UsageError(
      `"${given}" is no id; take one from an evidence page (4 to 16 hex digits)`,
    );
  const ids = await observationsByPrefix(db, given);
  const [id] = ids;
  if (!id) throw new UsageError(`there is no observation ${given}`);
  if (ids.length > 1)
    throw new UsageError(`several observations begin with ${given}; give more digits`);
  return id;
}

/** A slip of the one who corrects is no better than a slip of the extractor. */
async function believable(
  db: Database,
  id: string,
  rule: Rule,
  quote: string | null,
  force: boolean,
): Promise<void> {
  const row = await observationWithEvidence(db, id);
  if (!row) return;
  const { hostModel, modelId, operation, variant } = row.offer;
  const tier = row.offer.tier as never;
  const words = quote ?? row.observation.quote;
  const named = { hostModel, modelId: modelId ?? hostModel, operation, variant, tier };
  const offer = { ...named, rule, quote: words };
  const doubt = suspect({ ...offer, effectiveOn: null }, undefined);
  if (doubt && !force) throw new UsageError(`refused: ${doubt.detail} (--force if it is true)`);
  if (!quote || !row.snapshot) return;
  const { text } = await fromArchive(db, row.snapshot.id);
  if (!closedUp(text).includes(quote))
    throw new UsageError('--quote: these words do not stand in the stored body');
}

await main(program);
