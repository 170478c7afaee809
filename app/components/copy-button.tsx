/** Copies a line of text; shown and served by `Enhancements`, absent without scripts. */
export function CopyButton({ text, label = 'Copy' }: { text: string; label?: string }) {
  return (
    <button type="button" className="copy" data-copy={text}>
      {label}
    </button>
  );
}
