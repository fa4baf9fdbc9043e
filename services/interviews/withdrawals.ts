import type { Database } from '../../db/data-source';
import type { PersonRow } from '../../db/entities/person.entity';
import type { SessionRow } from '../../db/entities/session.entity';
import { later, type Instant } from '../../recordings/session/instant';
import type { AuditLog } from '../audit/audit-log';
import { Refusal } from '../contract/errors';
import { filled } from '../contract/filled';
import type { Credential, PersonTile } from '../contract/people';
import type { WithdrawalDraft, WithdrawalsView, WithdrawalTarget, WithdrawalVerdict } from '../contract/withdrawals';
import { expectMaySee } from './expect-may-see';
import { readUnwritten, readWithdrawals } from './read-withdrawals';
import words from './templates/withdrawal.json';
import { pagesClosedAt } from './withdrawal-notes';
import { askProblem, decidesWithdrawal } from './withdrawal-rule';

export interface WithdrawalParts {
  readonly db: Database;
  readonly audit: AuditLog;
  readonly verify: (credential: Credential) => Promise<PersonRow>;
  readonly now: () => Date;
  readonly onChange: (sessionId: string) => void;
  /** Pages say more than before: a signature that was given under one of them doesn't stand. */
  readonly onPages: (sessionId: string, at: string) => Promise<void>;
}

/** 行政处罚法§43: 申请回避, written down by the officers in the person's words, decided by the agency's head; the session goes on meanwhile. */
export class Withdrawals {
  constructor(private readonly parts: WithdrawalParts) {}

  /** By either officer, one row for each who is to withdraw. Refuses with `people.not-allowed`, `input.invalid` { reason }, or `withdrawal.*` as `askProblem` says. */
  async ask(sessionId: string, draft: WithdrawalDraft, by: PersonTile): Promise<WithdrawalsView> {
    const { db, audit, now } = this.parts;
    const reason = draft.reason.trim();
    const named = await db.transaction(async () => {
      const row = await this.session(sessionId);
      const at = momentFor(row, now());
      if (by.id !== row.leadId && by.id !== row.recorderId) throw new Refusal('people.not-allowed', { name: by.name });
      const { requests, targets, unwrittenSince } = await this.view(sessionId);
      const running = isRunning(row);
      const problem = askProblem(draft, { running, unwrittenSince, targets, requests });
      if (problem) throw new Refusal(problem.code, 'name' in problem ? { name: problem.name } : {});
      if (reason === '') throw new Refusal('input.invalid', { field: 'reason' });
      const names: string[] = [];
      for (const { part, id, name } of targets.filter((one) =>
        draft.against.some((target) => target.part === one.part && target.id === one.id),
      )) {
        const against = part === 'officer' ? { againstId: id, companion: null } : { againstId: null, companion: Number(id) };
        await db.withdrawals.ask({ sessionId, ...against, reason, askedAt: unwrittenSince ?? at, byId: by.id, at });
        await this.mark(row, at, by.id, words.asked, { name, reason });
        names.push(name);
      }
      return names;
    });
    await audit.record(by.id, 'session.withdrawal-asked', sessionId, `${named.join(' ')}: ${reason}`);
    return this.changed(sessionId);
  }

