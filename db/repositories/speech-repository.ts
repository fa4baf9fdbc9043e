import { IsNull } from 'typeorm';
import type { SqlConnection } from '../connection';
import { SpeechLineRow } from '../entities/speech-line.entity';

export type NewSpeechLine = Omit<SpeechLineRow, 'number' | 'takenAt' | 'takenById'>;

export function speechRepository(connection: SqlConnection) {
  return {
    /** Once for each stretch; what was heard before stays. */
    append: (line: NewSpeechLine): Promise<void> =>
      connection.run(async (manager) => {
        await manager.createQueryBuilder().insert().orIgnore().into(SpeechLineRow).values(line).updateEntity(false).execute();
      }),
    /** In the order of their times. */
    ofSession: (sessionId: string): Promise<SpeechLineRow[]> =>
      connection.run((manager) => manager.find(SpeechLineRow, { where: { sessionId }, order: { fromAt: 'ASC' } })),
    take: (sessionId: string, number: number, takenAt: string, takenById: string): Promise<void> =>
      connection.run(async (manager) => {
        await manager.update(SpeechLineRow, { sessionId, number, takenAt: IsNull() }, { takenAt, takenById });
      }),
  };
}
