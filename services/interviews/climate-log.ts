import type { ClimateReadingRow } from '../../db/entities/climate-reading.entity';
import type { RoomIoState } from '../../devices/room-io/room-io';
import { msBetween, type Instant } from '../../recordings/session/instant';

export type ClimateReading = Pick<ClimateReadingRow, 'at' | 'temperatureC' | 'humidityPercent'>;

/** A sensor's last digit goes up and down: smaller changes, and more than one a minute, say nothing of a room. */
const tellingChange = { temperatureC: 0.2, humidityPercent: 1 } as const;
const tellingMs = 60_000;

/** The reading to be kept, if any, after the last one that was: the first, one that appears or disappears, and what has changed in a minute. */
export function readingToKeep(
  last: ClimateReading | undefined,
  room: Pick<RoomIoState, 'temperatureC' | 'humidityPercent'>,
  at: Instant,
): ClimateReading | undefined {
  const reading = { at, temperatureC: room.temperatureC ?? null, humidityPercent: room.humidityPercent ?? null };
  const quantities = ['temperatureC', 'humidityPercent'] as const;
  // Without any sensor there is nothing to keep.
  if (!last) return quantities.some((one) => reading[one] !== null) ? reading : undefined;
  if (quantities.some((one) => (reading[one] === null) !== (last[one] === null))) return reading;
  const changed = quantities.some((one) => Math.abs((reading[one] ?? 0) - (last[one] ?? 0)) >= tellingChange[one]);
  return changed && msBetween(last.at, at) >= tellingMs ? reading : undefined;
}

/** Keeps the room's climate while a session is recorded. */
export class ClimateLog {
  private of: { readonly sessionId: string; readonly last: ClimateReading | undefined } | undefined;

  constructor(
    private readonly append: (row: ClimateReading & { readonly sessionId: string }) => Promise<void>,
    private readonly onProblem: (problem: unknown) => void,
  ) {}

  /** Once a second. `sessionId` is undefined while nothing is recorded; after a restart the first reading is kept again. */
  take(sessionId: string | undefined, room: Pick<RoomIoState, 'temperatureC' | 'humidityPercent'>, at: Instant): void {
    if (sessionId === undefined) {
      this.of = undefined;
      return;
    }
    const last = this.of?.sessionId === sessionId ? this.of.last : undefined;
    const reading = readingToKeep(last, room, at);
    this.of = { sessionId, last: reading ?? last };
    if (reading) void this.append({ sessionId, ...reading }).catch(this.onProblem);
  }
}
