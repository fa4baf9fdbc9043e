import { existsSync } from 'node:fs';
import type { Database } from '../../db/data-source';
import type { RegisterClosureRow } from '../../db/entities/register-closure.entity';
import { OneAtATime } from '../../devices/one-at-a-time';
import { canonicalJson } from '../../recordings/evidence/canonical-json';
import { sha256Of } from '../../recordings/evidence/hash-file';
import type { SigningKey } from '../../recordings/evidence/signing-key';
import type { PaperPrinter } from '../archive/paper-printer';
import type { AuditLog } from '../audit/audit-log';
import { Refusal } from '../contract/errors';
import type { PersonTile } from '../contract/people';
import { registerNames, type ClosedMonthView, type RegisterMonth, type SetFinding } from '../contract/registers';
import { officeDate } from '../rooms/office-calendar';
import { contentFileName, readClosedSet, verifyClosedSet, writeClosedSet, type ClosedContent, type ClosedSet } from './closed-set';
import type { Corrections } from './corrections';
import { allFacts, lineOf } from './register-lines';
import { columnsOf, registerTitle } from './register-words';
import type { SetCopies } from './set-copy';

export interface MonthlyCloseParts {
  readonly db: Database;
  readonly audit: AuditLog;
  readonly key: SigningKey;
  readonly printer: PaperPrinter;
  readonly corrections: Corrections;
  readonly agencyName: string;
  readonly room: { readonly id: string; readonly name: string };
  readonly folderOf: (roomId: string, month: string) => string;
  /** Absent where there is no second disk. */
  readonly copies?: SetCopies | undefined;
  readonly now: () => Date;
}

/** 每月存档 (规定§5): all registers of a month as one numbered, hashed, signed set that nothing changes any more. */
export class MonthlyClose {
  private readonly turn = new OneAtATime();

  constructor(private readonly parts: MonthlyCloseParts) {}

  /**
   * Once a month and room, after the month is over. Refuses with `register.month-running` or `register.month-closed`. Cut off in the middle it leaves
   * either nothing or the whole set, which the next try takes over.
   */
  close(month: string, by: PersonTile): Promise<ClosedMonthView> {
    return this.turn.run(async () => {
      const { db, audit, room, now } = this.parts;
      if (!isOver(month, now())) throw new Refusal('register.month-running', { month });
      if (await db.registers.closure(room.id, month)) throw new Refusal('register.month-closed', { month });
      const folder = this.parts.folderOf(room.id, month);
      const set = (await this.leftBehind(folder)) ?? (await this.write(folder, month, by));
      const { number, closedAt, closedBy, audit: head } = set.manifest;
      // The log knows the set before the store does: a crash between leaves a set that the next try registers.
      await audit.record(by.id, 'register.closed', `${room.id} ${month}`, `${number} ${set.manifestSha256}`);
      const closure: RegisterClosureRow = {
        ...{ roomId: room.id, month, number, closedAt, closedById: closedBy.id, manifestSha256: set.manifestSha256 },
        ...{ auditCount: head.count, auditHead: head.head },
      };
      await db.registers.close(closure);
      await this.copy(closure);
      return this.view(closure);
    });
  }

  /** What is wrong with the closed set of a month, on either disk; a sound one that lacks its copy gets it. Refuses with `register.not-closed`. */
  async verify(month: string): Promise<readonly SetFinding[]> {
    const { db, room, copies } = this.parts;
    const closure = await db.registers.closure(room.id, month);
    if (!closure) throw new Refusal('register.not-closed', { month });
    const first = await verifyClosedSet(this.parts.folderOf(room.id, month), this.trusted(closure));
    if (!copies) return first;
    if (first.length === 0) await this.copy(closure);
    return [...first, ...(await copies.verify(room.id, month, this.trusted(closure)))];
  }

  private trusted({ manifestSha256 }: RegisterClosureRow) {
    return { publicKeyPem: this.parts.key.publicKeyPem, manifestSha256 };
  }

