import type { SessionRow } from '../../db/entities/session.entity';
import type { ConditionView } from '../contract/sessions';

type Known = Pick<SessionRow, 'startedAt' | 'credentialsShownAt' | 'noticeReadAt' | 'rightsToldAt' | 'leadId' | 'recorderId'>;

/**
 * The legal conditions of an interview, as far as the system has seen them. What no sensor tells is `unknown`, never `seen`:
 * how many people are in the room is not counted here, so two-inspectors stands for their sign-in, and one-person can't be judged.
 */
export function conditionsOf(row: Known): readonly ConditionView[] {
  const seenAt = (condition: ConditionView['condition'], at: string | null): ConditionView => ({
    condition,
    state: at === null ? 'not-seen' : 'seen',
    at: at ?? undefined,
  });
  return [
    seenAt('two-inspectors', row.leadId !== null && row.recorderId !== null ? row.startedAt : null),
    seenAt('credentials', row.credentialsShownAt),
    seenAt('rights', row.rightsToldAt),
    seenAt('recording-told', row.noticeReadAt),
    { condition: 'one-person', state: 'unknown', at: undefined },
    seenAt('place', row.startedAt),
  ];
}
