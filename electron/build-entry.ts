import path from 'node:path';
import type { Database } from '../db/data-source';
import type { PersonRow } from '../db/entities/person.entity';
import type { RoomIo, RoomIoState } from '../devices/room-io/room-io';
import { roomIoMapOf } from '../services/rooms/open-room-io';
import type { AuditLog } from '../services/audit/audit-log';
import type { DoorLockKind } from '../services/contract/entry';
import type { Credential } from '../services/contract/people';
import type { ActiveSession } from '../services/interviews/active-session';
import { SessionPresence } from '../services/interviews/session-presence';
import { AdmissionWatch } from '../services/rooms/admission-watch';
import { Admissions } from '../services/rooms/admissions';
import { AlarmWatch } from '../services/rooms/alarm-watch';
import { Authorisations } from '../services/rooms/authorisations';
import { emergencyUnlock } from '../services/rooms/emergency-unlock';
import { PaperStore } from '../services/rooms/paper-store';
import type { Publish } from '../services/rooms/publish';
import { RoomAlarms } from '../services/rooms/room-alarms';
import type { RoomFile } from '../services/rooms/room-file';

export interface EntryOptions {
  readonly home: string;
  readonly db: Database;
  readonly audit: AuditLog;
  readonly room: RoomFile['room'];
  readonly roomIo: RoomIo;
  readonly roomState: () => RoomIoState;
  readonly active: ActiveSession;
  readonly verify: (credential: Credential) => Promise<PersonRow>;
  readonly publish: Publish;
  readonly clock: () => Date;
  readonly onSession: (sessionId: string) => void;
  readonly problem: (subject: string) => (found: unknown) => void;
}

const everySecondMs = 1_000;

/** Who comes in, by whose leave, and what the room calls about. */
export function buildEntry(options: EntryOptions) {
  const { active, problem, room } = options;
  const parts = { ...options, roomId: room.id };
  const onMoved = () => {
    if (active.id !== undefined) options.onSession(active.id);
  };
  const admissions = new Admissions({ ...parts, onMoved });
  const alarms = new RoomAlarms({ ...parts, onIdentified: () => admissions.tell() });
  const alarmWatch = new AlarmWatch({
    nowMs: () => performance.now(),
    raise: (kind) => void alarms.raise(kind).catch(problem('alarm')),
  });
  const admissionWatch = new AdmissionWatch({
    ...parts,
    preparing: () => active.id !== undefined,
    onUnlisted: async () => admissions.toldUnlisted(await alarms.raiseUnlisted(() => admissions.appendUnlisted())),
    onEmpty: () => admissions.empty(),
  });
  const timer = setInterval(() => {
    alarmWatch.tick();
    void alarms.payOwed();
  }, everySecondMs);
  void alarms.sound().catch(problem('alarm'));
  return {
    services: {
      admissions,
      alarms,
      authorisations: new Authorisations({ ...parts, papers: new PaperStore(path.join(options.home, 'authorisation-papers')) }),
      presence: new SessionPresence({ ...parts, now: options.clock, onChange: options.onSession }),
      emergencyUnlock: (reason: string, first: Credential, second: Credential) => emergencyUnlock(parts, reason, first, second),
    },
    look: (state: RoomIoState) => {
      alarmWatch.look(state);
      void admissionWatch.look(state).catch(problem('admission'));
    },
    close: () => clearInterval(timer),
  };
}

/** What the screens say of the door. */
export function doorLockOf(room: RoomFile): DoorLockKind {
  return roomIoMapOf(room).lockFailure ?? 'none';
}
