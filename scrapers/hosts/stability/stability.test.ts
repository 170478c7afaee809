import { describe, expect, it } from 'vitest';
import { stability } from '.';

const read = (...rows: string[]) =>
  stability.extract({
    url: 'https://platform.stability.ai/pricing',
    contentType: 'text/markdown',
    text: [
      '# Pricing',
      '1 credit = $0.01',
      '',
      '| Service | Description | Price (credits) | Price (USD) |',
      '| --- | --- | --- | --- |',
      '| GENERATE | | | |',
      ...rows,
    ].join('\n'),
  });

describe('stability', () => {
  it('refuses dollars that are not the credits beside them', () => {
    expect(read('| Stable Image Core | fast | 3 | $0.03 |').offers).toHaveLength(1);
    expect(read('| Stable Image Core | fast | 3 | $0.05 |')).toMatchObject({
      offers: [],
      leftovers: [{ reason: '3 credits at $0.01 are not $0.05' }],
    });
  });

  it('refuses what a remark takes back', () => {
    expect(read('| Stable Image Core | retired on 1 May | 3 | $0.03 |').offers).toEqual([]);
  });
});
