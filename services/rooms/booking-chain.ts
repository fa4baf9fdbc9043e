import type { BookingRow } from '../../db/entities/booking.entity';
import type { DiscPairRow } from '../../db/entities/disc-pair.entity';
import type { KeyMovementRow } from '../../db/entities/key-movement.entity';
import type { SessionRow } from '../../db/entities/session.entity';
import { chainLinks, type ChainLinkName, type ChainLinkView, type RoomPurpose } from '../contract/bookings';
import { unsignedOfRow } from '../interviews/session-rows';
import { addWorkingDays, officeDate } from './office-calendar';
import { purposeRules } from './purpose-rule';

export interface ChainFacts {
  readonly booking: BookingRow;
  readonly keys: readonly KeyMovementRow[];
  readonly session: SessionRow | undefined;
  readonly discPairs: readonly DiscPairRow[];
  readonly nameOf: (personId: string) => string;
}

interface Deed {
  readonly at: string;
  readonly by: readonly string[];
  readonly unsigned?: 'refused' | 'stopped';
}

/**
 * `rank`: a link that is done proves that every link of a lower rank should be done too; links of one rank may come in any order.
 * `missing`: what to say when one was left out.
 */
const rules: Readonly<Record<ChainLinkName, { readonly rank: number; readonly missing: string; readonly article: string }>> = {
  request: { rank: 0, missing: 'not-requested', article: '规定§11' },
  approval: { rank: 1, missing: 'not-approved', article: '规定§11' },
  key: { rank: 2, missing: 'key-not-issued', article: '规定§11' },
  'device-check': { rank: 2, missing: 'not-checked', article: '规定§12' },
  entry: { rank: 3, missing: 'no-entry', article: '规定§15' },
  notice: { rank: 4, missing: 'notice-not-given', article: '规定§14' },
  questioning: { rank: 5, missing: 'not-questioned', article: '规定§13' },
  review: { rank: 6, missing: 'not-reviewed', article: '规定§15' },
  signature: { rank: 7, missing: 'not-signed', article: '规定§15' },
  thumbprint: { rank: 8, missing: 'not-thumbprinted', article: '规定§15' },
  seal: { rank: 9, missing: 'not-sealed', article: '规定§18' },
  cleaning: { rank: 9, missing: 'not-cleaned', article: '规定§11' },
  handover: { rank: 10, missing: 'not-handed-over', article: '制度§9' },
  discs: { rank: 11, missing: 'not-burned', article: '制度§20' },
  filing: { rank: 12, missing: 'not-filed', article: '规定§19' },
};

/** The links of a booking (fifteen of a questioning), each with who and when, and what was left out by which article. */
export function bookingChain(all: ChainFacts): readonly ChainLinkView[] {
  const { status } = all.booking;
  // Nobody came: the devices are checked anew, and a room that was only cleaned afterwards has left nothing out.
  const abandoned = all.session?.phase === 'abandoned';
  const facts = abandoned ? { ...all, session: undefined } : all;
  const links = linksOf(all.booking.purpose as RoomPurpose);
  const deeds = new Map(links.map((link) => [link, deedOf(link, facts)]));
  const proves = (link: ChainLinkName) => deeds.get(link) && !(abandoned && link === 'cleaning');
  const reached = Math.max(...links.map((link) => (proves(link) ? rules[link].rank : -1)));
  const ended = status === 'rejected' || status === 'cancelled' || (abandoned && status === 'keyReturned');
  let nowIsFound = ended;
  return links.map((link) => {
    const deed = deeds.get(link);
    const { rank, missing, article } = rules[link];
    const dueOn = deed ? undefined : dueDate(link, facts);
    if (deed) return { link, state: 'done', ...deed, missing: undefined, dueOn };
    if (rank < reached) return { link, state: 'missing', at: undefined, by: [], missing: { code: missing, article }, dueOn };
    const state = nowIsFound ? 'later' : 'now';
    nowIsFound = true;
    return { link, state, at: undefined, by: [], missing: undefined, dueOn };
  });
}

/** 规定§3: what isn't a questioning has no 笔录 to read and sign, and among officers no notice is given. */
function linksOf(purpose: RoomPurpose): readonly ChainLinkName[] {
  const { ending, notice } = purposeRules[purpose];
  const left = new Set<ChainLinkName>([
    ...(ending.kind === 'closing-act' ? (['review', 'signature', 'thumbprint'] as const) : []),
    ...(notice ? [] : (['notice'] as const)),
  ]);
  return chainLinks.filter((link) => !left.has(link));
}

/** 制度§9: the material is handed over within two working days after the end. Undefined while the session hasn't ended. */
export function handoverDueOn(session: Pick<SessionRow, 'endedAt'>): string | undefined {
  return session.endedAt === null ? undefined : addWorkingDays(officeDate(new Date(session.endedAt)), 2);
}

function dueDate(link: ChainLinkName, { session }: ChainFacts): string | undefined {
  return link === 'handover' && session ? handoverDueOn(session) : undefined;
}

function deedOf(link: ChainLinkName, { booking, keys, session, discPairs, nameOf }: ChainFacts): Deed | undefined {
  const done = (at: string | null | undefined, ...ids: readonly (string | null | undefined)[]): Deed | undefined =>
    at == null ? undefined : { at, by: ids.flatMap((id) => (id == null ? [] : [nameOf(id)])) };
  const byParty = (at: string | null | undefined): Deed | undefined =>
    at == null ? undefined : { at, by: booking.questionedName === '' ? [] : [booking.questionedName] };
  const unsigned = session && unsignedOfRow(session);
  /** What the person didn't do, two officers put on record instead. */
  const byPartyOrOfficers = (at: string | null | undefined): Deed | undefined =>
    byParty(at) ??
    (unsigned && { at: session.endedAt ?? '', by: unsigned.acts.map(({ personId }) => nameOf(personId)), unsigned: unsigned.how });
  switch (link) {
    case 'request':
      return done(booking.requestedAt, booking.requestedById);
    case 'approval':
      return done(booking.decidedAt, booking.decidedById);
    case 'key': {
      const issued = keys.find((movement) => movement.kind === 'issued');
      return done(issued?.at, issued?.toId);
    }
    case 'device-check':
      return done(session?.checkedAt, session?.checkedById);
    case 'entry':
      return byParty(session?.startedAt);
    case 'notice':
      return done(session?.noticeGivenAt, session?.leadId);
    case 'questioning':
      if (session?.closedAt != null) return done(session.closedAt, session.closedById);
      // Done once the 笔录 was handed over for reading; until then it is what happens now.
      return session && (session.reviewedAt !== null || session.phase === 'reviewing' || unsigned)
        ? done(session.noticeGivenAt ?? (unsigned && session.endedAt), session.leadId, session.recorderId)
        : undefined;
    case 'review':
      return byPartyOrOfficers(session?.reviewedAt);
    case 'signature':
      return byPartyOrOfficers(session?.signedAt);
    case 'thumbprint':
      return byPartyOrOfficers(session?.thumbprintedAt);
    case 'seal':
      return done(session?.sealedAt);
    case 'cleaning':
      return done(booking.cleanedAt, booking.cleanedById);
    case 'handover':
      // 规定§17: one signature is no handover.
      return done(session?.receivedAt, session?.handedOverById, session?.receivedById);
    case 'discs': {
      const certified = discPairs.find((pair) => pair.state === 'certified');
      return done(certified?.certifiedAt, certified?.certifiedById);
    }
    case 'filing':
      return done(session?.filedAt, session?.filedById);
  }
}
