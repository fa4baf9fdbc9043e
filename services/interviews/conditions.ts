import type { SessionRow } from '../../db/entities/session.entity';
import { msBetween, type Instant } from '../../recordings/session/instant';
import type { RoomPurpose } from '../contract/bookings';
import type { ConditionName, ConditionView } from '../contract/conditions';
import type { PresenceView } from '../contract/entry';
import { purposeRules } from '../rooms/purpose-rule';

type Known = Pick<SessionRow, 'startedAt' | 'credentialsShownAt' | 'noticeReadAt' | 'rightsToldAt' | 'leadId' | 'recorderId'>;

export interface ConditionFacts {
  readonly presence?: Pick<PresenceView, 'short' | 'empty' | 'questioned'> | undefined;
  /** 制度§8: the notice comes before it. */
  readonly firstQuestionAt?: Instant | undefined;
  /** Oldest first. */
  readonly repairs?: readonly ConditionRepair[] | undefined;
}
export interface ConditionRepair extends NonNullable<ConditionView['repair']> {
  readonly condition: string;
}

const articles: Readonly<Record<ConditionName, string>> = {
  'two-inspectors': '规定§13',
  credentials: '规定§14',
  rights: '规定§14',
  'recording-told': '规定§14',
  'one-person': '规定§13',
  place: '规定§16',
};

/** The legal conditions of this purpose, as far as the system has seen them. What no sensor tells is `unknown`, never `seen`. */
export function conditionsOf(row: Known, purpose: RoomPurpose, facts: ConditionFacts = {}): readonly ConditionView[] {
  const { notice, outsiders } = purposeRules[purpose];
  const { presence, firstQuestionAt, repairs = [] } = facts;
  const repaired = (condition: Omit<ConditionView, 'article'>): ConditionView => {
    const repair = repairs.findLast((one) => one.condition === condition.condition);
    return {
      ...condition,
      article: articles[condition.condition],
      ...(repair && { repair: { at: repair.at, by: repair.by, text: repair.text } }),
    };
  };
  const bothSignedIn = row.leadId !== null && row.recorderId !== null ? row.startedAt : null;
  return [
    twoOfficers(presence) ?? seenAt('two-inspectors', bothSignedIn),
    ...(notice
      ? [
          toldAt('credentials', row.credentialsShownAt, firstQuestionAt),
          toldAt('rights', row.rightsToldAt, firstQuestionAt),
          toldAt('recording-told', row.noticeReadAt, firstQuestionAt),
        ]
      : []),
    ...(outsiders === 'one-questioned' ? [onePerson(presence)] : []),
    seenAt('place', row.startedAt),
  ].map(repaired);
}

type Seen = Omit<ConditionView, 'article' | 'repair'>;

function seenAt(condition: ConditionName, at: Instant | null): Seen {
  return { condition, state: at === null ? 'not-seen' : 'seen', at: at ?? undefined, broken: [] };
}

/** 制度§8, 规定§14: what must come first and came after the first question is told with the difference. */
function toldAt(condition: ConditionName, at: Instant | null, firstQuestionAt: Instant | undefined): Seen {
  const seen = seenAt(condition, at);
  if (at === null || firstQuestionAt === undefined || at <= firstQuestionAt) return seen;
  return { ...seen, state: 'late', lateMs: msBetween(firstQuestionAt, at) };
}

/**
 * 规定§13: fewer than two officers now, or at some time before; undefined where there were always two. While the sensor sees nobody, the
 * register alone proves nothing.
 */
function twoOfficers(presence: ConditionFacts['presence']): Seen | undefined {
  const broken = presence?.short ?? [];
  const [first] = broken;
  const last = broken.at(-1);
  if (last && last.to === undefined) return { condition: 'two-inspectors', state: 'broken', at: last.from, broken };
  const empty = presence?.empty.find(({ to }) => to === undefined);
  if (empty) return { condition: 'two-inspectors', state: 'unknown', at: empty.from, broken, unseen: 'room-empty' };
  return first && { condition: 'two-inspectors', state: 'once-broken', at: first.from, broken };
}

/** 规定§13: nothing counts heads, so that one is never proved; two in the register at the same time are a fact. */
function onePerson(presence: ConditionFacts['presence']): Seen {
  const { registered, several } = presence?.questioned ?? { registered: 0, several: [] };
  const [first] = several;
  if (!first) return { condition: 'one-person', state: 'unknown', at: undefined, broken: [], unseen: 'no-counter', registered };
  const now = several.at(-1)?.to === undefined;
  return { condition: 'one-person', state: now ? 'broken' : 'once-broken', at: first.from, broken: several };
}
