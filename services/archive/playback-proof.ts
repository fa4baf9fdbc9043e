import path from 'node:path';
import type { Database } from '../../db/data-source';
import { planDisc } from '../../recordings/evidence/disc-content';
import { hashFile } from '../../recordings/evidence/hash-file';
import { manifestFileName } from '../../recordings/evidence/manifest';
import { verifyEvidence } from '../../recordings/evidence/verify';
import type { AuditLog } from '../audit/audit-log';
import type { PlaybackFinding, PlaybackProof } from '../contract/playback';

export interface ProofParts {
  readonly db: Database;
  readonly audit: AuditLog;
  readonly folderOf: (sessionId: string) => string;
  readonly now: () => Date;
  readonly onProof: (sessionId: string, proof: PlaybackProof) => void;
  readonly onProblem: (problem: unknown) => void;
}

/** A proof of this age is shown with its time and not made again. */
const FRESH_MS = 10 * 60_000;
const TELL_EVERY_MS = 250;

/** Checks a sealed folder in the background while it is viewed, one run a session. */
export class PlaybackProofs {
  private readonly proofs = new Map<string, PlaybackProof>();

  constructor(private readonly parts: ProofParts) {}

  /** The proof there is; begins a new one when it is missing or old. `onProof` tells how it goes. */
  of(sessionId: string, by: string): PlaybackProof {
    const known = this.proofs.get(sessionId);
    if (known?.state === 'running') return known;
    if (known && this.parts.now().getTime() - Date.parse(known.at) < FRESH_MS) return known;
    const begun: PlaybackProof = { state: 'running', doneBytes: 0, totalBytes: 0 };
    this.proofs.set(sessionId, begun);
    void this.run(sessionId, by).catch((problem: unknown) => {
      this.proofs.delete(sessionId);
      this.parts.onProblem(problem);
    });
    return begun;
  }

  private async run(sessionId: string, by: string): Promise<void> {
    const folder = this.parts.folderOf(sessionId);
    const row = await this.parts.db.sessions.byId(sessionId);
    const totalBytes = (await planDisc(folder).catch(() => undefined))?.bytes ?? 0;
    let toldAt = 0;
    const onProgress = (doneBytes: number): void => {
      if (performance.now() - toldAt < TELL_EVERY_MS) return;
      toldAt = performance.now();
      this.tell(sessionId, { state: 'running', doneBytes, totalBytes });
    };
    const { findings } = await verifyEvidence(folder, { registrationCode: row?.registrationCode ?? undefined, onProgress });
    const manifest = await hashFile(path.join(folder, manifestFileName)).catch(() => undefined);
    // Who seals again with another key changes the manifest: the register knows the hash of the first.
    const registered = manifest === undefined || manifest.sha256 === row?.manifestSha256;
    const all: readonly PlaybackFinding[] = [
      ...findings.map(({ code, file }) => ({ code, file })),
      ...(registered ? [] : [{ code: 'manifest.not-registered', file: manifestFileName }]),
    ];
    const at = this.parts.now().toISOString();
    await this.parts.audit.record(by, 'playback.verified', sessionId, all.length === 0 ? 'intact' : `broken: ${all.length}`);
    this.tell(sessionId, { state: 'done', at, findings: all });
  }

  private tell(sessionId: string, proof: PlaybackProof): void {
    this.proofs.set(sessionId, proof);
    this.parts.onProof(sessionId, proof);
  }
}
