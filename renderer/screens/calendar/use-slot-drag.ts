import { useState } from 'react';
import type { PointerEvent } from 'react';
import type { GridHours } from './grid-place';
import type { GridColumn } from './grid-columns';
import { midnight } from './slot';
import type { Slot } from './slot';

export const snap = 15;
const shortest = 30;
const tapLength = 60;

interface Drag extends GridColumn {
  readonly anchor: number;
  readonly head: number;
}

export interface SlotDrag {
  /** The time under the finger while it moves. */
  readonly slot: Slot | undefined;
  readonly handlers: (column: GridColumn) => {
    readonly onPointerDown: (event: PointerEvent<HTMLElement>) => void;
    readonly onPointerMove: (event: PointerEvent<HTMLElement>) => void;
    readonly onPointerUp: () => void;
    readonly onPointerCancel: () => void;
  };
}

/** The time of a drag; a mere press takes an hour, at the foot of the day also over midnight. */
export function slotOfDrag({ roomId, date, anchor, head }: Drag): Slot {
  const [from, to] = [Math.min(anchor, head), Math.max(anchor, head)];
  if (to - from < snap) return { roomId, date, from: Math.min(from, midnight - snap), to: Math.min(from, midnight - snap) + tapLength };
  return { roomId, date, from, to: Math.max(to, from + shortest) };
}

/** Picks a time by dragging over a column, in quarters of an hour. */
export function useSlotDrag(hours: GridHours, onPick: (slot: Slot) => void): SlotDrag {
  const [drag, setDrag] = useState<Drag | undefined>();
  const slot = drag && slotOfDrag(drag);
  return {
    slot,
    handlers: ({ roomId, date }) => ({
      onPointerDown: (event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        const minute = minuteAt(event.currentTarget.getBoundingClientRect(), event.clientY, hours);
        setDrag({ roomId, date, anchor: minute, head: minute });
      },
      onPointerMove: (event) => {
        if (drag?.date !== date || drag.roomId !== roomId) return;
        setDrag({ ...drag, head: minuteAt(event.currentTarget.getBoundingClientRect(), event.clientY, hours) });
      },
      onPointerUp: () => {
        if (slot) onPick(slot);
        setDrag(undefined);
      },
      onPointerCancel: () => setDrag(undefined),
    }),
  };
}

/** The quarter of an hour at a height of the column. */
export function minuteAt({ top, height }: Pick<DOMRect, 'top' | 'height'>, y: number, { begins, ends }: GridHours): number {
  const share = Math.min(1, Math.max(0, (y - top) / height));
  return begins + Math.round((share * (ends - begins)) / snap) * snap;
}
