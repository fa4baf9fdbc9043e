import type { ReactNode } from 'react';
import { t } from '../../i18n/zh-cn';
import { place } from './grid-place';
import type { GridHours } from './grid-place';
import { partOn, spanOf, spanText } from './slot';
import type { Overlap, Slot } from './slot';

/** What is being asked for, on the grid before it is sent. */
export interface Wanted {
  readonly slot: Slot;
  readonly title: string;
  /** Such as 本次申请. */
  readonly label: string;
  /** What it would overlap. */
  readonly overlap: Overlap | undefined;
}

/** The wanted time on one day; the refused part is hatched, with its minutes in words. */
export function DraftBlock({
  wanted,
  date,
  hours,
}: {
  readonly wanted: Wanted;
  readonly date: string;
  readonly hours: GridHours;
}): ReactNode {
  const { slot, overlap } = wanted;
  const part = partOn(date, spanOf(slot));
  if (!part) return null;
  const refused = overlap && partOn(date, spanOf({ ...slot, from: overlap.from, to: overlap.to }));
  const percent = (minutes: number) => `${(minutes / (part.to - part.from)) * 100}%`;
  const short = part.to - part.from < 60;
  return (
    <div
      className={`block block-draft${overlap ? ' block-conflict' : ''}${short ? ' block-short' : ''}`}
      style={place(part.from, part.to, hours)}
      data-testid="draft-block"
    >
      {refused && (
        <span className="block-overlap" style={{ top: percent(refused.from - part.from), height: percent(refused.to - refused.from) }}>
          <b>{t('calendar.overlap', { minutes: String(overlap.minutes) })}</b>
        </span>
      )}
      <span className={refused?.from === part.from ? 'block-words block-words-below' : 'block-words'}>
        <strong>{wanted.title}</strong>
        <span>{spanText(slot.from, slot.to)}</span>
        {!overlap && <span>{wanted.label}</span>}
      </span>
    </div>
  );
}
