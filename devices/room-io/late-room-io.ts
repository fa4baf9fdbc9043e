import { unknownRoomIo } from './decode-room-io';
import { RoomIoError, type RoomIo, type RoomIoState } from './room-io';

/**
 * A board that may not be plugged in yet: a kiosk must start without it. Until it opens, the state is `unknown` and orders reject with
 * the reason why it could not be opened; it is tried again every `retryMs`. No order waits for the board to come.
 */
export class LateRoomIo implements RoomIo {
  private board: RoomIo | undefined;
  private problem: unknown = new RoomIoError('room-io.port-missing', 'not opened yet');
  private readonly watchers = new Set<{ readonly tell: (state: RoomIoState) => void; stop: (() => void) | undefined }>();
  private timer: NodeJS.Timeout | undefined;
  private closing = false;

  constructor(
    private readonly open: () => Promise<RoomIo>,
    private readonly retryMs = 2_000,
  ) {}

  /** Tries once; resolves whether it worked or not. */
  async start(): Promise<void> {
    try {
      const board = await this.open();
      if (this.closing) {
        await board.close();
        return;
      }
      this.board = board;
      for (const watcher of this.watchers) watcher.stop = board.watch(watcher.tell);
    } catch (problem) {
      this.problem = problem;
      if (!this.closing) this.timer = setTimeout(() => void this.start(), this.retryMs);
    }
  }

  unlock(): Promise<void> {
    return this.order((board) => board.unlock());
  }

  lock(): Promise<void> {
    return this.order((board) => board.lock());
  }

  set(output: 'light' | 'recordLamp' | 'buzzer', on: boolean): Promise<void> {
    return this.order((board) => board.set(output, on));
  }

  watch(onChange: (state: RoomIoState) => void): () => void {
    const watcher = { tell: onChange, stop: undefined as (() => void) | undefined };
    this.watchers.add(watcher);
    if (this.board) watcher.stop = this.board.watch(onChange);
    else onChange(unknownRoomIo(new Date()));
    return () => {
      watcher.stop?.();
      this.watchers.delete(watcher);
    };
  }

  async close(): Promise<void> {
    this.closing = true;
    clearTimeout(this.timer);
    await this.board?.close();
  }

  private async order(act: (board: RoomIo) => Promise<void>): Promise<void> {
    if (!this.board)
      throw this.problem instanceof RoomIoError ? this.problem : new RoomIoError('room-io.port-missing', String(this.problem));
    await act(this.board);
  }
}
