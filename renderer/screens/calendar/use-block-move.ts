import { useRef, useState } from 'react';
import type { PointerEvent } from 'react';
import type { CalendarBooking } from '../../../services/contract/calendar';
import { instantAt } from '../../components/format';
import type { GridColumn } from './grid-columns';
import type { GridHours } from './grid-place';
import { slotOf } from './slot';
import type { Slot } from './slot';
import { minuteAt, snap } from './use-slot-drag';

/** So many pixels are still a press. */
const still = 8;

interface Move {
  readonly booking: CalendarBooking;
  /** Where it was taken hold of, minutes after its start. */
  readonly grip: number;
  readonly x: number;
  readonly y: number;
  readonly slot: Slot | undefined;
}

export interface BlockMove {
  /** The booking under the finger and where it would go. */
  readonly moved: { readonly booking: CalendarBooking; readonly slot: Slot } | undefined;
  readonly handlers: (booking: CalendarBooking) => {
    readonly onPointerDown: (event: PointerEvent<HTMLElement>) => void;
    readonly onPointerMove: (event: PointerEvent<HTMLElement>) => void;
    readonly onPointerUp: () => void;
    readonly onPointerCancel: () => void;
    readonly onClick: () => void;
  };
}

/** Where a booking would go that was taken hold of `grip` minutes after its start and let go at a minute of a column. */
export function slotOfMove(booking: CalendarBooking, grip: number, column: GridColumn, minute: number): Slot {
  const begins = Date.parse(instantAt(column.date, minute)) - grip * 60_000;
  const length = Date.parse(booking.endsAt) - Date.parse(booking.startsAt);
  const quarter = snap * 60_000;
  const startsAt = Math.round(begins / quarter) * quarter;
  return slotOf({
    roomId: column.roomId,
    startsAt: new Date(startsAt).toISOString(),
    endsAt: new Date(startsAt + length).toISOString(),
  });
}

/** Moves a booking by dragging its block to another time, day or room; a press that doesn't move opens it. */
export function useBlockMove(
  hours: GridHours,
  onMove: (booking: CalendarBooking, slot: Slot) => void,
  onOpen: (bookingId: string) => void,
): BlockMove {
  const [move, setMove] = useState<Move | undefined>();
  const dragged = useRef(false);
  return {
    moved: move?.slot && { booking: move.booking, slot: move.slot },
    handlers: (booking) => ({
      onPointerDown: (event) => {
        event.stopPropagation();
        dragged.current = false;
        const under = columnAt(event);
        if (event.button !== 0 || !booking.mayMove || !under) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        const held = Date.parse(instantAt(under.column.date, minuteAt(under.box, event.clientY, hours)));
        setMove({ booking, grip: (held - Date.parse(booking.startsAt)) / 60_000, x: event.clientX, y: event.clientY, slot: undefined });
      },
      onPointerMove: (event) => {
        const under = move && columnAt(event);
        if (!under || (!move.slot && Math.hypot(event.clientX - move.x, event.clientY - move.y) < still)) return;
        dragged.current = true;
        setMove({ ...move, slot: slotOfMove(booking, move.grip, under.column, minuteAt(under.box, event.clientY, hours)) });
      },
      onPointerUp: () => {
        if (move?.slot) onMove(booking, move.slot);
        setMove(undefined);
      },
      onPointerCancel: () => setMove(undefined),
      onClick: () => {
        if (!dragged.current) onOpen(booking.id);
        dragged.current = false;
      },
    }),
  };
}

/** The column under the pointer, which the block has captured. */
function columnAt(event: PointerEvent<HTMLElement>): { readonly column: GridColumn; readonly box: DOMRect } | undefined {
  const columns = event.currentTarget.closest('.grid')?.querySelectorAll<HTMLElement>('[data-date]') ?? [];
  for (const element of columns) {
    const box = element.getBoundingClientRect();
    const { room: roomId, date } = element.dataset;
    if (event.clientX >= box.left && event.clientX < box.right && roomId !== undefined && date !== undefined)
      return { column: { roomId, date }, box };
  }
  return undefined;
}
