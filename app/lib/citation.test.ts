import { expect, it } from 'vitest';
import { citation } from './citation';

const price = {
  usd: '0.003',
  host: 'Example host',
  model: 'Example model',
  workload: '1024×1024',
  checked: { day: '2026-08-19', precision: 'day' as const },
  evidence: 'https://example.org/prices/0123456789abcdef',
};

it('says price, host, model, workload, day and source in one line', () => {
  expect(citation(price)).toBe(
    '$0.003 per image, Example host, Example model, 1024×1024, checked 19 Aug 2026, source https://example.org/prices/0123456789abcdef',
  );
});

it('says of a usable image what it comes to, with the sticker price and the workload', () => {
  const kept = { ...price, usable: '0.0075', workload: '1024×1024, 40% kept' };
  expect(citation(kept)).toBe(
    '$0.0075 per usable image, sticker $0.003, Example host, Example model, 1024×1024, 40% kept, checked 19 Aug 2026, source https://example.org/prices/0123456789abcdef',
  );
});

it('claims no day that isn’t known', () => {
  const vague = { ...price, checked: { day: '2026-01-01', precision: 'year' as const } };
  expect(citation(vague)).toContain('checked 2026, source');
});
