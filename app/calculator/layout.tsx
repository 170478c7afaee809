import type { ReactNode } from 'react';
import './calculator.css';

export default function CalculatorLayout({ children }: { children: ReactNode }) {
  return <div className="calc">{children}</div>;
}
