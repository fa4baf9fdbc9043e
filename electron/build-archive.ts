import path from 'node:path';
import type { Database } from '../db/data-source';
import type { DiscBurner } from '../devices/disc-burner/disc-burner';
import type { SigningKey } from '../recordings/evidence/signing-key';
import { archiveEntry, type ArchiveParts } from '../services/archive/archive-entries';
import { DerivedDesk } from '../services/archive/derived-desk';
import { DiscDesk } from '../services/archive/disc-desk';
import type { HandoverParts } from '../services/archive/handover';
import type { PaperPrinter } from '../services/archive/paper-printer';
import { Playback } from '../services/archive/playback';
import { PlaybackProofs } from '../services/archive/playback-proof';
import type { SessionReportParts } from '../services/archive/print-session-report';
import papers from '../services/archive/templates/papers.json';
import { TimeStampDesk } from '../services/archive/time-stamp-desk';
import type { AuditLog } from '../services/audit/audit-log';
import type { SessionView } from '../services/contract/sessions';

import { recordedSources, type RoomFile } from '../services/rooms/room-file';
import type { Publish } from './ipc/publish-events';
import type { StorageRoot } from './storage-root';

export interface ArchiveOptions {
  readonly root: StorageRoot;
  readonly db: Database;
  readonly room: RoomFile;
  readonly audit: AuditLog;
  readonly key: SigningKey;
  readonly burners: readonly DiscBurner[];
  readonly printer: PaperPrinter;
  readonly verify: HandoverParts['verify'];
  readonly folderOf: (sessionId: string) => string;
  readonly view: (sessionId: string) => Promise<SessionView>;
  readonly publish: Publish;
  readonly problem: (subject: string) => (found: unknown) => void;
  readonly now: () => Date;
}

/** What is done with recordings that are sealed: register, handover, discs, derived files, time stamps, playback. */
export function buildArchive(options: ArchiveOptions) {
  const { root, db, room, audit, key, burners, printer, verify, folderOf, publish, problem, now } = options;
  const secondCopy = room.storage?.secondCopy;
  const archive: ArchiveParts = {
    db,
    agencyName: room.agency.name,
    discPrefix: papers.discNumberPrefix,
    cameras: recordedSources(room),
    folderOf,
    timeStampProblem: (sessionId: string) => timeStamps?.problemOf(sessionId),
  };
  const entry = (sessionId: string) => archiveEntry(archive, sessionId);
  const discs = new DiscDesk({
    db,
    audit,
    printer,
    burners,
    folderOf,
    imagesFolder: root.discs,
    papersFolder: root.papers,
    entry,
    now,
    onChange: (pair) => publish('disc.changed', pair),
    onProblem: problem('discs'),
  });
  const derived = new DerivedDesk({
    audit,
    key,
    cameras: room.cameras,
    unitName: `${room.agency.name} ${room.room.name}`,
    folderOf,
    entry,
    targets: {
      defaultFolder: path.join(root.home, 'derived'),
      roots: [root.home, '/media', '/run/media', '/mnt'],
      closed: [root.recordings, root.keys],
    },
    jobsFolder: path.join(root.home, 'derived-jobs'),
    now,
    onChange: (job) => publish('derived.changed', job),
    onProblem: problem('derived'),
  });
  const timeStamps =
    room.timeStamp &&
    new TimeStampDesk({
      db,
      audit,
      authority: room.timeStamp,
      foldersOf: (sessionId) => [folderOf(sessionId), ...(secondCopy === undefined ? [] : [path.join(secondCopy, sessionId)])],
      onProblem: problem('time-stamp'),
    });
  const proofs = new PlaybackProofs({
    db,
    audit,
    folderOf,
    now,
    onProof: (sessionId, proof) => publish('playback.proof', { sessionId, proof }),
    onProblem: problem('playback'),
  });
  const sessionReports: SessionReportParts = {
    ...{ db, audit, printer, folderOf, entry, now, view: options.view },
    cameras: recordedSources(room),
    papersFolder: root.papers,
  };
  const playback = new Playback({ db, audit, cameras: room.cameras, folderOf, entry, proofs, now });
  return {
    services: {
      archive,
      sessionReports,
      longTerm: { db, audit, entry, now },
      discs,
      derived,
      playback,
      handover: { db, audit, verify, entry, now },
    },
    /** Goes on with what the last run left unfinished. */
    start: async () => {
      timeStamps?.start();
      await derived.resume();
    },
    /** A recording was sealed: its time stamp is fetched beside what goes on. */
    stampSealed: () => void timeStamps?.fetchMissing(),
    close: async () => {
      await derived.close();
      await timeStamps?.stop();
    },
  };
}
