import { describe, expect, it } from 'vitest';
import type { SessionRow } from '../../../../db/entities/session.entity';
import type { SessionState } from '../../../../recordings/session/session-state';
import { BrokenSessionRow, rowOfState, stateOfRow } from '../../../../services/interviews/session-rows';

const inspectors = [
  { personId: 'p1', name: '林志强', badgeNumber: '1' },
  { personId: 'p2', name: '黄晓敏', badgeNumber: '2' },
] as const;
const instants = { startedAt: '2026-11-25T01:02:14.000Z', noticeGivenAt: '2026-11-25T01:03:36.000Z' };
const end = { reviewedAt: '2026-11-25T03:08:22.000Z', signedAt: '2026-11-25T03:08:50.000Z', thumbprintedAt: '2026-11-25T03:09:31.000Z' };
const concluded = { phase: 'concluded', inspectors, ...instants, ...end, endedAt: end.thumbprintedAt } as const;
const states: readonly SessionState[] = [
  { phase: 'preparing' },
  { phase: 'checked', signedIn: inspectors.slice(0, 1) },
  { phase: 'ready', inspectors },
  { phase: 'abandoned', reason: '被询问人没有到场', at: '2026-11-25T02:00:00.000Z' },
  { phase: 'opening', inspectors, startedAt: instants.startedAt },
  { phase: 'questioning', inspectors, ...instants },
  { phase: 'suspended', during: { phase: 'questioning', inspectors, ...instants }, ground: 'privacy', since: end.reviewedAt },
  { phase: 'interrupted', during: { phase: 'questioning', inspectors, ...instants }, reason: 'power', since: '2026-11-25T02:00:00.000Z' },
  concluded,
  { ...concluded, phase: 'sealed', sealedAt: '2026-11-25T03:11:02.000Z' },
  {
    phase: 'concluded',
    inspectors,
    startedAt: instants.startedAt,
    closedAt: end.signedAt,
    closedById: 'p1',
    closingOutcome: '一致同意',
    endedAt: end.signedAt,
  },
  {
    ...{ phase: 'concluded', inspectors, ...instants, reviewedAt: end.reviewedAt, signedAt: end.signedAt },
    ...{ closedAt: end.thumbprintedAt, closedById: 'p1', closingOutcome: '听证结束', endedAt: end.thumbprintedAt },
  },
  {
    ...{ phase: 'concluded', inspectors, ...instants, reviewedAt: end.reviewedAt, endedAt: end.thumbprintedAt },
    unsigned: {
      ...{ how: 'refused', ground: 'objection', words: '说第三问记错了', witness: '' },
      acts: [
        { personId: 'p1', at: end.signedAt },
        { personId: 'p2', at: end.thumbprintedAt },
      ],
    },
  },
];
const empty = {
  ...{ closedAt: null, noticeGivenAt: null, reviewedAt: null, signedAt: null },
  interruptedSince: null,
  interruptionReason: null,
  suspendedSince: null,
  suspensionGround: null,
  sealedAt: null,
} as SessionRow;

describe('a session row', () => {
  it.each(states)('gives back the state it was made of: $phase', (state) => {
    // The database computes endedAt from the two columns before it; here the row gets it by hand.
    const row = { ...empty, ...rowOfState(state), endedAt: 'endedAt' in state ? state.endedAt : null };
    expect(stateOfRow(row, state.phase === 'checked' ? state.signedIn : inspectors)).toEqual(state);
  });

  it('never writes the computed end', () => {
    expect(rowOfState(concluded)).not.toHaveProperty('endedAt');
  });

  it('that begins again forgets the check, who signed in and why it was abandoned', () => {
    expect(rowOfState({ phase: 'preparing' })).toEqual({
      phase: 'preparing',
      checkedAt: null,
      checkedById: null,
      checkReason: null,
      checkReport: null,
      leadId: null,
      recorderId: null,
      abandonedAt: null,
      abandonReason: null,
      abandonedById: null,
    });
  });

  it('says it when a phase lacks what must be known in it', () => {
    expect(() => stateOfRow({ ...empty, phase: 'questioning', startedAt: null }, inspectors)).toThrow(BrokenSessionRow);
    expect(() => stateOfRow({ ...empty, phase: 'abandoned', abandonedAt: null, abandonReason: null }, inspectors)).toThrow(
      BrokenSessionRow,
    );
  });
});
