/** What the history page shows, as a file: the same lines over the same days. Pure. */
import Papa from 'papaparse';
import { sizeText, type Workload } from '@/pricing';
import type { Lane, Step } from './history';
import { after, cheapestOf, type HistoryView } from './history-view';
import { siteUrl } from './site';

const FIELDS = [
  'model',
  'workload',
  'series',
  'host',
  'said_by',
  'sold_as',
  'variant',
  'usd_per_image',
  'from',
  'from_known_to_the',
  'until',
  'changed_after',
  'last_checked',
  'source',
  'evidence',
];

/** `series` is `offer` (one host's or dataset's line) or `cheapest` (of the hosts in this file). */
export function historyCsv(modelId: string, workload: Workload, view: HistoryView): string {
  const what = [
    workload.operation,
    sizeText(workload),
    workload.quality,
    workload.steps ? `${workload.steps} steps` : null,
    workload.batch ? 'batch' : null,
  ]
    .filter(Boolean)
    .join(' ');
  const row = (series: string, lane: Lane, step: Step, from: string, until: string | null) => {
    const own = from === step.from;
    return [
      modelId,
      what,
      series,
      lane.offer.hostId,
      lane.offer.reporter,
      lane.offer.hostModel,
      lane.offer.variant,
      step.usd,
      from,
      own ? step.begun.precision : 'day',
      until ?? '',
      (own && after(lane, step)?.day) || '',
      step.checkedOn,
      step.span.evidence.sourceUrl,
      siteUrl(`/prices/${step.span.evidence.observation}`),
    ];
  };
  const data = [
    ...view.shown.flatMap((lane) =>
      lane.steps.map((s) => row('offer', lane, s, s.from, untilOf(s, s.to))),
    ),
    ...cheapestOf(view.shown)
      .filter((c) => !view.since || c.to > view.since)
      .map((c) => row('cheapest', c.lane, c.step, c.from, untilOf(c.step, c.to))),
  ];
  // Cells that a spreadsheet would run as a formula are defused; amounts never begin that way.
  return `${Papa.unparse({ fields: FIELDS, data }, { escapeFormulae: true })}\r\n`;
}

/** Empty while in force: the end of the drawing is no end of the price. */
function untilOf(step: Step, to: string): string | null {
  return step.ended === null && to === step.to ? null : to;
}
