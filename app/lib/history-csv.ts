/** What the history page shows, as a file: the same lines over the same days. Pure. */
import Papa from 'papaparse';
import { sizeText, type Workload } from '@/pricing';
import { checkedOf, type Dated } from './dates';
import { isoOf } from './format';
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
  'until',
  'changed_after',
  'last_checked',
  'source',
  'evidence',
];

/**
 * `series` is `offer` (one host's or dataset's line) or `cheapest` (of the hosts in this file).
 * Dates are as exact as they are known: 2026-10-03, 2026-10 or 2026. No `until`: in force.
 */
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
  const row = (series: string, lane: Lane, step: Step, begun: Dated, ended: Dated | null) => {
    const own = begun === step.begun;
    return [
      modelId,
      what,
      series,
      lane.offer.hostId,
      lane.offer.reporter,
      lane.offer.hostModel,
      lane.offer.variant,
      step.usd,
      iso(begun),
      iso(ended),
      iso(own ? after(lane, step) : null),
      iso(checkedOf(step.span)),
      step.span.evidence.sourceUrl,
      siteUrl(`/prices/${step.span.evidence.observation}`),
    ];
  };
  const data = [
    ...view.shown.flatMap((lane) => lane.steps.map((s) => row('offer', lane, s, s.begun, s.ended))),
    ...cheapestOf(view.shown)
      .filter((c) => !view.since || c.to > view.since)
      .map((c) => row('cheapest', c.lane, c.step, c.begun, c.ended)),
  ];
  // Cells that a spreadsheet would run as a formula are defused; amounts never begin that way.
  return `${Papa.unparse({ fields: FIELDS, data }, { escapeFormulae: true })}\r\n`;
}

function iso(dated: Dated | null): string {
  return dated ? isoOf(dated.day, dated.precision) : '';
}
