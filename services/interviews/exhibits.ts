import path from 'node:path';
import type { Database } from '../../db/data-source';
import { OneAtATime } from '../../devices/one-at-a-time';
import { makeFolder, writeDurably } from '../../recordings/evidence/durable-file';
import { sha256Of } from '../../recordings/evidence/hash-file';
import { isRunning } from '../../recordings/session/advance';
import type { AuditLog } from '../audit/audit-log';
import type { PaperFile, PaperKind } from '../contract/entry';
import { Refusal } from '../contract/errors';
import type { ExhibitDraft, ExhibitPicture, ExhibitSource } from '../contract/exhibits';
import type { PersonTile } from '../contract/people';
import { openPaper, readPaper } from '../rooms/paper-files';
import { paperEndings } from '../rooms/paper-kind';
import type { ActiveSession } from './active-session';

export interface ExhibitParts {
  readonly db: Database;
  readonly audit: AuditLog;
  readonly active: Pick<ActiveSession, 'state' | 'folderOf'>;
  readonly cameras: readonly { readonly id: string; readonly name: string }[];
  /** The newest recorded picture of a camera; undefined while that camera isn't proved to record. */
  readonly still: (cameraId: string) => Promise<Uint8Array | undefined>;
  readonly now: () => Date;
  readonly onChange: (sessionId: string) => void;
}

const folderName = 'exhibits';

/**
 * 示证: what is shown to the person, numbered, from when to when. A picture of it lies in the session's folder, so that the seal lists it with its hash.
 * The file comes before its row: a row without its picture can't be.
 */
export class Exhibits {
  private readonly turn = new OneAtATime();

  constructor(private readonly parts: ExhibitParts) {}

  /**
   * It is shown from now on. False where a file was to be chosen and none was. Refuses with `session.wrong-phase`, `exhibit.no-picture` { camera }
   * or a fault of the chosen file (`exhibit.unreadable`, `.too-large`, `.not-a-paper`); then it has no number and nothing is kept.
   */
  show(sessionId: string, draft: ExhibitDraft, choose: () => Promise<string | undefined>, by: PersonTile): Promise<boolean> {
    return this.turn.run(async () => {
      await this.expectRunning(sessionId);
      const { db, audit, now } = this.parts;
      const askedAt = now();
      const picture = await this.pictureOf(draft.source, choose);
      if (picture === 'not-chosen') return false;
      // Choosing a file takes the time it takes.
      await this.expectRunning(sessionId);
      // A camera's picture is of the moment it was asked for, however long it takes to come.
      const shownAt = (draft.source.kind === 'file' ? now() : askedAt).toISOString();
      const number = ((await db.exhibits.ofSession(sessionId)).at(-1)?.number ?? 0) + 1;
      const kept = picture && (await this.keep(sessionId, number, picture));
      await db.exhibits.insert({
        ...{ sessionId, number, name: draft.name.trim(), page: draft.page.trim(), shownAt, shownById: by.id },
        pictureSource: kept?.source ?? null,
        pictureName: kept?.name ?? null,
        pictureFile: kept?.file ?? null,
        pictureSha256: kept?.sha256 ?? null,
      });
      await audit.record(by.id, 'exhibit.shown', sessionId, [number, draft.name, kept?.sha256].filter(Boolean).join(' '));
      this.parts.onChange(sessionId);
      return true;
    });
  }

  /** It is no longer shown. Refuses with `exhibit.unknown` where it isn't being shown. */
  takeBack(sessionId: string, number: number, by: PersonTile): Promise<void> {
    return this.turn.run(async () => {
      await this.expectRunning(sessionId);
      const row = await this.parts.db.exhibits.one(sessionId, number);
      if (row?.takenBackAt !== null) throw new Refusal('exhibit.unknown');
      await this.parts.db.exhibits.takeBack(sessionId, number, this.parts.now().toISOString(), by.id);
      await this.parts.audit.record(by.id, 'exhibit.taken-back', sessionId, String(number));
      this.parts.onChange(sessionId);
    });
  }

  /** Its picture, proved against the hash of its row. Refuses with `exhibit.unknown`, `.missing` or `.changed`. */
  async picture(sessionId: string, number: number): Promise<PaperFile & { readonly file: string }> {
    const row = await this.parts.db.exhibits.one(sessionId, number);
    if (row?.pictureFile == null || row.pictureSha256 === null) throw new Refusal('exhibit.unknown');
    const expected = { sha256: row.pictureSha256, name: row.name };
    return openPaper(path.join(this.parts.active.folderOf(sessionId), row.pictureFile), expected, 'exhibit');
  }

  private async pictureOf(
    source: ExhibitSource,
    choose: () => Promise<string | undefined>,
  ): Promise<NewPicture | 'not-chosen' | undefined> {
    if (source.kind === 'none') return undefined;
    if (source.kind === 'file') {
      const file = await choose();
      return file === undefined ? 'not-chosen' : { source: 'file', ...(await readPaper(file, 'exhibit')) };
    }
    const camera = this.parts.cameras.find(({ id }) => id === source.cameraId);
    const bytes = camera && (await this.parts.still(camera.id).catch(() => undefined));
    if (!bytes) throw new Refusal('exhibit.no-picture', { camera: camera?.name ?? source.cameraId });
    return { source: 'camera', bytes, kind: 'image/jpeg', sha256: sha256Of(bytes), name: camera.name };
  }

  private async keep(sessionId: string, number: number, picture: NewPicture): Promise<ExhibitPicture> {
    const { source, name, sha256, kind, bytes } = picture;
    const file = `${folderName}/exhibit-${number}.${paperEndings[kind]}`;
    const folder = this.parts.active.folderOf(sessionId);
    await makeFolder(path.join(folder, folderName));
    await writeDurably(path.join(folder, file), bytes);
    return { source, name, file, sha256 };
  }

  private async expectRunning(sessionId: string): Promise<void> {
    const { state } = await this.parts.active.state(sessionId);
    if (!isRunning(state)) throw new Refusal('session.wrong-phase', { phase: state.phase });
  }
}

interface NewPicture {
  readonly source: 'camera' | 'file';
  readonly bytes: Uint8Array;
  readonly kind: PaperKind;
  readonly sha256: string;
  readonly name: string;
}
