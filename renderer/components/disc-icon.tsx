import type { ReactNode } from 'react';

/** A disc; the icon set has none. Takes the size of the text around it. */
export function DiscIcon(): ReactNode {
  return (
    <span className="anticon" aria-hidden>
      <svg width="1em" height="1em" viewBox="0 0 1024 1024" fill="none" stroke="currentColor" strokeWidth="72">
        <circle cx="512" cy="512" r="412" />
        <circle cx="512" cy="512" r="128" />
        <path d="M262 512a250 250 0 0 1 250-250" strokeLinecap="round" />
      </svg>
    </span>
  );
}
