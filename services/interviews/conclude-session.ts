import { existsSync } from 'node:fs';
import { copyFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Database } from '../../db/data-source';
import type { RoomIo } from '../../devices/room-io/room-io';
import type { SecondCopy } from '../../recordings/copies/second-copy';
import { EvidenceError } from '../../recordings/evidence/evidence-error';
import { manifestFileName } from '../../recordings/evidence/manifest';
import { sealFolder, type Seal } from '../../recordings/evidence/seal';
import { interviewFileName } from '../../recordings/evidence/sealed-interview';
import type { SigningKey } from '../../recordings/evidence/signing-key';
import type { PaperPrinter } from '../archive/paper-printer';
import papers from '../archive/templates/papers.json';
import type { AuditLog } from '../audit/audit-log';
import { recordDigests } from '../audit/session-digest';
import { Refusal } from '../contract/errors';
import type { SessionView } from '../contract/sessions';
import { paperEndings } from '../rooms/paper-kind';
import type { PaperStore } from '../rooms/paper-store';
import type { ActiveSession } from './active-session';
import type { Gap } from '../statements/statement-rule';
import { readSessionReport } from './read-session-report';
import { sessionPaper } from './session-paper';
import { readInterviewFile } from './read-interview-file';
import { withSuspensions } from './suspended-gaps';

export interface ConcludeParts {
  readonly db: Database;
  readonly audit: AuditLog;
  readonly active: ActiveSession;
  readonly roomIo: RoomIo;
  readonly printer: PaperPrinter;
  /** Of what was signed on paper. */
  readonly scans: PaperStore;
  readonly key: SigningKey;
  /** The built 校验.html, which is sealed with the evidence. */
  readonly verifierPage?: () => Promise<Uint8Array>;
  readonly secondCopy?: SecondCopy | undefined;
  readonly cameras: readonly { readonly id: string; readonly name: string; readonly kind?: 'microphone' }[];
  /** The camera's clock minus this machine's, as last measured. */
  readonly clockOffsetSeconds: (cameraId: string) => number | undefined;
  readonly room: { readonly id: string; readonly name: string };
  readonly agencyName: string;
  readonly softwareVersion: string;
  readonly postRollMs: number;
  readonly now: () => Date;
  readonly view: (sessionId: string) => Promise<SessionView>;
  readonly wait: (ms: number) => Promise<void>;
  /** The worst of the proofs is stored as far as it is known. */
  readonly keepProofs: (sessionId: string) => Promise<void>;
  readonly onChange: (sessionId: string) => void;
  /** The seal stands: what is kept of it elsewhere. Never rejects. */
  readonly onSealed: (seal: Seal) => Promise<void>;
  readonly onProblem: (problem: unknown) => void;
}

/** Concludes sessions one at a time and remembers what kept one from its seal, so that it can be told and tried again. */
export class SessionConclusion {
  private readonly running = new Map<string, Promise<void>>();
  private readonly problems = new Map<string, string>();

  constructor(private readonly parts: ConcludeParts) {}

  /** Never rejects; calling again while it runs waits for the same run. */
  run(sessionId: string): Promise<void> {
    const running = this.running.get(sessionId) ?? this.attempt(sessionId).finally(() => this.running.delete(sessionId));
    this.running.set(sessionId, running);
    return running;
  }

  /** A code where the problem has one, so that the screen finds its words; else what technicians can read. */
  problemOf(sessionId: string): string | undefined {
    return this.problems.get(sessionId);
  }

  private async attempt(sessionId: string): Promise<void> {
    this.problems.delete(sessionId);
    try {
      await concludeSession(this.parts, sessionId);
    } catch (problem) {
      this.problems.set(sessionId, tellOf(problem));
      this.parts.onProblem(problem);
    }
    this.parts.onChange(sessionId);
  }
}

function tellOf(problem: unknown): string {
  if (problem instanceof EvidenceError || problem instanceof Refusal) return problem.code;
  return problem instanceof Error ? problem.message : String(problem);
}

