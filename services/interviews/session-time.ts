import type { RoomIo } from '../../devices/room-io/room-io';
import type { ThumbprintReader } from '../../devices/signing/thumbprint-reader';

/** By how much session time is ahead of the wall clock, ms: devices stamp what they see with the wall clock, which somebody may have set. */
export type SessionLead = () => number;

/** The room with its samples on session time, so that the entry stands on the clock of the recording (规定§15, §16). */
export function roomIoInSessionTime(roomIo: RoomIo, lead: SessionLead): RoomIo {
  return {
    unlock: () => roomIo.unlock(),
    lock: () => roomIo.lock(),
    set: (output, on) => roomIo.set(output, on),
    watch: (onChange) => roomIo.watch((state) => onChange({ ...state, at: shifted(state.at, lead) })),
    close: () => roomIo.close(),
  };
}

/** The reader with its thumbprints on session time: the end of a session may be the thumbprint (规定§15). */
export function thumbprintsInSessionTime(reader: ThumbprintReader, lead: SessionLead): ThumbprintReader {
  return {
    identity: () => reader.identity(),
    capture: async (signal) => {
      const print = await reader.capture(signal);
      return { ...print, at: shifted(print.at, lead) };
    },
    close: () => reader.close(),
  };
}

function shifted(at: Date, lead: SessionLead): Date {
  return new Date(at.getTime() + Math.round(lead()));
}
