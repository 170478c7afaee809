import { and, eq, isNull } from 'drizzle-orm';
import { connect } from '@/db/client';
import * as t from '@/db/schema';
import { onServer } from '@/db/testing';
import { root } from './bootstrap.mjs';
import { run } from './children.mjs';
import { Failure, failWith, step } from './progress.mjs';

/** What `e2e/corrections.spec.ts` looks for; marked as made up wherever it is shown. */
const WHAT = [
  ...['--usd', '0.004', '--quote', 'Synthetic: 0.004 per output image'],
  ...['--reason', 'Synthetic: the last digit was misread', '--by', 'the browser tests'],
];

/**
 * A copy of a filled database in which `npm run correct` has corrected one price: fal's of FLUX.1
 * schnell, from $0.003 to $0.004. Nothing may be connected to that database meanwhile.
 */
export function correctedDatabase(filled: string): Promise<string> {
  return step('Correcting a price in a copy', async () => {
    const url = new URL(filled);
    await onServer(filled, `create database corrected template ${url.pathname.slice(1)}`);
    url.pathname = '/corrected';
    const args = ['--import', 'tsx', 'scrapers/commands/correct.ts', await wrongReading(url.href)];
    const result = await run(process.execPath, [...args, ...WHAT], {
      cwd: root,
      env: { ...process.env, DATABASE_URL: url.href },
    });
    if (result.code !== 0) failWith('the correction failed', result);
    return url.href;
  });
}

async function wrongReading(url: string): Promise<string> {
  const { db, close } = connect(url, { max: 1 });
  try {
    const [span] = await db
      .select({ id: t.spans.lastObservation })
      .from(t.spans)
      .innerJoin(t.offers, eq(t.offers.id, t.spans.offerId))
      .where(
        and(
          eq(t.offers.hostId, 'fal'),
          eq(t.offers.hostModel, 'fal-ai/flux/schnell'),
          eq(t.offers.reporter, 'host'),
          isNull(t.spans.toDay),
        ),
      );
    if (!span) throw new Failure('there is no price of fal-ai/flux/schnell to correct');
    return span.id;
  } finally {
    await close();
  }
}
