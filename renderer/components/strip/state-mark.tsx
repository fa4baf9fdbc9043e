import type { ReactNode } from 'react';
import type { StripView } from '../../../services/contract/sessions';

type MarkState = StripView['state'];

const halfFilled = (
  <>
    <circle cx="22" cy="22" r="18" fill="none" stroke="currentColor" strokeWidth="4.5" />
    <path d="M22 4a18 18 0 0 0 0 36z" fill="currentColor" />
  </>
);

/** The marks of the strip: hollow square, half-filled circle, full circle, two bars, triangle with "!". They differ without colour. */
export function StateMark({ state, size = 44 }: { readonly state: MarkState; readonly size?: number }): ReactNode {
  return (
    <svg className="state-mark" width={size} height={size} viewBox="0 0 44 44" aria-hidden>
      {shapes[state]}
    </svg>
  );
}

const shapes: Readonly<Record<MarkState, ReactNode>> = {
  idle: <rect x="4.5" y="4.5" width="35" height="35" rx="4" fill="none" stroke="currentColor" strokeWidth="5" />,
  'pre-roll': halfFilled,
  starting: halfFilled,
  recording: <circle cx="22" cy="22" r="20" fill="currentColor" />,
  suspended: <path d="M8 4h10v36H8zM26 4h10v36H26z" fill="currentColor" />,
  failing: (
    <>
      <path d="M22 3.5 42 39a1.8 1.8 0 0 1-1.6 2.6H3.6A1.8 1.8 0 0 1 2 39z" fill="currentColor" />
      <path className="state-mark-cut" d="M22 16v12.5M22 33v4" strokeWidth="4.4" />
    </>
  ),
};
