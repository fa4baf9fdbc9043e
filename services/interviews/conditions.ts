import type { SessionRow } from '../../db/entities/session.entity';
import type { RoomPurpose } from '../contract/bookings';
import type { PresenceView } from '../contract/entry';
import type { ConditionView } from '../contract/sessions';
import { purposeRules } from '../rooms/purpose-rule';

type Known = Pick<SessionRow, 'startedAt' | 'credentialsShownAt' | 'noticeReadAt' | 'rightsToldAt' | 'leadId' | 'recorderId'>;

/**
 * The legal conditions of this purpose, as far as the system has seen them. What no sensor tells is `unknown`, never `seen`:
 * how many people are questioned is not counted here, so one-person can't be judged.
 */
export function conditionsOf(row: Known, purpose: RoomPurpose, presence?: Pick<PresenceView, 'short'>): readonly ConditionView[] {
  const seenAt = (condition: ConditionView['condition'], at: string | null): ConditionView => ({
    condition,
    state: at === null ? 'not-seen' : 'seen',
    at: at ?? undefined,
  });
  const bothSignedIn = row.leadId !== null && row.recorderId !== null ? row.startedAt : null;
  const { notice, outsiders } = purposeRules[purpose];
  const told = [
    seenAt('credentials', row.credentialsShownAt),
    seenAt('rights', row.rightsToldAt),
    seenAt('recording-told', row.noticeReadAt),
  ];
  const onePerson: ConditionView = { condition: 'one-person', state: 'unknown', at: undefined };
  return [
    shortOf(presence) ?? seenAt('two-inspectors', bothSignedIn),
    ...(notice ? told : []),
    ...(outsiders === 'one-questioned' ? [onePerson] : []),
    seenAt('place', row.startedAt),
  ];
}

/** 规定§13: fewer than two officers now, or at some time before; undefined where there were always two. */
function shortOf(presence: Pick<PresenceView, 'short'> | undefined): ConditionView | undefined {
  const [first] = presence?.short ?? [];
  const last = presence?.short.at(-1);
  if (!first || !last) return undefined;
  const now = last.to === undefined;
  return { condition: 'two-inspectors', state: now ? 'broken' : 'once-broken', at: now ? last.from : first.from };
}