  /** Never rejects: a month is closed without its copy too, which is told and made up for at the next verification. */
  private async copy(closure: RegisterClosureRow): Promise<void> {
    const { copies, audit } = this.parts;
    const { roomId, month } = closure;
    if (!copies || copies.isKept(roomId, month)) return;
    const outcome = await copies.keep(this.parts.folderOf(roomId, month), roomId, month, this.trusted(closure)).then(
      () => closure.manifestSha256,
      (problem: unknown) => `failed: ${problem instanceof Error ? problem.message : String(problem)}`,
    );
    await audit.record('system', 'register.copied', `${roomId} ${month}`, outcome);
  }

  /** Months with lines or a set, and the running one, newest first. */
  async months(): Promise<readonly RegisterMonth[]> {
    const { db, room, now } = this.parts;
    const closures = new Map((await db.registers.closures(room.id)).map((closure) => [closure.month, closure]));
    const running = officeDate(now()).slice(0, 7);
    const months = new Set([running, ...(await db.registers.months(room.id)), ...closures.keys()]);
    return Promise.all(
      [...months]
        .toSorted((a, b) => b.localeCompare(a))
        .map(async (month) => {
          const closure = closures.get(month);
          return { month, closed: closure && (await this.view(closure)), closable: !closure && isOver(month, now()) };
        }),
    );
  }

  /** A set that was written whole before a crash kept it from being registered. */
  private async leftBehind(folder: string): Promise<ClosedSet | undefined> {
    if (!existsSync(folder)) return undefined;
    const set = await readClosedSet(folder, this.parts.key.publicKeyPem);
    if (!set) throw new Refusal('register.folder-taken', { folder });
    return set;
  }

  private async write(folder: string, month: string, by: PersonTile): Promise<ClosedSet> {
    const { db, room, now, key } = this.parts;
    const content = await this.content(month);
    const json = Buffer.from(canonicalJson(content));
    const head = await db.audit.head();
    const audit = { count: head.count, head: head.hash };
    const number = ((await db.registers.closures(room.id))[0]?.number ?? 0) + 1;
    const closedAt = now().toISOString();
    const files: { readonly path: string; readonly bytes: Buffer }[] = [{ path: contentFileName, bytes: json }];
    for (const register of content.registers) {
      const bytes = await this.parts.printer.print({
        kind: 'register',
        register: {
          ...{ agency: content.agency, roomName: room.name, period: month, title: register.title, columns: register.columns },
          lines: register.lines.map((line) => ({ ...line, month, corrections: [] })),
          ...{ printedAt: closedAt, printedBy: by.name, closure: { number, audit, contentSha256: sha256Of(json) } },
        },
      });
      files.push({ path: `${register.name}.pdf`, bytes });
    }
    const closedBy = { id: by.id, name: by.name };
    return writeClosedSet(folder, { number, roomId: room.id, month, closedAt, closedBy, audit }, files, key);
  }

  private async content(month: string): Promise<ClosedContent> {
    const { db, room, agencyName } = this.parts;
    // One transaction, so that the five registers are those of one moment.
    const registers = await db.transaction(async () => {
      const all: ClosedContent['registers'] = [];
      for (const name of registerNames) {
        const facts = await allFacts(db, { register: name, roomId: room.id, month });
        all.push({ name, title: registerTitle(name), columns: [...columnsOf(name)], lines: facts.map(lineOf) });
      }
      return all;
    });
    return { schema: 'mingxun-registers/1', agency: agencyName, roomId: room.id, roomName: room.name, month, registers };
  }

  private async view(closure: RegisterClosureRow): Promise<ClosedMonthView> {
    const { db, corrections } = this.parts;
    const { month, number, closedAt, manifestSha256 } = closure;
    return {
      ...{ month, number, closedAt, manifestSha256 },
      closedBy: (await db.people.byId(closure.closedById))?.name ?? '',
      audit: { count: closure.auditCount, head: closure.auditHead },
      folder: this.parts.folderOf(closure.roomId, month),
      copied: this.parts.copies?.isKept(closure.roomId, month),
      corrections: (await corrections.of(closure)).length,
    };
  }
}

/** Whether the office's calendar has left the month. */
function isOver(month: string, now: Date): boolean {
  return officeDate(now).slice(0, 7) > month;
}
