import type { CallHandlers } from '../../services/contract/calls';
import type { Credential } from '../../services/contract/people';
import type { DoorOpening } from '../../services/contract/entry';
import type { Interviews } from '../../services/interviews/interviews';
import type { SessionPresence } from '../../services/interviews/session-presence';
import type { Admissions } from '../../services/rooms/admissions';
import type { Authorisations } from '../../services/rooms/authorisations';
import type { Keys } from '../../services/rooms/keys';
import type { RoomAlarms } from '../../services/rooms/room-alarms';
import { personOf } from './person-of';

export interface EntryParts {
  readonly roomId: string;
  readonly keys: Keys;
  readonly interviews: Interviews;
  readonly admissions: Admissions;
  readonly alarms: RoomAlarms;
  readonly authorisations: Authorisations;
  readonly presence: SessionPresence;
  readonly emergencyUnlock: (reason: string, first: Credential, second: Credential) => Promise<DoorOpening>;
  /** The system's own dialog; undefined where nothing was chosen. */
  readonly choosePaper: () => Promise<string | undefined>;
  /** A PDF is shown in a window of its own. */
  readonly showPdf: (file: string, name: string) => Promise<void>;
}

/** Who comes in and by whose leave, the door, and what the room calls about. */
export function entryHandlers(parts: EntryParts) {
  const { roomId, keys, interviews, admissions, alarms, authorisations, presence, emergencyUnlock, choosePaper, showPdf } = parts;
  return {
    'door.emergencyUnlock': (_, reason, first, second) => emergencyUnlock(reason, first, second),
    'door.lock': (caller) => keys.lock(roomId, personOf(caller)),
    'admission.inside': () => admissions.inside(),
    'admission.enter': (caller, draft) => admissions.enter(draft, personOf(caller)),
    'admission.leave': (caller, number) => admissions.leave(number, personOf(caller)),
    'authorisation.list': () => authorisations.list(),
    'authorisation.add': (caller, draft) => authorisations.add(draft, personOf(caller)),
    'authorisation.revoke': (caller, id, reason) => authorisations.revoke(id, reason, personOf(caller)),
    'authorisation.attachPaper': (caller, id) => authorisations.attachPaper(id, choosePaper, personOf(caller)),
    'authorisation.paper': async (_, id) => {
      const { file, ...paper } = await authorisations.paper(id);
      if (paper.kind === 'application/pdf') await showPdf(file, paper.name);
      return paper;
    },
    'alarms.open': () => alarms.open(),
    'alarms.latest': () => alarms.latest(),
    'alarm.answer': (_, number, text, credential) => alarms.answer(number, text, credential),
    'session.confirmEntry': async (caller, sessionId) => {
      await presence.confirmEntry(sessionId, personOf(caller).id);
      return interviews.view(sessionId);
    },
    'session.officerLeft': async (caller, sessionId, personId) => {
      await presence.officerLeft(sessionId, personId, personOf(caller).id);
      return interviews.view(sessionId);
    },
    'session.officerReturned': async (_, sessionId, credential) => {
      await presence.officerReturned(sessionId, credential);
      return interviews.view(sessionId);
    },
  } satisfies Partial<CallHandlers>;
}
