import type { Entry } from '../lib/search';

const KINDS = { model: 'Model', host: 'Host', page: 'Page' } as const;

/** One thing found: its name, what it is, and what is known of it today. */
export function SearchHit({ entry }: { entry: Entry }) {
  const { kind, title, detail, price, day, note } = entry;
  return (
    <>
      <span className="hit-name">
        {title} <span className="hit-kind">{KINDS[kind]}</span>
      </span>
      <span className="hit-facts">
        {kind === 'page' ? null : <span>{detail}</span>}
        {price ? <span className="hit-price">{price}</span> : null}
        {day ? (
          <span>
            read <time dateTime={day[1]}>{day[0]}</time>
            {note ? ` · ${note}` : null}
          </span>
        ) : note ? (
          <span>{note}</span>
        ) : null}
        {kind === 'model' && !price ? <span>no comparable price</span> : null}
      </span>
    </>
  );
}
