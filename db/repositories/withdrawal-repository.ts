import type { SqlConnection } from '../connection';
import { BookingRow } from '../entities/booking.entity';
import { SessionRow } from '../entities/session.entity';
import { WithdrawalDecisionRow } from '../entities/withdrawal-decision.entity';
import { WithdrawalRequestRow } from '../entities/withdrawal-request.entity';

/** Who was asked to withdraw, and what was decided. */
export function withdrawalRepository(connection: SqlConnection) {
  return {
    ask: (request: Omit<WithdrawalRequestRow, 'number'>): Promise<void> =>
      connection.run(async (manager) => {
        await manager.createQueryBuilder().insert().into(WithdrawalRequestRow).values(request).updateEntity(false).execute();
      }),
    byNumber: (number: number): Promise<WithdrawalRequestRow | undefined> =>
      connection.run(async (manager) => (await manager.findOneBy(WithdrawalRequestRow, { number })) ?? undefined),
    /** In the order of asking. */
    ofSession: (sessionId: string): Promise<WithdrawalRequestRow[]> =>
      connection.run((manager) => manager.find(WithdrawalRequestRow, { where: { sessionId }, order: { number: 'ASC' } })),
    decide: (decision: WithdrawalDecisionRow): Promise<void> =>
      connection.run(async (manager) => {
        await manager.insert(WithdrawalDecisionRow, decision);
      }),
    /** Whether the officer is out of that case; one without a number yet is known by its name. */
    isGranted: (personId: string, { caseNumber, caseName }: Pick<BookingRow, 'caseNumber' | 'caseName'>): Promise<boolean> =>
      connection.run((manager) =>
        manager
          .createQueryBuilder(WithdrawalDecisionRow, 'decision')
          .innerJoin(WithdrawalRequestRow, 'request', 'request.number = decision.request')
          .innerJoin(SessionRow, 'session', 'session.id = request.sessionId')
          .innerJoin(BookingRow, 'booking', 'booking.id = session.bookingId')
          .where("decision.verdict = 'granted' AND request.againstId = :personId", { personId })
          .andWhere(caseNumber === '' ? 'booking.caseName = :caseName' : 'booking.caseNumber = :caseNumber', { caseNumber, caseName })
          .getExists(),
      ),
    decisions: (sessionId: string): Promise<WithdrawalDecisionRow[]> =>
      connection.run((manager) =>
        manager
          .createQueryBuilder(WithdrawalDecisionRow, 'decision')
          .innerJoin(WithdrawalRequestRow, 'request', 'request.number = decision.request')
          .where('request.sessionId = :sessionId', { sessionId })
          .getMany(),
      ),
  };
}
