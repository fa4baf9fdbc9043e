import type { Database } from '../../db/data-source';
import type { SessionRow } from '../../db/entities/session.entity';
import type { StatementState } from '../contract/statements';
import { statementState } from './statement-rule';

/** How far each of the session's statements is; a stop that has none yet wants one all the same. */
export async function readStatementStates(
  db: Database,
  session: Pick<SessionRow, 'id' | 'unsignedHow'>,
): Promise<readonly StatementState[]> {
  const rows = await db.statements.ofSession(session.id);
  const states = await Promise.all(rows.map(async ({ id }) => statementState(await db.statements.acts(id))));
  const missing = session.unsignedHow === 'stopped' && !rows.some(({ kind }) => kind === 'stopped');
  return missing ? [...states, 'draft'] : states;
}
