import { describe, expect, it } from 'vitest';
import type { BookedAct } from '../../../../db/repositories/booking-repository';
import { coverageOf } from '../../../../services/registers/room-coverage';

const act = (change: Partial<BookedAct>): BookedAct => ({
  ...{
    bookingId: 'b',
    startsAt: '2026-11-10T01:00:00.000Z',
    roomName: '第一调查询问室',
    purpose: 'questioning',
    department: '医疗机构监督科',
  },
  ...{ caseNumber: '31号', caseName: '某案', requestedBy: '林志强', requestedById: 'lin', inSpan: true, keyIssued: true, recorded: true },
  ...change,
});
const found = (...acts: readonly BookedAct[]) => coverageOf(acts).map(({ kind, purpose, bookingId }) => `${kind} ${purpose} ${bookingId}`);

describe('what should have been in the room and was not (规定§3, §20)', () => {
  it('[row 103] a booking that is over without a recording: the key was out, or nobody came for it', () => {
    expect(found(act({}))).toEqual([]);
    expect(found(act({ recorded: false }))).toEqual(['not-recorded questioning b']);
    expect(found(act({ recorded: false, keyIssued: false }))).toEqual(['not-used questioning b']);
    expect(found(act({ recorded: false, inSpan: false }))).toEqual([]);
  });

  it('[row 103] not where the same act of the case was recorded later; before it doesn’t count', () => {
    const missed = act({ bookingId: 'missed', recorded: false });
    expect(found(missed, act({ bookingId: 'later', startsAt: '2026-12-02T01:00:00.000Z', inSpan: false }))).toEqual([]);
    expect(found(missed, act({ bookingId: 'other', startsAt: '2026-12-02T01:00:00.000Z', caseNumber: '32号' }))).toHaveLength(1);
    expect(found(act({ startsAt: '2026-11-01T01:00:00.000Z' }), missed)).toEqual(['not-recorded questioning missed']);
    expect(
      found(act({ ...missed, caseNumber: '' }), act({ bookingId: 'later', caseNumber: '', startsAt: '2026-11-12T01:00:00.000Z' })),
    ).toEqual([]);
  });

  it('[row 103] a case whose decision was served here: each earlier step that this room knows nothing of', () => {
    const served = act({ bookingId: 'served', purpose: 'serving-decision', startsAt: '2026-11-20T01:00:00.000Z' });
    expect(found(served)).toEqual(['step-missing questioning served', 'step-missing deliberation served']);
    expect(found(act({ inSpan: false }), served)).toEqual(['step-missing deliberation served']);
    expect(found(act({}), act({ purpose: 'deliberation' }), served)).toEqual([]);
    // A step that was booked and not recorded is said once.
    expect(found(act({ recorded: false, purpose: 'deliberation' }), act({}), served)).toEqual(['not-recorded deliberation b']);
    expect(found(act({ ...served, caseNumber: '' }))).toEqual([]);
    // Told in the month of its newest step, once.
    expect(found(act({ ...served, inSpan: false }))).toEqual([]);
  });
});