  /** Refuses with `withdrawal.unknown`, `withdrawal.not-the-head`, `withdrawal.decided`, `input.invalid` { reason }, or as `verify` does. */
  async decide(number: number, verdict: WithdrawalVerdict, text: string, credential: Credential): Promise<WithdrawalsView> {
    const { db, audit, now } = this.parts;
    const request = await db.withdrawals.byNumber(number);
    if (!request) throw new Refusal('withdrawal.unknown');
    const { sessionId } = request;
    const reason = text.trim();
    if (reason === '') throw new Refusal('input.invalid', { field: 'reason' });
    const head = await this.parts.verify(credential);
    if (!decidesWithdrawal(head)) throw new Refusal('withdrawal.not-the-head', { name: head.name });
    await db.transaction(async () => {
      const row = await this.session(sessionId);
      const at = momentFor(row, now());
      const { requests } = await this.view(sessionId);
      const asked = requests.find((one) => one.number === number);
      if (!asked || asked.decision) throw new Refusal('withdrawal.decided', { name: asked?.name ?? '' });
      await db.withdrawals.decide({ request: number, verdict, reason, byId: head.id, at });
      await this.mark(row, at, head.id, words[verdict], { name: asked.name, by: head.name, reason });
    });
    await audit.record(head.id, `session.withdrawal-${verdict}`, sessionId, `${number}: ${reason}`);
    return this.changed(sessionId);
  }

  /** Refuses with `session.unknown`, `people.not-allowed`. */
  async ofSession(sessionId: string, viewer: PersonTile): Promise<WithdrawalsView> {
    await expectMaySee(this.parts.db, sessionId, viewer);
    return this.view(sessionId);
  }

  private async view(sessionId: string): Promise<WithdrawalsView> {
    const { db } = this.parts;
    const row = await this.session(sessionId);
    const people = await db.people.list();
    const nameOf = (id: string) => people.find((person) => person.id === id)?.name ?? '';
    const [booking, requests] = await Promise.all([db.bookings.byId(row.bookingId), readWithdrawals(db, sessionId, nameOf)]);
    const unwrittenSince = await readUnwritten(db, row, requests);
    return {
      ...{ sessionId, requests, unwrittenSince, startedAt: row.startedAt ?? undefined },
      ...{ questionedName: booking?.questionedName ?? '', caseName: booking?.caseName ?? '' },
      targets: isRunning(row) || unwrittenSince !== undefined ? await this.targets(row, nameOf) : [],
    };
  }

  /** The two officers, and whoever interprets. */
  private async targets(
    { id, leadId, recorderId }: SessionRow,
    nameOf: (personId: string) => string,
  ): Promise<readonly (WithdrawalTarget & { readonly name: string })[]> {
    const officers = [leadId, recorderId].filter((one) => one !== null);
    const companions = await this.parts.db.preparation.companions(id);
    return [
      ...officers.map((personId) => ({ part: 'officer' as const, id: personId, name: nameOf(personId) })),
      ...companions
        .filter(({ role }) => role === 'interpreter')
        .map(({ number, name }) => ({ part: 'interpreter' as const, id: String(number), name })),
    ];
  }

  /** Pages that are closed stay as they are, and so does every signature under them. */
  private async changed(sessionId: string): Promise<WithdrawalsView> {
    const { now, onChange, onPages } = this.parts;
    if (pagesClosedAt(await this.session(sessionId)) === null) await onPages(sessionId, now().toISOString());
    onChange(sessionId);
    return this.view(sessionId);
  }

  /** So that the timeline and the sealed interview have it; what comes after the end stands in its own rows only. */
  private async mark(row: SessionRow, at: string, byId: string, sentence: string, slots: Readonly<Record<string, string>>): Promise<void> {
    if (!isRunning(row)) return;
    const text = filled(sentence, slots);
    await this.parts.db.notes.append({ sessionId: row.id, kind: 'mark', at, text, byId, detail: null });
  }

  private async session(sessionId: string): Promise<SessionRow> {
    const row = await this.parts.db.sessions.byId(sessionId);
    if (!row) throw new Refusal('session.unknown');
    return row;
  }
}

/** Whatever the clock says now, never before the pages were closed: it would come to stand on them. */
function momentFor(row: SessionRow, now: Date): Instant {
  return later(now.toISOString(), pagesClosedAt(row) ?? '');
}

/** From the entry to the end, also while it is interrupted or stands still. */
function isRunning({ startedAt, endedAt }: SessionRow): boolean {
  return startedAt !== null && endedAt === null;
}
