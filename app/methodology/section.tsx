import type { ReactNode } from 'react';

/** One answer with its own address. */
export function Section({
  id,
  title,
  children,
}: {
  id: string;
  title: string;
  children: ReactNode;
}) {
  return (
    <section aria-labelledby={id} className="max-w-3xl">
      <h2 id={id}>
        <a href={`#${id}`} className="text-ink no-underline hover:underline">
          {title}
        </a>
      </h2>
      <div className="grid gap-2">{children}</div>
    </section>
  );
}

export function List({ items }: { items: ReactNode[] }) {
  return (
    <ul className="grid list-disc gap-1 pl-5">
      {items.map((item, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a fixed list, written by hand
        <li key={i}>{item}</li>
      ))}
    </ul>
  );
}
