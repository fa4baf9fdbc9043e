import { useState } from 'react';
import type { PointerEvent } from 'react';
import type { GridHours } from './grid-place';
import type { Slot } from './slot';

const snap = 15;
const shortest = 30;
const tapLength = 60;

interface Drag {
  readonly date: string;
  readonly anchor: number;
  readonly head: number;
}

export interface SlotDrag {
  /** The time under the finger while it moves. */
  readonly slot: Slot | undefined;
  readonly handlers: (date: string) => {
    readonly onPointerDown: (event: PointerEvent<HTMLElement>) => void;
    readonly onPointerMove: (event: PointerEvent<HTMLElement>) => void;
    readonly onPointerUp: () => void;
    readonly onPointerCancel: () => void;
  };
}

/** The time of a drag; a mere press takes an hour. */
export function slotOfDrag({ date, anchor, head }: Drag, { ends }: GridHours): Slot {
  const from = Math.min(anchor, head);
  const to = Math.max(anchor, head);
  if (to - from < snap) return { date, from: Math.min(from, ends - tapLength), to: Math.min(from + tapLength, ends) };
  return { date, from, to: Math.min(ends, Math.max(to, from + shortest)) };
}

/** Picks a time by dragging over a day's column, in quarters of an hour. */
export function useSlotDrag(hours: GridHours, onPick: (slot: Slot) => void): SlotDrag {
  const [drag, setDrag] = useState<Drag | undefined>();
  const slot = drag && slotOfDrag(drag, hours);
  return {
    slot,
    handlers: (date) => ({
      onPointerDown: (event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        const minute = minuteAt(event, hours);
        setDrag({ date, anchor: minute, head: minute });
      },
      onPointerMove: (event) => {
        if (drag?.date === date) setDrag({ ...drag, head: minuteAt(event, hours) });
      },
      onPointerUp: () => {
        if (slot) onPick(slot);
        setDrag(undefined);
      },
      onPointerCancel: () => setDrag(undefined),
    }),
  };
}

function minuteAt(event: PointerEvent<HTMLElement>, { begins, ends }: GridHours): number {
  const { top, height } = event.currentTarget.getBoundingClientRect();
  const share = Math.min(1, Math.max(0, (event.clientY - top) / height));
  return begins + Math.round((share * (ends - begins)) / snap) * snap;
}
