import type { RoomTile } from '../../../services/contract/calendar';
import { weekOf } from './week';

/** One day of one room. */
export interface GridColumn {
  readonly roomId: string;
  readonly date: string;
}
export type CalendarSpan = 'day' | 'week' | 'month' | 'list';

/** So many rooms fit beside each other in a day of the week. */
export const lanesAtMost = 3;

/** The rooms that a view shows: the chosen one, else all; a week of more rooms than there are lanes shows the room of this kiosk. */
export function shownRooms(span: CalendarSpan, chosen: string | undefined, rooms: readonly RoomTile[], ownId: string): readonly RoomTile[] {
  const one = (id: string) => rooms.filter((room) => room.id === id);
  if (chosen !== undefined) return one(chosen);
  return span === 'week' && rooms.length > lanesAtMost ? one(ownId) : rooms;
}

/** A day over all rooms, or a week with its rooms side by side in each day. */
export function gridColumns(span: 'day' | 'week', date: string, rooms: readonly RoomTile[]): readonly GridColumn[] {
  const days = span === 'day' ? [date] : weekOf(date);
  return days.flatMap((day) => rooms.map(({ id }) => ({ roomId: id, date: day })));
}
