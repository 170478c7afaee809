import { describe, expect, it } from 'vitest';
import { gradeOf, gradeOfDataset, type Host, hostById, hosts } from './index';

const host = (id: string) => hostById(id) as Host;

describe('gradeOf', () => {
  it('is A for a module proven on a real body, and names that body', () => {
    const { grade, proven } = gradeOf(host('replicate'), 0) ?? {};
    expect(grade).toBe('A');
    expect(proven).toMatchObject({ seen: { date: '2026-10-05', precision: 'day' } });
  });

  it('is B for a module that has seen no real body yet, however many prices are noted', () => {
    expect(gradeOf(host('wavespeed'), 40)?.grade).toBe('B');
  });

  it('is C for noted prices, D with the reason for none', () => {
    expect(gradeOf(host('kyma'), 8)?.grade).toBe('C');
    expect(gradeOf(host('kyma'), 0)).toMatchObject({
      grade: 'D',
      reason: 'its noted prices have ended',
    });
    expect(gradeOf(host('adobe'), 0)).toMatchObject({ grade: 'D', reason: host('adobe').noPrice });
  });

  it('grades GPU rental by dated prices of an hour, and nobody who sells neither', () => {
    expect(gradeOf(host('lambda'), 0)?.grade).toBe('C');
    expect(gradeOf(host('salad'), 0)?.grade).toBe('D');
    expect(gradeOf(host('cursor'), 0)).toBeNull();
  });

  it('grades datasets by the same rule, apart from those who sell', () => {
    expect(gradeOf(host('litellm'), 0)).toBeNull();
    expect(gradeOfDataset('litellm', 0)).toMatchObject({ grade: 'A', proven: { form: 'file' } });
    expect(gradeOfDataset('modelsdev', 40)).toMatchObject({ grade: 'B', proven: null });
    expect(gradeOfDataset('renku', 5).grade).toBe('C');
    expect(gradeOfDataset('renku', 0).grade).toBe('D');
  });

  it('gives every graded host a reason in words', () => {
    for (const h of hosts) expect(gradeOf(h, 0)?.reason ?? 'not graded').toMatch(/\w/);
  });
});
