import type { Database } from '../../db/data-source';
import type { SessionRow } from '../../db/entities/session.entity';
import type { WithdrawalRequestRow } from '../../db/entities/withdrawal-request.entity';
import { unwrittenWithdrawal } from '../contract/withdrawal-standing';
import type { WithdrawalVerdict, WithdrawalView } from '../contract/withdrawals';
import { readPurpose } from '../rooms/read-purpose';
import { toldIn } from './rights-and-duties';
import { withdrawalStanding, type WithdrawalStanding } from './withdrawal-rule';

/** Who was asked to withdraw from a session, in the order of asking, with what was decided (行政处罚法§43). */
export async function readWithdrawals(
  db: Database,
  sessionId: string,
  nameOf: (personId: string) => string,
): Promise<readonly WithdrawalView[]> {
  const rows = await db.withdrawals.ofSession(sessionId);
  if (rows.length === 0) return [];
  const decisions = new Map((await db.withdrawals.decisions(sessionId)).map((decision) => [decision.request, decision]));
  return Promise.all(
    rows.map(async (row) => {
      const { number, reason, askedAt, byId, at: writtenAt } = row;
      const decided = decisions.get(number);
      return {
        ...{ number, reason, askedAt, writtenBy: nameOf(byId), writtenAt, ...(await targetOf(db, row, nameOf)) },
        ...(decided && {
          decision: {
            ...{ verdict: decided.verdict as WithdrawalVerdict, reason: decided.reason },
            ...{ by: nameOf(decided.byId), at: decided.at },
          },
        }),
      };
    }),
  );
}

/** An interpreter who was entered by mistake was asked to withdraw all the same. */
async function targetOf(
  db: Database,
  { againstId, companion }: WithdrawalRequestRow,
  nameOf: (personId: string) => string,
): Promise<Pick<WithdrawalView, 'part' | 'id' | 'name'>> {
  if (againstId !== null) return { part: 'officer', id: againstId, name: nameOf(againstId) };
  const found = companion === null ? undefined : await db.preparation.companion(companion);
  return { part: 'interpreter', id: String(companion), name: found?.name ?? '' };
}

/** When it was answered in this session that somebody is to withdraw, where nobody wrote down yet who and why. */
export async function readUnwritten(
  db: Database,
  session: SessionRow,
  withdrawals: readonly WithdrawalView[],
): Promise<string | undefined> {
  const answers = await db.noticeAnswers.ofSession(session.id);
  if (answers.length === 0) return undefined;
  const told = toldIn(await db.notes.ofSession(session.id, 'rights-told'), session, await readPurpose(db, session.bookingId));
  return unwrittenWithdrawal({ told, withdrawals, answers: answers.map((answer) => ({ ...answer, by: undefined })) });
}

export async function readWithdrawalStanding(db: Database, session: SessionRow): Promise<WithdrawalStanding> {
  const withdrawals = await readWithdrawals(db, session.id, () => '');
  return withdrawalStanding(withdrawals, await readUnwritten(db, session, withdrawals));
}
