import { openBoardBench, unitsOnLine, type BoardBench, type BoardLook } from '../../devices/room-io/board-bench';
import { RoomIoError } from '../../devices/room-io/room-io';
import { Refusal } from '../contract/errors';
import type { SetupBoards, SetupBoardView } from '../contract/set-up';

/** A lock without a pulse is locked again after so long: nobody may walk away from a test with the door open. */
const levelTestMs = 3_000;

const closed: SetupBoardView = { state: 'closed', relays: [], inputs: [], moved: undefined, armed: false };

/** The one board that is tried at this moment. A relay may be the lock, whatever it is called by now: none moves before somebody gave a PIN. */
export class BoardDesk {
  private bench: BoardBench | undefined;
  private view: SetupBoardView = closed;

  constructor(private readonly onChange: (view: SetupBoardView) => void) {}

  state(): SetupBoardView {
    return this.view;
  }

  /** Refuses with `room-io.port-missing` or `room-io.port-busy`. */
  async open(boards: Pick<SetupBoards, 'path' | 'baudRate' | 'unit'>): Promise<SetupBoardView> {
    await this.close();
    const bench = await saying(() => openBoardBench(boards));
    this.bench = bench;
    bench.watch((look) => this.show(look));
    return this.view;
  }

  /** Which units answer; the line must not be open. */
  async units(line: Pick<SetupBoards, 'path' | 'baudRate'>): Promise<readonly number[]> {
    await this.close();
    return saying(() => unitsOnLine(line));
  }

  /** After a PIN that was right. */
  arm(): SetupBoardView {
    this.view = { ...this.view, armed: this.bench !== undefined };
    this.onChange(this.view);
    return this.view;
  }

  /** Any relay but the lock's, which has its own press and PIN. */
  async press({ outputs }: SetupBoards, relay: number, on: boolean): Promise<SetupBoardView> {
    if (!this.view.armed || outputs.lock === relay) throw new Refusal('set-up.not-armed');
    await saying(() => this.opened().press(relay, on));
    return this.view;
  }

  /** The explicit press with its own PIN: unlocks for a moment, by the draft's wiring. */
  async unlockForAMoment({ outputs, lock }: SetupBoards): Promise<SetupBoardView> {
    const { lock: relay } = outputs;
    if (relay === undefined) throw new Refusal('room-io.not-fitted', { what: 'lock' });
    await saying(() => this.opened().moment(relay, lock.failure === 'fail-secure', lock.pulseMs ?? levelTestMs));
    return this.view;
  }

  async close(): Promise<SetupBoardView> {
    const { bench } = this;
    this.bench = undefined;
    this.view = closed;
    await bench?.close();
    this.onChange(this.view);
    return this.view;
  }

  private opened(): BoardBench {
    if (!this.bench) throw new Refusal('room-io.line-dead');
    return this.bench;
  }

  private show({ answering, relays, inputs, moved }: BoardLook): void {
    this.view = { state: answering ? 'answering' : 'silent', relays, inputs, moved, armed: this.view.armed };
    this.onChange(this.view);
  }
}

async function saying<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    if (error instanceof RoomIoError) throw new Refusal(error.code);
    throw error;
  }
}
