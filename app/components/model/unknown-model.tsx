import { nearestModels } from '../../lib/suggest';
import { SearchForm } from '../search-form';

export function UnknownModel({ asked }: { asked: string }) {
  const near = nearestModels(asked);
  return (
    <>
      <h1>No model is called “{asked}”</h1>
      {near.length > 0 ? (
        <>
          <p className="lead">Perhaps one of these:</p>
          <ul className="mt-2 grid gap-1">
            {near.map((m) => (
              <li key={m.id}>
                <a href={`/models/${m.id}`}>{m.name}</a> <span className="soft">by {m.maker}</span>
              </li>
            ))}
          </ul>
        </>
      ) : null}
      <SearchForm asked={asked} />
    </>
  );
}
