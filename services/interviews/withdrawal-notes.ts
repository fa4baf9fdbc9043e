import type { SessionRow } from '../../db/entities/session.entity';
import type { Instant } from '../../recordings/session/instant';
import { filled } from '../contract/filled';
import { hasNewerPages } from '../contract/notice-answers';
import type { SessionView } from '../contract/sessions';
import type { WithdrawalNote, WithdrawalNotes, WithdrawalView } from '../contract/withdrawals';
import { papers as words } from './templates/withdrawal.json';

interface Facts extends Pick<SessionView, 'told' | 'record'> {
  readonly questioned: string;
  readonly closedAt: Instant | null;
}

/** From when on nothing comes to the pages: the person has checked them, or it ended without that. Null before, and while they are checked again. */
export function pagesClosedAt({ reviewedAt, endedAt }: Pick<SessionRow, 'reviewedAt' | 'endedAt'>): Instant | null {
  return reviewedAt ?? endedAt;
}

/**
 * 行政处罚法§43 in the 笔录: what was known before the person had checked it stands on the pages; a decision that comes while or after it is signed changes
 * no page, it is added. Pages that were told before they said any of it stay as they were signed.
 */
export function withdrawalNotes(requests: readonly WithdrawalView[], facts: Facts): WithdrawalNotes {
  const { questioned, closedAt } = facts;
  const onPaper = hasNewerPages(facts);
  const onPages: WithdrawalNote[] = [];
  const added: WithdrawalNote[] = [];
  const placeOf = (at: Instant) => (onPaper && (closedAt === null || at < closedAt) ? onPages : added);
  for (const { name, part, reason, askedAt, writtenBy, writtenAt, decision } of requests) {
    const slots = { questioned, name, part: words[part] };
    const place = placeOf(writtenAt);
    const decidedIn = decision && placeOf(decision.at);
    const asked = filled(words.asked, { ...slots, reason: ended(reason), by: writtenBy });
    place.push({ at: askedAt, text: decidedIn === place ? asked : asked + words.pending });
    if (decision && decidedIn) {
      const text = filled(words[decision.verdict], { ...slots, reason: ended(decision.reason), by: decision.by });
      decidedIn.push({ at: decision.at, text });
    }
  }
  return { onPages, added };
}

const ended = (reason: string): string => (/[。！？…]$/.test(reason) ? reason : `${reason}。`);
