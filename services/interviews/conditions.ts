import type { SessionRow } from '../../db/entities/session.entity';
import type { RoomPurpose } from '../contract/bookings';
import type { ConditionView } from '../contract/sessions';
import { purposeRules } from '../rooms/purpose-rule';

type Known = Pick<SessionRow, 'startedAt' | 'credentialsShownAt' | 'noticeReadAt' | 'rightsToldAt' | 'leadId' | 'recorderId'>;

/**
 * The legal conditions of this purpose, as far as the system has seen them. What no sensor tells is `unknown`, never `seen`:
 * how many people are in the room is not counted here, so two-inspectors stands for their sign-in, and one-person can't be judged.
 */
export function conditionsOf(row: Known, purpose: RoomPurpose): readonly ConditionView[] {
  const seenAt = (condition: ConditionView['condition'], at: string | null): ConditionView => ({
    condition,
    state: at === null ? 'not-seen' : 'seen',
    at: at ?? undefined,
  });
  const { notice, outsiders } = purposeRules[purpose];
  const told = [
    seenAt('credentials', row.credentialsShownAt),
    seenAt('rights', row.rightsToldAt),
    seenAt('recording-told', row.noticeReadAt),
  ];
  const onePerson: ConditionView = { condition: 'one-person', state: 'unknown', at: undefined };
  return [
    seenAt('two-inspectors', row.leadId !== null && row.recorderId !== null ? row.startedAt : null),
    ...(notice ? told : []),
    ...(outsiders === 'one-questioned' ? [onePerson] : []),
    seenAt('place', row.startedAt),
  ];
}
