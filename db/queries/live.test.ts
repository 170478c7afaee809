import { createServer } from 'node:net';
import { sql } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { openReader } from './live';

/** A port that was free a moment ago, so that nobody answers there. */
function deserted(): Promise<number> {
  const server = createServer();
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

it('refuses every query soon while the server is away, however many wait', async () => {
  const reader = openReader(`postgres://nobody@127.0.0.1:${await deserted()}/none`);
  const ask = () =>
    reader.db.execute(sql`select 1`).then(
      () => 'answered',
      () => 'refused',
    );
  for (let round = 0; round < 2; round++) {
    const answers = await Promise.all(Array.from({ length: 24 }, ask));
    expect(new Set(answers)).toEqual(new Set(['refused']));
  }
  await reader.close();
}, 10_000);
