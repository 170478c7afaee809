import type { ReactNode } from 'react';

/** `open`: as the reader left it. */
export type Folds = { open: boolean };
type Props = { folds?: Folds; words: string; refused: boolean; children: ReactNode };

/**
 * On a phone the usual choices are one line that says what is set, unless one was refused. Where
 * there is room they stand open, whatever the disclosure says (forms.css).
 */
export function Fold({ folds, words, refused, children }: Props) {
  if (!folds) return children;
  return (
    <details className="more need-fold" open={folds.open || refused}>
      <summary className="small">
        For <b>{words}</b>: change
      </summary>
      <div className="bar">{children}</div>
    </details>
  );
}
