import { useVirtualizer } from '@tanstack/react-virtual';
import { useLayoutEffect, useRef } from 'react';
import type { CSSProperties, ReactNode } from 'react';
import { isNearEnd } from './use-pages';
import './windowed-table.css';

export interface WindowedColumn<Line> {
  readonly key: string;
  readonly title: string;
  /** A track of a grid: `120px`, or `2fr` of what the fixed ones leave. */
  readonly width: string;
  /** Two lines of text, or what has a frame of its own, which a clamp would cut. */
  readonly holds?: 'text' | 'whole';
  /** What a text says where it was cut. */
  readonly tip?: (line: Line) => string;
  readonly render: (line: Line) => ReactNode;
}

export interface WindowedTableProps<Line> {
  /** What the table holds, for those who hear it. */
  readonly label: string;
  readonly columns: readonly WindowedColumn<Line>[];
  readonly lines: readonly Line[];
  readonly keyOf: (line: Line) => string | number;
  /** Shown in the place of lines. */
  readonly empty: string;
  /** px, the same for all. */
  readonly rowHeight: number;
  readonly rowClass?: ((line: Line) => string) | undefined;
  /** A row that opens is pressed, or chosen and Enter. */
  readonly onOpen?: ((line: Line) => void) | undefined;
  /** The last lines come near. */
  readonly onMore?: () => void;
}

/** Shift+Tab finds the row before the first; the one behind the last is there already, as long as the head hides a part of the place. */
function withRowBefore({ startIndex, endIndex }: { readonly startIndex: number; readonly endIndex: number }): number[] {
  const first = Math.max(0, startIndex - 1);
  return Array.from({ length: endIndex - first + 1 }, (_, n) => first + n);
}

/** A table as long as it likes, of which only the rows in view are in the page. It fills its place. */
export function WindowedTable<Line>(props: WindowedTableProps<Line>): ReactNode {
  const { label, columns, lines, keyOf, empty, rowHeight, rowClass, onOpen, onMore } = props;
  const place = useRef<HTMLDivElement>(null);
  // eslint-disable-next-line react-hooks/incompatible-library -- a hint for a compiler that isn't used here
  const rows = useVirtualizer({
    count: lines.length,
    getScrollElement: () => place.current,
    estimateSize: () => rowHeight,
    rangeExtractor: withRowBefore,
  });
  const places = Math.ceil((rows.scrollRect?.height ?? 0) / rowHeight) + 3;
  const tracks = { '--tracks': columns.map(({ width }) => width).join(' '), '--row-height': `${rowHeight}px` } as CSSProperties;
  return (
    <div
      className="windowed-table"
      role="table"
      aria-label={label}
      aria-rowcount={lines.length + 1}
      ref={place}
      // Rows that open are chosen themselves; others are scrolled by keys.
      tabIndex={onOpen ? undefined : 0}
      style={tracks}
      onScroll={(event) => isNearEnd(event.currentTarget) && onMore?.()}
    >
      <div role="rowgroup" className="windowed-head">
        <div role="row" aria-rowindex={1} className="windowed-titles">
          {columns.map(({ key, title }) => (
            <div key={key} role="columnheader" className="windowed-cell">
              {title}
            </div>
          ))}
        </div>
      </div>
      {lines.length === 0 && <p className="windowed-empty">{empty}</p>}
      <div role="rowgroup" className="windowed-body" style={{ height: rows.getTotalSize() }}>
        {rows.getVirtualItems().map(({ index, start }) => {
          const line = lines[index];
          return (
            line !== undefined && (
              <Row
                key={index % places}
                line={line}
                id={keyOf(line)}
                number={index + 2}
                top={start}
                columns={columns}
                {...{ rowClass, onOpen }}
              />
            )
          );
        })}
      </div>
    </div>
  );
}

interface RowProps<Line> extends Pick<WindowedTableProps<Line>, 'columns' | 'rowClass' | 'onOpen'> {
  readonly line: Line;
  readonly id: string | number;
  readonly number: number;
  readonly top: number;
}

/** The elements of a row that went out of view serve the one that comes in; what was chosen in it is chosen no more. */
function Row<Line>({ line, id, number, top, columns, rowClass, onOpen }: RowProps<Line>): ReactNode {
  const row = useRef<HTMLDivElement>(null);
  useLayoutEffect(
    () => () => {
      const chosen = document.activeElement;
      if (chosen instanceof HTMLElement && row.current?.contains(chosen) === true) chosen.blur();
    },
    [id],
  );
  return (
    <div
      ref={row}
      role="row"
      aria-rowindex={number}
      className={`windowed-row ${onOpen ? 'windowed-opens' : ''} ${rowClass?.(line) ?? ''}`}
      style={{ top }}
      {...(onOpen && {
        tabIndex: 0,
        onClick: () => onOpen(line),
        onKeyDown: (event: { readonly key: string }) => event.key === 'Enter' && onOpen(line),
      })}
    >
      {columns.map(({ key, holds = 'text', tip, render }) => (
        <div key={key} role="cell" className={holds === 'text' ? 'windowed-cell two-lines' : 'windowed-cell'} title={tip?.(line)}>
          {render(line)}
        </div>
      ))}
    </div>
  );
}
