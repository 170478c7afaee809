/** Replays every incident into a database of its own and writes what came of it to docs/incidents.md. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { connect } from '@/db/client';
import { runCommand, takesNoArguments } from '@/db/commands/run';
import { freshDatabase } from '@/db/testing';
import { differs, type Finding, INCIDENTS, type Incident } from './incidents/index';
import { labOf } from './incidents/lab';
import setUpDatabase from './lib/db-test-setup';

const PAGE = join(import.meta.dirname, '../docs/incidents.md');

type Replayed = Incident & { findings: Finding[] };

async function replay(incident: Incident): Promise<Replayed> {
  const database = await freshDatabase();
  const { db, close } = connect(database.url);
  try {
    return { ...incident, findings: await incident.replay(labOf(db)) };
  } finally {
    await close();
    await database.drop();
  }
}

function page(all: readonly Replayed[]): string {
  const bad = all.filter((r) => differs(r.findings));
  return [
    '# Real incidents, replayed',
    '',
    'Written by `npm run incidents`; don’t edit. Fifteen incidents that public price datasets and feeds',
    'really had, with their own figures and days, replayed from the body (or rows in its shape) through',
    'extract, resolve, check and publish into a database of their own, and asked what a reader would',
    'have seen. The command ends with 1 when an answer differs.',
    '',
    `${all.length} incidents, ${all.flatMap((r) => r.findings).length} questions, ${bad.length === 0 ? 'none of them answered otherwise than expected' : `${bad.length} incidents answered otherwise than expected: ${bad.map((r) => r.id).join(', ')}`}.`,
    '',
    '| Incident | Asked | Expected | Actual | |',
    '| --- | --- | --- | --- | --- |',
    ...all.flatMap((r) =>
      r.findings.map((f, i) =>
        line([
          i === 0 ? r.id : '',
          f.asked,
          f.should,
          f.is,
          f.should === f.is ? 'as expected' : '**differs**',
        ]),
      ),
    ),
    '',
    '## What happened',
    '',
    ...all.map((r) => `- **${r.id}** ${r.what}.${r.remark ? ` *${r.remark}*` : ''}`),
    '',
  ].join('\n');
}

function line(cells: readonly string[]): string {
  return `| ${cells.map((c) => c.replaceAll('|', '\\|')).join(' | ')} |`;
}

await runCommand(async () => {
  takesNoArguments('incidents');
  const tearDown = await setUpDatabase();
  try {
    const all: Replayed[] = [];
    for (const incident of INCIDENTS) {
      const replayed = await replay(incident);
      all.push(replayed);
      console.log(`${differs(replayed.findings) ? 'DIFFERS ' : 'ok      '} ${incident.id}`);
    }
    writeFileSync(PAGE, page(all));
    const bad = all.filter((r) => differs(r.findings)).length;
    console.log(`${all.length} incidents replayed, ${bad} differ; see docs/incidents.md`);
    return bad > 0 ? 1 : 0;
  } finally {
    await tearDown();
  }
});
