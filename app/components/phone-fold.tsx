import type { ReactNode } from 'react';

type Props = { summary: ReactNode; className?: string; children: ReactNode };

/** On a phone one line that says the most; where there is room all stands open (forms.css). */
export function PhoneFold({ summary, className = '', children }: Props) {
  return (
    <details className={`more phone-fold ${className}`.trim()}>
      <summary>{summary}</summary>
      {children}
    </details>
  );
}
