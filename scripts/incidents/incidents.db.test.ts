import { describe, expect, it } from 'vitest';
import { connect } from '@/db/client';
import { rebuild } from '@/db/rebuild';
import { freshDatabase } from '@/db/testing';
import { differs, INCIDENTS } from './index';
import { labOf } from './lab';

describe('real incidents, from the body to the page', { timeout: 60_000 }, () => {
  it('are all there', () => {
    expect(
      INCIDENTS.map((i) => i.id)
        .sort()
        .join(' '),
    ).toBe('C1 C2 C3 D1 F1 F5 N1 R1 R2 R3 S1 U1 U2 U3 Z1');
  });

  it.each(INCIDENTS.map((i) => [i.id, i] as const))('%s', async (_, incident) => {
    const database = await freshDatabase();
    const c = connect(database.url);
    try {
      const findings = await incident.replay(labOf(c.db));
      expect(findings.map((f) => [f.asked, f.is])).toEqual(
        findings.map((f) => [f.asked, f.should]),
      );
      expect(differs(findings)).toBe(false);
      expect((await rebuild(c.db)).differences).toEqual([]);
    } finally {
      await c.close();
      await database.drop();
    }
  });
});
