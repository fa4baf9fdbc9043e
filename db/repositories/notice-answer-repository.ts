import type { SqlConnection } from '../connection';
import { NoticeAnswerRow } from '../entities/notice-answer.entity';

/** What was answered to the notice. */
export function noticeAnswerRepository(connection: SqlConnection) {
  return {
    append: (answer: Omit<NoticeAnswerRow, 'number'>): Promise<void> =>
      connection.run(async (manager) => {
        await manager.createQueryBuilder().insert().into(NoticeAnswerRow).values(answer).updateEntity(false).execute();
      }),
    /** In the order of answering. */
    ofSession: (sessionId: string): Promise<NoticeAnswerRow[]> =>
      connection.run((manager) => manager.find(NoticeAnswerRow, { where: { sessionId }, order: { number: 'ASC' } })),
  };
}
