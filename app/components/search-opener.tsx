'use client';

import { type ComponentType, type MouseEvent, useEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';

type Palette = ComponentType<{ typed: string; onClose: () => void }>;

/** A link to the search page; with scripts it opens the palette, which is loaded only then. */
export function SearchOpener() {
  const [palette, setPalette] = useState<{ Palette: Palette } | null>(null);
  const [open, setOpen] = useState(false);
  const [ready, setReady] = useState(false);
  // What is typed while the palette is still on its way; null: nobody waits for it.
  const typed = useRef<string | null>(null);
  const show = useRef(() => {});
  show.current = () => {
    typed.current = '';
    setOpen(true);
    load().then(
      (module) => setPalette({ Palette: module.SearchPalette }),
      () => location.assign('/search'),
    );
  };
  useEffect(() => {
    setReady(true);
    const onKey = (event: KeyboardEvent) => {
      if (typed.current !== null && !document.querySelector('dialog[open]')) {
        const text = typedWith(event, typed.current);
        if (text === null) return;
        typed.current = text;
        event.preventDefault();
        return;
      }
      if (!asksForSearch(event)) return;
      event.preventDefault();
      show.current();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
  const onClick = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    show.current();
  };
  return (
    <>
      <a
        className="search-open"
        href="/search"
        // Said only once it is so: until scripts have run, this is a link.
        aria-haspopup={ready ? 'dialog' : undefined}
        aria-keyshortcuts={ready ? '/ Control+K Meta+K' : undefined}
        onClick={onClick}
        onPointerEnter={load}
      >
        <svg viewBox="0 0 16 16" aria-hidden="true">
          <circle cx="7" cy="7" r="4.5" />
          <path d="m10.5 10.5 4 4" />
        </svg>
        <span>Search</span>{' '}
        <span className="search-key" aria-hidden="true">
          /
        </span>
      </a>
      {/* At the end of the page: the header's styles are for its own links. */}
      {open && palette
        ? createPortal(
            <palette.Palette
              typed={typed.current ?? ''}
              onClose={() => {
                typed.current = null;
                setOpen(false);
              }}
            />,
            document.body,
          )
        : null}
    </>
  );
}

const load = () => import('./search-palette');

/** The text with one more key of it; null for a key that writes nothing. */
function typedWith(event: KeyboardEvent, text: string): string | null {
  if (event.ctrlKey || event.metaKey || event.altKey) return null;
  if (event.key === 'Backspace') return text.slice(0, -1);
  return event.key.length === 1 ? text + event.key : null;
}

function asksForSearch(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || document.querySelector('dialog[open]')) return false;
  if (event.key.toLowerCase() === 'k')
    return (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey;
  if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return false;
  return !(event.target as HTMLElement).closest('input, textarea, select, [contenteditable]');
}
