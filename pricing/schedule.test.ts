import { describe, expect, it, test } from 'vitest';
import { nextRunOn, WEEKLY_CRON, WEEKLY_TIME } from './schedule';
import { addDays } from './time';

describe('the next weekly run', () => {
  it.each([
    ['2026-11-15', null, '2026-11-16'],
    ['2026-11-16', null, '2026-11-16'],
    ['2026-11-16', '2026-11-09', '2026-11-16'],
    ['2026-11-16', '2026-11-16', '2026-11-23'],
    ['2026-11-17', '2026-11-16', '2026-11-23'],
    ['2026-11-22', '2026-11-16', '2026-11-23'],
    ['2023-12-31', null, '2024-01-01'],
    ['2023-12-25', '2023-12-25', '2024-01-01'],
  ])('seen on %s after a run on %s is on %s', (today, last, next) =>
    expect(nextRunOn(today, last)).toBe(next),
  );

  it('is always a Monday within a week', () => {
    for (let i = 0; i < 800; i += 1) {
      const today = addDays('2023-06-01', i);
      const next = nextRunOn(today, today);
      expect(new Date(`${next}T00:00:00Z`).getUTCDay()).toBe(1);
      expect(next > today && next <= addDays(today, 7)).toBe(true);
    }
  });
});

test('the crontab line, the time in words and the weekday agree', () => {
  const [minute, hour, , , weekday] = WEEKLY_CRON.split(' ').map(Number);
  expect(WEEKLY_TIME).toBe(`${String(hour).padStart(2, '0')}:${minute} UTC`);
  expect(weekday).toBe(1);
});
