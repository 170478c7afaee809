'use client';

import { type ComponentType, type MouseEvent, useEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';

type Palette = ComponentType<{ onClose: () => void }>;

/** A link to the search page; with scripts it opens the palette, which is loaded only then. */
export function SearchOpener() {
  const [palette, setPalette] = useState<{ Palette: Palette } | null>(null);
  const [open, setOpen] = useState(false);
  const [ready, setReady] = useState(false);
  const show = useRef(() => {});
  show.current = () => {
    setOpen(true);
    load().then(
      (module) => setPalette({ Palette: module.SearchPalette }),
      () => location.assign('/search'),
    );
  };
  useEffect(() => {
    setReady(true);
    const onKey = (event: KeyboardEvent) => {
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
        ? createPortal(<palette.Palette onClose={() => setOpen(false)} />, document.body)
        : null}
    </>
  );
}

const load = () => import('./search-palette');

function asksForSearch(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || document.querySelector('dialog[open]')) return false;
  if (event.key.toLowerCase() === 'k')
    return (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey;
  if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return false;
  return !(event.target as HTMLElement).closest('input, textarea, select, [contenteditable]');
}
