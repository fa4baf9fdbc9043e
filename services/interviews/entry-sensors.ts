import type { Database } from '../../db/data-source';
import type { SessionRow } from '../../db/entities/session.entity';
import type { RoomIoState } from '../../devices/room-io/room-io';
import { isRunning } from '../../recordings/session/advance';
import type { SessionState } from '../../recordings/session/session-state';
import { beginEntryWatch, watchEntry, type EntryWatch } from './entry-rule';

export interface EntrySensorsParts {
  readonly db: Database;
  /** The session that is open. */
  readonly current: () => string | undefined;
  readonly stateOf: (sessionId: string) => Promise<{ readonly row: SessionRow; readonly state: SessionState }>;
  readonly onEntered: (sessionId: string, at: string, openedAt: string) => Promise<unknown>;
  readonly onChange: (sessionId: string) => void;
}

/** Follows the room's sensors for the session that is open: the entry that begins it (规定§15), and the room that empties and fills again. */
export class EntrySensors {
  private watch: EntryWatch | undefined;

  constructor(private readonly parts: EntrySensorsParts) {}

  /** Begins at once, when the second inspector has signed in. */
  expect(room: RoomIoState): void {
    this.watch = beginEntryWatch(sampleOf(room));
  }

  /** It began by a person's word: whoever opens the door from now on doesn't begin it again. */
  begun(at: string): void {
    this.watch = { step: 'entered', at, openedAt: at };
  }

  forget(): void {
    this.watch = undefined;
  }

  async see(room: RoomIoState): Promise<void> {
    const sessionId = this.parts.current();
    if (sessionId === undefined) return;
    const before = this.watch;
    if (!before) return this.takeUp(sessionId, room);
    const watch = watchEntry(before, sampleOf(room));
    this.watch = watch;
    if (watch.step === before.step) return;
    if (watch.step === 'left') await this.roomChanged(sessionId, 'out', watch.at);
    if (watch.step !== 'entered') return;
    if (before.step === 'left') await this.roomChanged(sessionId, 'in', watch.at);
    else await this.parts.onEntered(sessionId, watch.at, watch.openedAt);
  }

  /** The kiosk was away: it waits for the entry, or looks for the room to be left. */
  private async takeUp(sessionId: string, room: RoomIoState): Promise<void> {
    const { row, state } = await this.parts.stateOf(sessionId);
    if (this.parts.current() !== sessionId || this.watch) return;
    if (state.phase === 'ready') this.expect(room);
    else if (isRunning(state) && row.startedAt !== null) this.begun(row.startedAt);
  }

  /** The sensor saw the whole room empty, or no longer so. */
  private async roomChanged(sessionId: string, change: 'in' | 'out', at: string): Promise<void> {
    const { state } = await this.parts.stateOf(sessionId);
    if (!isRunning(state)) return;
    await this.parts.db.presence.append({ sessionId, personId: null, change, at, byId: null });
    this.parts.onChange(sessionId);
  }
}

function sampleOf({ at, door, presence }: RoomIoState) {
  return { at: at.toISOString(), door, presence };
}
