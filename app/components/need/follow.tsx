'use client';

import { useRouter } from 'next/navigation';
import { type ReactNode, useEffect, useRef, useState, useTransition } from 'react';
import { catchUp, clearTwins, type Field, fieldsOf, isTyped, isWriting } from './form-fields';

type Props = {
  /** The address's query that the page was answered for: another one brings the fields along. */
  query: string;
  /** "1536×1024, 40% kept": what the page is priced for, to be said; none where its answer speaks. */
  set?: string;
  /** The one form. */
  children: ReactNode;
};

/**
 * Follows a plain form whose page only the server can answer: every choice, Enter and field that is
 * left asks it at once, and its answer takes the place of the last one without a reload.
 */
export function Follow({ query, set, children }: Props) {
  const around = useRef<HTMLDivElement>(null);
  /** What was in hand when the server was asked; more may have been typed since. */
  const asked = useRef<{ address: string; field: Element | null; value: string }>(null);
  const [waiting, startTransition] = useTransition();
  const [said, setSaid] = useState('');
  const router = useRouter();

  useEffect(() => {
    const form = around.current?.querySelector('form');
    if (!form) return;
    const off = new AbortController();
    const ask = (field: Element | null) => {
      clearTwins(form, field);
      const value = isTyped(field) ? field.value : '';
      const address = addressOf(form);
      // Enter is a change and a sending off: one question.
      if (address === (asked.current?.address ?? location.pathname + location.search)) return;
      asked.current = { address, field, value };
      startTransition(() => router.push(address, { scroll: false }));
    };
    form.addEventListener('change', (e) => ask(e.target as Element), { signal: off.signal });
    form.addEventListener(
      'submit',
      (e) => {
        e.preventDefault();
        ask(document.activeElement);
      },
      { signal: off.signal },
    );
    const early = catchUp(form);
    // What is still being written in is asked for when it is left.
    if (early && !isWriting(early)) ask(early);
    return () => off.abort();
  }, [router]);

  const first = useRef(true);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new answer is a new `query`
  useEffect(() => {
    const form = around.current?.querySelector('form');
    if (first.current || !form) {
      first.current = false;
      return;
    }
    for (const field of fieldsOf(form)) {
      const ours = asked.current?.field === field && asked.current.value === field.value;
      if (ours || !isWriting(field)) asWritten(field);
    }
    if (set) setSaid(`Priced for ${set}.`);
  }, [query]);
  useEffect(() => {
    if (!waiting) asked.current = null;
  }, [waiting]);

  return (
    <div ref={around} aria-busy={waiting || undefined}>
      {children}
      <p role="status" className="sr-only">
        {said}
      </p>
    </div>
  );
}

/** As the server wrote it. Of a select React keeps only the first such value; its data has the last. */
function asWritten(field: Field) {
  if (field instanceof HTMLSelectElement) field.value = field.dataset.written ?? field.value;
  else if (field.type === 'checkbox') field.checked = field.defaultChecked;
  else field.value = field.defaultValue;
}

/** Each name once: the last that says something, after what the page itself hands on in a list. */
function addressOf(form: HTMLFormElement): string {
  const query = new URLSearchParams();
  for (const field of fieldsOf(form)) {
    if (!field.name || field.value.trim() === '') continue;
    if (field instanceof HTMLInputElement && field.type === 'checkbox' && !field.checked) continue;
    const handed = form.querySelector<HTMLInputElement>(
      `input[type="hidden"][name="${field.name}"]`,
    );
    const before = handed && handed !== field ? `${handed.value},` : '';
    query.set(field.name, before + field.value);
  }
  const text = query.toString().replaceAll('%2C', ',');
  return new URL(form.action).pathname + (text === '' ? '' : `?${text}`);
}
