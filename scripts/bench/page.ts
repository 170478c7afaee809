/** The table of docs/bench.md. */
type Times = { p50: number; p99: number };

export type Row = {
  weeks: number;
  checks: number;
  spans: number;
  loadMs: number;
  heapMb: number;
  draw: Times;
  evidence: Times;
  page: (Times & { kb: number }) | null;
};

type Market = { offers: number; ofModel: number; model: string };

export function page(rows: readonly Row[], { offers, ofModel, model }: Market): string {
  const [first] = rows;
  const last = rows.at(-1);
  if (!first || !last) throw new Error('nothing was measured');
  return [
    '# How history grows',
    '',
    'Written by `npm run bench:history`; don’t edit. A made-up market in a throwaway database:',
    `${offers.toLocaleString('en-US')} offers, ${ofModel} of them of the model that is drawn (${model}), each read every week; one price`,
    'in forty moves from one week to the next. Real prices move less often. The spans of a hundred',
    'offers are held against a refold of their readings. Milliseconds; p50 and p99 of 100; load and memory once.',
    '',
    '| Weeks | Checks | Spans | Market load | Its memory | Model history, computed | Readings and checks of an offer | History page, served | Page |',
    '| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |',
    ...rows.map((r) => line(r)),
    ...(last === first ? [] : [growth(first, last)]),
    '',
  ].join('\n');
}

function line(r: Row): string {
  const ms = ({ p50, p99 }: Times) => `${p50.toFixed(1)} / ${p99.toFixed(1)}`;
  const count = (n: number) => n.toLocaleString('en-US');
  const cells = [
    count(r.weeks),
    count(r.checks),
    count(r.spans),
    `${r.loadMs.toFixed(0)}`,
    `${r.heapMb.toFixed(0)} MB`,
    ms(r.draw),
    ms(r.evidence),
    r.page ? ms(r.page) : 'not measured',
    r.page ? `${r.page.kb.toFixed(0)} KB` : '–',
  ];
  return `| ${cells.join(' | ')} |`;
}

function growth(first: Row, last: Row): string {
  const times = (a: number, b: number) => `${(b / a).toFixed(1)}×`;
  const cells = [
    `${first.weeks} to ${last.weeks}`,
    times(first.checks, last.checks),
    times(first.spans, last.spans),
    times(first.loadMs, last.loadMs),
    times(first.heapMb, last.heapMb),
    times(first.draw.p50, last.draw.p50),
    times(first.evidence.p50, last.evidence.p50),
    first.page && last.page ? times(first.page.p50, last.page.p50) : '–',
    first.page && last.page ? times(first.page.kb, last.page.kb) : '–',
  ];
  return `| ${cells.join(' | ')} |`;
}
