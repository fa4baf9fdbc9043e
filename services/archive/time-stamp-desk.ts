import { readFile, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Database } from '../../db/data-source';
import { writeDurably } from '../../recordings/evidence/durable-file';
import { fetchTimeStamp, type TimeStampAuthority } from '../../recordings/evidence/fetch-time-stamp';
import { sha256Of } from '../../recordings/evidence/hash-file';
import { manifestFileName, timeStampFileName } from '../../recordings/evidence/manifest';
import type { AuditLog } from '../audit/audit-log';

export interface TimeStampParts {
  readonly db: Database;
  readonly audit: AuditLog;
  readonly authority: TimeStampAuthority;
  /** Every place where a sealed session lies, the recordings first. */
  readonly foldersOf: (sessionId: string) => readonly string[];
  readonly onProblem: (problem: unknown) => void;
}

/** Its `outcome` is the SHA-256 of the token, the stamped time and the authority. */
export const stampedAction = 'session.time-stamped';
const failedAction = 'session.time-stamp-failed';
const pauseMs = 10 * 60 * 1000;

/** Fetches the time stamps of sealed sessions. A seal never waits for one: what an authority that is away doesn't give now is asked for again. */
export class TimeStampDesk {
  private work: Promise<void> = Promise.resolve();
  private timer: NodeJS.Timeout | undefined;
  private readonly told = new Map<string, string>();

  constructor(private readonly parts: TimeStampParts) {}

  /** Asks for what is missing, now and every ten minutes. */
  start(): void {
    void this.fetchMissing();
    this.timer = setInterval(() => void this.fetchMissing(), pauseMs);
  }

  async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.work;
  }

  /** One round over all sealed sessions without a time stamp; ends at the first failure, as the next would fail too. Never rejects. */
  fetchMissing(): Promise<void> {
    this.work = this.work.then(() => this.round()).catch(this.parts.onProblem);
    return this.work;
  }

  private async round(): Promise<void> {
    for (const { id } of (await this.parts.db.sessions.listSealed()).toReversed()) if (!(await this.stamped(id))) return;
  }

  private async stamped(sessionId: string): Promise<boolean> {
    const [folder = '', ...copies] = this.parts.foldersOf(sessionId);
    const manifest = await readFile(path.join(folder, manifestFileName)).catch(() => undefined);
    // Its disk is away: nothing can be put there.
    if (!manifest) return true;
    const token = path.join(folder, timeStampFileName);
    await rm(`${token}.part`, { force: true });
    const present = await readFile(token).catch(() => undefined);
    const reply = present ?? (await this.fetch(sessionId, sha256Of(manifest), token));
    if (!reply) return false;
    for (const copy of copies) await putBeside(copy, reply);
    return true;
  }

  private async fetch(sessionId: string, sha256: string, token: string): Promise<Buffer | undefined> {
    const fetched = await fetchTimeStamp(this.parts.authority, sha256);
    if (!fetched.ok) {
      // Said once for each cause, not every ten minutes.
      if (this.told.get(sessionId) !== fetched.code)
        await this.parts.audit.record('system', failedAction, sessionId, `${fetched.code}: ${fetched.detail}`);
      this.told.set(sessionId, fetched.code);
      return undefined;
    }
    this.told.delete(sessionId);
    const { reply, stamp } = fetched;
    await this.parts.audit.record('system', stampedAction, sessionId, `${sha256Of(reply)} ${stamp.at} ${stamp.by}`);
    await writeDurably(token, reply, 0o444);
    return reply;
  }

  /** What kept this session from its time stamp at the last try. */
  problemOf(sessionId: string): string | undefined {
    return this.told.get(sessionId);
  }
}

async function putBeside(folder: string, reply: Buffer): Promise<void> {
  const token = path.join(folder, timeStampFileName);
  const sealedThere = await stat(path.join(folder, manifestFileName)).catch(() => undefined);
  const present = await readFile(token).catch(() => undefined);
  if (sealedThere && !present?.equals(reply)) await writeDurably(token, reply, 0o444);
}
