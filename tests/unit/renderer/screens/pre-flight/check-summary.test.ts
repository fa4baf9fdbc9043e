import { describe, expect, it } from 'vitest';
import type { CheckView } from '../../../../../services/contract/room';
import { mostUrgent, shownState, summarize } from '../../../../../renderer/screens/pre-flight/check-summary';

const now = '2026-11-25T00:51:46.000Z';
const check = (name: CheckView['check'], state: CheckView['state'], provedAt?: string): CheckView => ({
  check: name,
  subject: name,
  state,
  provedAt,
  figures: [],
  cause: undefined,
});
const proved = check('sound', 'proved', '2026-11-25T00:51:40.000Z');

describe('pre-flight proofs (规定§12)', () => {
  it('withdraws a proof that is older than 10 s', () => {
    expect(shownState(proved, now)).toBe('proved');
    expect(shownState(check('sound', 'proved', '2026-11-25T00:51:35.900Z'), now)).toBe('withdrawn');
    expect(shownState(check('sound', 'proved'), now)).toBe('withdrawn');
  });

  it('keeps the start closed for what failed, is asked or is unproved, in this order', () => {
    const checks = [proved, check('disk', 'waiting'), check('record-lamp', 'ask'), check('camera', 'failed')];
    expect(summarize(checks, now).blocker).toMatchObject({ state: 'failed', check: { check: 'camera' } });
    expect(summarize(checks.slice(0, 3), now).blocker).toMatchObject({ state: 'ask' });
    expect(summarize(checks.slice(0, 2), now).blocker).toMatchObject({ state: 'waiting' });
  });

  it('does not let an attention close the start', () => {
    const summary = summarize([proved, check('drive', 'attention')], now);
    expect(summary.blocker).toBeUndefined();
    expect(summary.counts).toMatchObject({ proved: 1, attention: 1 });
  });

  it('shows on a card of several checks the one that needs a person most', () => {
    expect(mostUrgent(['proved', 'attention'])).toBe('attention');
    expect(mostUrgent(['proved', 'failed', 'ask'])).toBe('failed');
    expect(mostUrgent(['proved', 'proved'])).toBe('proved');
  });
});
