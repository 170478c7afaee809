import { describe, expect, it } from 'vitest';
import { reportOf, type Subject } from './report';

// Synthetic ids and words.
const subject: Subject = {
  observation: '0123456789abcdef',
  offer: 'fedcba9876543210',
  what: 'Host & Co, model/x, generate',
  read: { day: '2026-01-05', precision: 'day' },
  sourceUrl: 'https://prices.example/list?a=1&b=2',
  obtained: 'host@3',
  bodyHash: 'f'.repeat(64),
  quote: '$0.04 "each"',
  page: 'https://perimage.example/prices/0123456789abcdef',
};
const IDS = [subject.observation, subject.offer, subject.bodyHash ?? '', subject.sourceUrl];

describe('reportOf', () => {
  it('opens an issue with every id filled in, keeping what the address asks for', () => {
    const report = reportOf(subject, 'https://issues.example/new?labels=price');
    if (!('href' in report)) throw new Error('no address');
    const url = new URL(report.href);
    expect(url.searchParams.get('labels')).toBe('price');
    expect(url.searchParams.get('title')).toContain('Host & Co, model/x');
    for (const id of [...IDS, subject.quote, subject.page])
      expect(url.searchParams.get('body')).toContain(id);
  });

  it('names the day of the reading only where it is known', () => {
    const text = (precision: 'day' | 'month' | 'year') => {
      const report = reportOf({ ...subject, read: { day: '2026-01-01', precision } }, undefined);
      return 'text' in report ? report.text : '';
    };
    expect(text('day')).toContain('read 2026-01-01 (host@3)');
    expect(text('month')).toContain('read 2026-01, the day isn’t known (host@3)');
    expect(text('year')).toContain('read 2026, the day isn’t known (host@3)');
    expect(text('year')).not.toContain('2026-01-01');
  });

  it('writes a mail where a mail address is given', () => {
    const report = reportOf(subject, 'mailto:prices@example.org');
    if (!('href' in report)) throw new Error('no address');
    expect(report.href).toMatch(/^mailto:prices@example\.org\?subject=Wrong%20price/);
    expect(decodeURIComponent(report.href)).toContain(subject.sourceUrl);
  });

  it.each([undefined, '', 'issues', 'javascript:alert(1)'])('gives the text for %j', (address) => {
    const report = reportOf(subject, address);
    if (!('text' in report)) throw new Error('an address from nothing');
    for (const id of IDS) expect(report.text).toContain(id);
  });

  it('shortens long words, and says that a recorded fact has no body', () => {
    const report = reportOf({ ...subject, quote: 'x'.repeat(2000), bodyHash: null }, undefined);
    expect('text' in report && report.text.length).toBeLessThan(1000);
    expect('text' in report && report.text).toContain('none, a recorded fact');
  });
});
