import path from 'node:path';
import type { Violation } from '../../db/check';
import type { Database } from '../../db/data-source';
import { anchorOf, anchorsFileName, keepAnchors, readAnchors } from '../../recordings/evidence/anchors';
import type { Seal } from '../../recordings/evidence/seal';
import type { AuditLog } from '../audit/audit-log';
import { compareAnchors } from '../audit/compare-anchors';
import { keptAnchors } from './check-store';

export interface AnchorParts {
  readonly db: Database;
  readonly audit: AuditLog;
  readonly recordings: string;
  /** On another disk, where there is one. */
  readonly secondCopy: string | undefined;
}

/** Keeps the anchor of every seal outside the database, and compares them with it when the kiosk starts. */
export class AnchorDesk {
  constructor(private readonly parts: AnchorParts) {}

  /** What can't be written now is written with the next seal; the audit log says so. */
  async keep({ manifest, manifestSha256 }: Pick<Seal, 'manifest' | 'manifestSha256'>): Promise<void> {
    const { recordings, secondCopy } = this.parts;
    const anchor = anchorOf(manifest, manifestSha256);
    if (!anchor) return;
    await this.write(recordings, async () => [anchor]);
    if (secondCopy !== undefined)
      await this.write(secondCopy, async () => (await readAnchors(path.join(recordings, anchorsFileName))).anchors);
  }

  /** What contradicts the store; each is also recorded, as a twin file that is ahead is. */
  async compare(): Promise<readonly Violation[]> {
    const { db, audit, recordings, secondCopy } = this.parts;
    const { found, violations } = await keptAnchors([recordings, ...(secondCopy === undefined ? [] : [secondCopy])]);
    const all = [...violations, ...(await compareAnchors(db, found))];
    for (const { subject, detail } of all) await audit.record('system', 'audit.anchor-compared', subject, detail);
    return all;
  }

  private async write(folder: string, anchors: () => Promise<Parameters<typeof keepAnchors>[1]>): Promise<void> {
    try {
      await keepAnchors(folder, await anchors());
    } catch (error) {
      await this.parts.audit.record('system', 'anchor.not-kept', folder, error instanceof Error ? error.message : String(error));
    }
  }
}