/** After the end: a short post-roll, the last segments, the 笔录 or record and the session's report as PDF, then the seal. Can be called again after a failure. */
async function concludeSession(parts: ConcludeParts, sessionId: string): Promise<void> {
  const { row } = await parts.active.state(sessionId);
  if (row.endedAt === null) throw new Error(`session ${sessionId} is concluded without an end`);
  await parts.wait(Math.max(0, Date.parse(row.endedAt) + parts.postRollMs - parts.now().getTime()));
  const recording = parts.active.recording;
  await recording?.stop();
  const stoppedAt = parts.now().toISOString();
  if (row.recordingStoppedAt === null) await parts.db.sessions.update(sessionId, { recordingStoppedAt: stoppedAt });
  await parts.roomIo.set('recordLamp', false).catch(async () => parts.audit.record('system', 'record-lamp.off', sessionId, 'failed'));

  const folder = parts.active.folderOf(sessionId);
  const session = await parts.view(sessionId);
  const missing = (recording?.recorder.gaps() ?? []).map(({ reason, ...gap }) => ({ ...gap, cause: reason }));
  const gaps = withSuspensions(missing, await parts.db.suspensions.ofSession(sessionId), parts.cameras);
  // A seal that was written before the store heard of it stands: nothing under it may change any more.
  if (!existsSync(path.join(folder, manifestFileName))) {
    const { name, paper } = sessionPaper(session);
    await writeFile(path.join(folder, name), await parts.printer.print(paper));
    await parts.keepProofs(sessionId);
    const report = await readSessionReport(parts.db, { session, gaps, cameras: parts.cameras, madeAt: parts.now().toISOString() });
    await writeFile(path.join(folder, papers.reportFile), await parts.printer.print({ kind: 'session-report', report }));
    await writeFile(path.join(folder, interviewFileName), await readInterviewFile(parts.db, session));
    await addScans(parts, sessionId, folder);
  }
  const clockSteps = recording?.recorder.clockSteps() ?? [];
  const head = await parts.db.audit.head();
  const facts = {
    ...sealFacts(parts, session, gaps),
    ...(clockSteps.length > 0 && { clockSteps }),
    anchor: { auditCount: head.count, auditHead: head.hash },
  };
  const verifierPage = await parts.verifierPage?.();
  const seal = await sealFolder({ folder, facts, key: parts.key, sealedAt: parts.now().toISOString(), verifierPage });
  const { sealedAt } = seal.manifest;
  await parts.active.apply(
    sessionId,
    'system',
    { kind: 'sealed', at: sealedAt },
    { chainHead: seal.chainHead, manifestSha256: seal.manifestSha256 },
  );
  await parts.audit.record('system', 'session.seal-head', sessionId, seal.manifestSha256);
  await recordDigests(parts);
  await parts.onSealed(seal);
  await parts.active.release();
  // The room is free; the second disk takes the time it takes.
  void parts.secondCopy
    ?.complete(folder)
    .then(() => parts.audit.record('system', 'second-copy.complete', sessionId, seal.manifestSha256))
    .catch(parts.onProblem);
}

/** Scans that are there before the seal are sealed with the recording; one that can't be read keeps nothing from its seal, and stays to be attached. */
async function addScans({ db, scans, onProblem }: ConcludeParts, sessionId: string, folder: string): Promise<void> {
  for (const [index, { sha256, name }] of (await db.pageSignings.papers(sessionId)).entries()) {
    try {
      const { file, kind } = await scans.open(sha256, name);
      await copyFile(file, path.join(folder, `${papers.scanName}${index + 1}.${paperEndings[kind]}`));
    } catch (problem) {
      onProblem(problem);
    }
  }
}

function sealFacts(parts: ConcludeParts, session: SessionView, gaps: readonly Gap[]) {
  return {
    agency: parts.agencyName,
    room: parts.room,
    registrationCode: session.registrationCode ?? '',
    enforcementCase: session.enforcementCase,
    questionedPerson: session.questioned.name,
    producers: session.inspectors.map(({ name, badgeNumber }) => ({ name, badgeNumber })),
    purpose: session.purpose,
    startedAt: session.startedAt,
    noticeGivenAt: session.noticeGivenAt,
    reviewedAt: session.reviewedAt,
    signedAt: session.signedAt,
    thumbprintedAt: session.thumbprintedAt,
    endedAt: session.endedAt,
    cameras: parts.cameras.map((camera) => ({ ...camera, clockOffsetSeconds: parts.clockOffsetSeconds(camera.id) })),
    gaps,
    software: parts.softwareVersion,
  };
}
