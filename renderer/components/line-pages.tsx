import { memo } from 'react';
import type { ReactNode } from 'react';
import './line-pages.css';

interface Props<T> {
  readonly items: readonly T[];
  /** What one item looks like, with its key; the same function as long as nothing but the items changes. */
  readonly draw: (item: T) => ReactNode;
}

const A_PAGE = 40;

/** A long list in pages: one that did not change is not drawn again, and one that is out of sight costs neither layout nor paint. */
export function LinePages<T>({ items, draw }: Props<T>): ReactNode {
  const pages = Array.from({ length: Math.ceil(items.length / A_PAGE) }, (_, page) => items.slice(page * A_PAGE, (page + 1) * A_PAGE));
  return pages.map((page, number) => <Page key={number} items={page} draw={draw as (item: unknown) => ReactNode} />);
}

const Page = memo(
  ({ items, draw }: Props<unknown>) => <div className="line-page">{items.map(draw)}</div>,
  (before, after) =>
    before.draw === after.draw &&
    before.items.length === after.items.length &&
    before.items.every((item, index) => item === after.items[index]),
);
Page.displayName = 'Page';
