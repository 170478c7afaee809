import { nearestHosts } from '../lib/suggest';
import { SearchForm } from './search-form';

export function UnknownHost({ asked }: { asked: string }) {
  const near = nearestHosts(asked);
  return (
    <>
      <h1>No host is called “{asked}”</h1>
      {near.length > 0 ? (
        <>
          <p className="lead">Perhaps one of these:</p>
          <ul className="mt-2 grid gap-1">
            {near.map((h) => (
              <li key={h.id}>
                <a href={`/hosts/${h.id}`}>{h.name}</a>
              </li>
            ))}
          </ul>
        </>
      ) : null}
      <SearchForm asked={asked} />
      <p>
        <a href="/hosts">All hosts</a>
      </p>
    </>
  );
}
