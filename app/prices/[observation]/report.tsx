import { hostById } from '@/catalog';
import { reportOf } from '../../lib/report';
import { siteUrl } from '../../lib/site';
import type { Row } from './page';

/** A link that opens a report with every id filled in; without an address, the text to send. */
export function ReportMistake({ row }: { row: Row }) {
  const { observation, offer, source, body } = row;
  const host = hostById(offer.hostId)?.name ?? offer.hostId;
  const report = reportOf(
    {
      observation: observation.id,
      offer: offer.id,
      what: [host, offer.hostModel, offer.operation, offer.variant].filter(Boolean).join(', '),
      read: observation,
      sourceUrl: source.url,
      obtained: observation.obtained,
      bodyHash: body?.hash ?? null,
      quote: observation.quote,
      page: siteUrl(`/prices/${observation.id}`),
    },
    process.env.PERIMAGE_ISSUES_URL,
  );
  return (
    <section aria-labelledby="report">
      <h2 id="report">Is this wrong?</h2>
      {'href' in report ? (
        <p>
          <a href={report.href} rel="nofollow noopener">
            Report a mistake
          </a>
          <span className="soft"> in this reading; all of its ids are filled in.</span>{' '}
          <a href="/corrections">What was corrected so far</a>
        </p>
      ) : (
        <details>
          <summary>Report a mistake</summary>
          <p className="small soft mt-2">
            Send this, with what is wrong, to whoever runs this site.{' '}
            <a href="/corrections">What was corrected so far</a>
          </p>
          <pre className="small mt-2 overflow-x-auto whitespace-pre-wrap [overflow-wrap:anywhere]">
            {report.text}
          </pre>
        </details>
      )}
    </section>
  );
}
