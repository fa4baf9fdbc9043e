import { RoomIoError, type RoomIo } from '../../devices/room-io/room-io';

const againAfterMs = 1_000;

/** The room whose lamp obeys in the end, and `stop` for when the kiosk lets go of it. */
export interface StandingLamp {
  readonly roomIo: RoomIo;
  stop(): void;
}

/**
 * The lamp says whether a session is recorded, so what was last ordered of it stands: what the board missed is ordered again each second until it
 * acknowledges, and once more when it comes back with another lamp. An order that goes unanswered twice is told to whoever gave it.
 */
export function standingLamp(room: RoomIo): StandingLamp {
  let wanted: boolean | undefined;
  let again: NodeJS.Timeout | undefined;
  let online = true;

  async function order(on: boolean): Promise<void> {
    clearTimeout(again);
    try {
      // A lost reply is nobody's concern: the same order once more moves nothing that it didn't mean to.
      await room.set('recordLamp', on).catch((problem: unknown) => {
        if (!isUnanswered(problem) || on !== wanted) throw problem;
        return room.set('recordLamp', on);
      });
    } catch (problem) {
      const absent = problem instanceof RoomIoError && problem.code === 'room-io.not-fitted';
      if (!absent && on === wanted) again = setTimeout(follow, againAfterMs).unref();
      throw problem;
    }
  }
  function follow(): void {
    if (wanted !== undefined) order(wanted).catch(() => undefined);
  }
  const unwatch = room.watch(({ line, recordLamp }) => {
    const back = !online && line === 'online';
    online = line === 'online';
    if (back && wanted !== undefined && recordLamp !== (wanted ? 'on' : 'off')) follow();
  });

  return {
    roomIo: {
      unlock: () => room.unlock(),
      lock: () => room.lock(),
      set: (output, on) => {
        if (output !== 'recordLamp') return room.set(output, on);
        wanted = on;
        return order(on);
      },
      watch: (onChange) => room.watch(onChange),
      close: () => room.close(),
    },
    stop: () => {
      unwatch();
      wanted = undefined;
      clearTimeout(again);
    },
  };
}

function isUnanswered(problem: unknown): boolean {
  return problem instanceof RoomIoError && problem.code === 'room-io.no-acknowledgement';
}
