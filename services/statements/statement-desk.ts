import { randomUUID } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Database } from '../../db/data-source';
import type { PersonRow } from '../../db/entities/person.entity';
import type { SessionRow } from '../../db/entities/session.entity';
import type { StopStatementRow } from '../../db/entities/stop-statement.entity';
import type { PaperPrinter } from '../archive/paper-printer';
import type { AuditLog } from '../audit/audit-log';
import { Refusal } from '../contract/errors';
import type { Credential, PersonTile } from '../contract/people';
import type { ReviewVerdict, StatementText, StatementView } from '../contract/statements';
import { readStatement, type StatementSource } from './read-statement';
import { countingGaps, statementFile, statementState, textProblem, wantedStatements, type Gap } from './statement-rule';

export interface StatementDeskParts {
  readonly db: Database;
  readonly audit: AuditLog;
  readonly printer: PaperPrinter;
  readonly verify: (credential: Credential) => Promise<PersonRow>;
  /** As far as is known: of the recorder while the session is open, of the seal afterwards. */
  readonly gaps: (sessionId: string) => Promise<readonly Gap[]>;
  readonly agencyName: string;
  readonly cameras: readonly { readonly id: string; readonly name: string }[];
  readonly papersFolder: string;
  readonly now: () => Date;
  readonly onChange: (bookingId: string) => void;
}

/** 制度§19, 规程§11, §13: the statement about what was not recorded: opened from facts, written and signed by an officer, reviewed by the agency head. */
export class StatementDesk {
  private readonly source: StatementSource;

  constructor(private readonly parts: StatementDeskParts) {
    this.source = parts;
  }

  /** Opens the drafts that the session's facts ask for; what is open already stays as it is. */
  async open(sessionId: string, text: Partial<StatementText> = {}): Promise<void> {
    const { db, now, audit } = this.parts;
    const row = await db.sessions.byId(sessionId);
    if (!row) return;
    const openedAt = now().toISOString();
    const gaps = countingGaps(await this.parts.gaps(sessionId), row.startedAt, row.endedAt, openedAt);
    const stopped = row.unsignedHow === 'stopped';
    const there = new Set((await db.statements.ofSession(sessionId)).map(({ kind }) => kind));
    const empty = { ground: '', reason: '', basis: '', continuing: '' };
    for (const kind of wantedStatements({ gaps, stopped, suspended: (await db.suspensions.ofSession(sessionId)).length > 0 }).filter(
      (one) => !there.has(one),
    )) {
      const given = kind === 'stopped' ? { ground: row.unsignedGround ?? '', reason: row.unsignedWords ?? '', ...text } : {};
      await db.statements.open({ id: randomUUID(), sessionId, kind, openedAt, ...empty, ...given });
      await audit.record('system', 'statement.opened', sessionId, kind);
      this.parts.onChange(row.bookingId);
    }
  }

  async ofSession(sessionId: string): Promise<readonly StatementView[]> {
    const rows = await this.parts.db.statements.ofSession(sessionId);
    return Promise.all(rows.map((row) => readStatement(this.source, row)));
  }

  /** 规程§13: the supervising leader was told, now. Refuses with `statement.unknown`, `statement.approved`, `statement.not-a-leader`. */
  async report(id: string, leaderId: string, by: PersonTile): Promise<StatementView> {
    const { row } = await this.openOne(id);
    const leader = await this.parts.db.people.byId(leaderId);
    if (leader?.role !== 'supervising-leader') throw new Refusal('statement.not-a-leader', { name: leader?.name ?? '' });
    await this.act(row, 'reported', by.id, '', leaderId);
    return readStatement(this.source, row);
  }

  /**
   * An officer of that session completes and signs it. Refuses with `stop.ground-missing`, `stop.words-missing`, `stop.basis-missing`,
   * `statement.not-sealed` while the facts may still change, `statement.not-theirs`, `statement.approved`.
   */
  async sign(id: string, text: StatementText, credential: Credential): Promise<StatementView> {
    const { row, session } = await this.openOne(id);
    const problem = textProblem(text);
    if (problem) throw new Refusal(`stop.${problem}`);
    if (session.phase !== 'sealed') throw new Refusal('statement.not-sealed');
    const officer = await this.parts.verify(credential);
    if (officer.id !== session.leadId && officer.id !== session.recorderId)
      throw new Refusal('statement.not-theirs', { name: officer.name });
    const { ground, reason, basis, continuing } = text;
    await this.parts.db.transaction(async () => {
      await this.parts.db.statements.write(id, { ground, reason: reason.trim(), basis: basis.trim(), continuing: continuing.trim() });
      await this.act(row, 'signed', officer.id, '');
    });
    return this.view(id);
  }

  /**
   * 制度§19: 报本单位主要领导审核; nobody else. What is sent back says why. Approved, it is printed beside the session's other papers.
   * Refuses with `statement.wrong-reviewer`, `statement.not-signed`, `statement.approved`, `input.invalid` { field: reason }.
   */
  async review(id: string, verdict: ReviewVerdict, text: string, credential: Credential): Promise<StatementView> {
    const { row, state } = await this.openOne(id);
    const head = await this.parts.verify(credential);
    if (head.role !== 'agency-head') throw new Refusal('statement.wrong-reviewer', { name: head.name });
    if (state !== 'signed') throw new Refusal('statement.not-signed');
    if (verdict === 'returned' && text.trim() === '') throw new Refusal('input.invalid', { field: 'reason' });
    await this.act(row, verdict, head.id, text.trim());
    const reviewed = await this.view(id);
    if (verdict === 'approved') await this.print(reviewed);
    return reviewed;
  }

  /** The path of its printed file; a draft is printed too, and says that it is one. Refuses with `statement.unknown`. */
  async printed(id: string): Promise<{ readonly file: string }> {
    return { file: await this.print(await this.view(id)) };
  }

  private async print(statement: StatementView): Promise<string> {
    const folder = path.join(this.parts.papersFolder, statement.registrationCode ?? statement.sessionId);
    await mkdir(folder, { recursive: true });
    const file = path.join(folder, statementFile(statement.kind));
    await writeFile(file, await this.parts.printer.print({ kind: 'statement', statement }));
    return file;
  }

  private async view(id: string): Promise<StatementView> {
    const row = await this.parts.db.statements.byId(id);
    if (!row) throw new Refusal('statement.unknown');
    return readStatement(this.source, row);
  }

  private async openOne(id: string) {
    const { db } = this.parts;
    const row = await db.statements.byId(id);
    const session: SessionRow | undefined = row && (await db.sessions.byId(row.sessionId));
    if (!row || !session) throw new Refusal('statement.unknown');
    const state = statementState(await db.statements.acts(id));
    if (state === 'approved') throw new Refusal('statement.approved');
    return { row, session, state };
  }

  private async act(
    row: StopStatementRow,
    kind: 'reported' | 'signed' | ReviewVerdict,
    byId: string,
    text: string,
    toId?: string,
  ): Promise<void> {
    const { db, audit, now, onChange } = this.parts;
    await db.statements.act({ statementId: row.id, kind, at: now().toISOString(), byId, toId: toId ?? null, text });
    await audit.record(byId, `statement.${kind}`, row.sessionId, [row.kind, text].filter(Boolean).join(': '));
    const session = await db.sessions.byId(row.sessionId);
    if (session) onChange(session.bookingId);
  }
}
