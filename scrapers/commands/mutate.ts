import { existsSync } from 'node:fs';
import { Presets, SingleBar } from 'cli-progress';
import { UsageError } from '@/db/commands/run';
import { operators } from '../mutate/operators';
import { proofJson, proofTable, wrongLines } from '../mutate/report';
import { CAPTURES, prove, subjects } from '../mutate/run';
import { command, knownModule, main } from './cli';

type Options = {
  captures?: string;
  host?: string[];
  operator?: string;
  json?: boolean;
  limit?: string;
};

const program = command(
  'mutate',
  'Damage every recorded body in many ways and prove that nothing wrong would be published',
)
  .option('--captures <dir>', 'folder of captures to damage too (default: ../shared/captures)')
  .option('--host <host...>', 'only bodies of these hosts')
  .option('--operator <words>', 'only operators whose name contains these words')
  .option('--limit <n>', 'most mutants of one body and operator')
  .option('--json', 'a JSON object instead of the table')
  .action(mutate);

function mutate(options: Options): void {
  if (options.captures && !existsSync(options.captures))
    throw new UsageError(`no folder ${options.captures} with captures`);
  for (const host of options.host ?? []) knownModule(host);
  const limit = options.limit === undefined ? undefined : Number(options.limit);
  if (limit !== undefined && !(Number.isInteger(limit) && limit > 0))
    throw new UsageError(`--limit: expected a whole number above 0, found "${options.limit}"`);
  const wanted = options.operator?.toLowerCase() ?? '';
  const chosen = operators.filter((o) => o.name.toLowerCase().includes(wanted));
  if (chosen.length === 0)
    throw new UsageError(
      `no operator with "${options.operator}" in its name; there are: ${operators.map((o) => o.name).join('; ')}`,
    );

  const bodies = subjects(options.captures ?? CAPTURES, options.host);
  const bar = process.stderr.isTTY
    ? new SingleBar(
        { stream: process.stderr, format: '{bar} {value}/{total} {host}', clearOnComplete: true },
        Presets.shades_classic,
      )
    : null;
  bar?.start(bodies.length, 0, { host: '' });
  const proof = prove(bodies, {
    operators: chosen,
    ...(limit === undefined ? {} : { limit }),
    onBody: ({ host }) => bar?.increment(1, { host }),
  });
  bar?.stop();
  console.log(options.json ? proofJson(proof) : proofTable(proof));
  for (const line of wrongLines(proof.wrong)) console.error(line);
  if (proof.wrong.length > 0) process.exitCode = 1;
}

await main(program);
