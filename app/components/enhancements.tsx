'use client';

import { useEffect, useState } from 'react';
import { useNumberForm } from './use-number-form';

const SAID_FOR_MS = 4000;

/** What scripts add to a page that is complete without them: copying, keys from row to row, numbers in the reader’s form. */
export function Enhancements() {
  const [said, setSaid] = useState('');
  useNumberForm();
  useEffect(() => {
    const onClick = async (event: MouseEvent) => {
      const button = (event.target as Element).closest<HTMLElement>('[data-copy]');
      if (!button) return;
      const text = (button.dataset.copy ?? '').replace(/source (?=\/)/, `source ${origin}`);
      setSaid((await copied(text)) ? 'Copied.' : 'Could not be copied.');
    };
    document.addEventListener('click', onClick);
    document.addEventListener('keydown', moveRow);
    // From here on a button does what it says: the style sheet shows it.
    document.documentElement.dataset.enhanced = '';
    return () => {
      document.removeEventListener('click', onClick);
      document.removeEventListener('keydown', moveRow);
    };
  }, []);
  useEffect(() => {
    if (!said) return;
    const timer = setTimeout(() => setSaid(''), SAID_FOR_MS);
    return () => clearTimeout(timer);
  }, [said]);
  return (
    <output className="said" aria-live="polite">
      {said}
    </output>
  );
}

async function copied(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/** j and k move between the row links of the tables; arrows do once one of them has the focus. */
function moveRow(event: KeyboardEvent) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
  const target = event.target as HTMLElement;
  if (target.closest('input, select, textarea, dialog, [contenteditable]')) return;
  const links = [...document.querySelectorAll<HTMLElement>('.data tbody th > a')].filter(
    (link) => link.offsetParent !== null,
  );
  const at = links.indexOf(target);
  const letter = event.key === 'j' ? 1 : event.key === 'k' ? -1 : 0;
  const arrow = at < 0 ? 0 : event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  const next = letter + arrow === 0 ? undefined : links[at < 0 ? 0 : at + letter + arrow];
  if (!next) return;
  event.preventDefault();
  next.focus();
  next.scrollIntoView({ block: 'nearest' });
}
