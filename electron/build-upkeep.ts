import path from 'node:path';
import { existsSync } from 'node:fs';
import type { Database } from '../db/data-source';
import { recordedSources, type RoomFile } from '../services/rooms/room-file';
import type { PaperPrinter } from '../services/archive/paper-printer';
import type { TargetRules } from '../services/archive/target-folder';
import type { AuditLog } from '../services/audit/audit-log';
import type { RecordingProof } from '../services/rooms/check-facts';
import type { DeviceQuestions } from '../services/rooms/pre-flight';
import { DeviceDesk } from '../services/upkeep/device-desk';
import { devicesOfRoom } from '../services/upkeep/devices-of-room';
import { lookAtRoom } from '../services/upkeep/look-at-room';
import { readOutOfUse, type OutOfUse } from '../services/upkeep/out-of-use';
import { SelfTest } from '../services/upkeep/self-test';
import { usualHour } from '../services/upkeep/self-test-hour';
import { Supervision, type SupervisionParts } from '../services/upkeep/supervision';
import { UpkeepPapers } from '../services/upkeep/upkeep-papers';
import type { RoomDevices } from './open-room';

export interface UpkeepOptions extends Omit<SupervisionParts, 'sessionId'> {
  readonly db: Database;
  readonly audit: AuditLog;
  readonly room: RoomFile;
  readonly home: string;
  readonly devices: RoomDevices;
  readonly questions: Omit<DeviceQuestions, 'outOfUse'>;
  readonly printer: PaperPrinter;
  readonly targets: TargetRules;
  readonly sessionId: () => string | undefined;
  readonly problem: (subject: string) => (found: unknown) => void;
}

/** The devices of the room: register, self-test, what is out of use; and who supervises. */
export function buildUpkeep(options: UpkeepOptions) {
  const { db, audit, room, devices, questions, clock, publish, sessionId, problem } = options;
  const roomId = room.room.id;
  const known = devicesOfRoom(room);
  const desk = new DeviceDesk({ db, audit, clock, publish, roomId });
  let out: OutOfUse = new Map();
  const look = (signal: AbortSignal): Promise<readonly RecordingProof[]> => {
    const sources = [...devices.cameras, ...(devices.microphone ? [devices.microphone] : [])];
    return lookAtRoom({
      folder: path.join(options.home, 'self-test'),
      sources: recordedSources(room).flatMap((recorded) => {
        const device = sources.find(({ id }) => id === recorded.id);
        return device ? [{ ...recorded, source: () => device.source() }] : [];
      }),
      signal,
    });
  };
  const selfTest = new SelfTest({
    ...{ db, audit, clock, publish, roomId, daily: room.selfTestAt ?? (room.demonstration ? undefined : usualHour) },
    questions: {
      ...questions,
      ...{ devices: known, look, now: clock },
      // Asked now: what the watch heard last may be from before a repair.
      cameras: devices.cameras.map((camera) => ({
        ...{ id: camera.id, name: questions.cameras.find(({ id }) => id === camera.id)?.name ?? camera.id },
        clockOffsetMs: () => camera.clockOffsetMs(),
        findings: async () => (await camera.streams()).findings,
      })),
      outOfUse: () => Promise.resolve(out),
      describe: new Map(devices.cameras.map((camera) => [camera.id, () => camera.describe()])),
    },
    sessionOpen: () => sessionId() !== undefined,
    onDescribed: ({ described, reader }) => desk.describe(described, reader),
    onProblem: problem('self-test'),
  });
  const readOut = async () => {
    out = await readOutOfUse(db, roomId);
  };
  return {
    services: {
      selfTest,
      devices: desk,
      supervision: new Supervision(options),
      upkeepPapers: new UpkeepPapers({ ...options, agencyName: room.agency.name, room: room.room, selfTest, devices: desk }),
    },
    /** Out of use now: neither recorded nor demanded. */
    outOfUse: () => out,
    /** A fault was reported or a device restored. */
    onFaults: async () => {
      await readOut();
      publish('bookings.changed', { bookingId: '' });
    },
    /** Before anything is recorded: which devices there are, and which are not used. */
    prepare: async () => {
      await desk.follow(known);
      await readOut();
      // A kiosk that died in a self-test left its cameras writing.
      if (existsSync(path.join(options.home, 'self-test'))) await look(AbortSignal.abort()).catch(() => undefined);
    },
    start: () => selfTest.start(),
    close: () => selfTest.stop(),
  };
}
