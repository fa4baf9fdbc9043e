import { describe, expect, it } from 'vitest';
import { roles } from '../../../../services/contract/people';
import { bookingSteps, nextStage, stages, statusOfStage, type BookingStep } from '../../../../services/rooms/booking-state';
import { isTheirs, stageOfRows, takeStep, type Actor, type BookingProgress } from '../../../../services/rooms/booking-progress';
import { seededRandom } from '../../../support/random';

const asked: BookingProgress = {
  stage: 'requested',
  requestedAt: '2026-11-25T01:00:00.000Z',
  requestedById: 'lin',
  department: '医疗机构监督科',
  deeds: [],
};
const minute = (n: number) => new Date(Date.parse(asked.requestedAt) + n * 60_000).toISOString();
const actors: readonly Actor[] = [
  { kind: 'system' },
  { kind: 'person', id: 'lin', role: 'inspector', department: '医疗机构监督科' },
  ...roles.flatMap((role) =>
    ['医疗机构监督科', '公共场所监督科'].map((department) => ({ kind: 'person' as const, id: `${role} ${department}`, role, department })),
  ),
];

describe('[row 84] who takes which step of a booking, and when (规定§11)', () => {
  it('every stage × step × person: taken exactly where the step comes next and is theirs, and written down with who and when', () => {
    let taken = 0;
    for (const stage of stages)
      for (const step of bookingSteps)
        for (const actor of actors) {
          const before = { ...asked, stage };
          const after = takeStep(before, step, actor, minute(1));
          const stageAfter = nextStage(stage, step);
          if (stageAfter === undefined) expect(after).toEqual({ taken: false, why: 'wrong-stage' });
          else if (!isTheirs(step, asked, actor)) expect(after).toEqual({ taken: false, why: 'not-allowed' });
          else {
            taken += 1;
            const byId = actor.kind === 'person' ? actor.id : 'system';
            expect(after).toEqual({ taken: true, progress: { ...before, stage: stageAfter, deeds: [{ step, at: minute(1), byId }] } });
          }
        }
    expect(taken).toBeGreaterThan(bookingSteps.length);
  });

  it('nobody approves the own request, and only the administrator or the head of that department decides', () => {
    const who = actors.filter((actor) => isTheirs('approve', asked, actor));
    expect(who.map((actor) => actor.kind === 'person' && actor.id)).toEqual([
      'room-administrator 医疗机构监督科',
      'room-administrator 公共场所监督科',
      'department-head 医疗机构监督科',
    ]);
    const head = { kind: 'person', id: 'lin', role: 'department-head', department: '医疗机构监督科' } as const;
    expect(isTheirs('approve', asked, head)).toBe(false);
  });

  it('20,000 random orders never leave the lawful way, and their deeds are in order of time', () => {
    const random = seededRandom(20261124);
    for (let walk = 0; walk < 500; walk += 1) {
      let progress = asked;
      for (let n = 0; n < 40; n += 1) {
        const step = bookingSteps[Math.floor(random() * bookingSteps.length)] as BookingStep;
        const actor = actors[Math.floor(random() * actors.length)] as Actor;
        const next = takeStep(progress, step, actor, minute(n));
        if (next.taken) progress = next.progress;
      }
      let stage = asked.stage;
      let at = asked.requestedAt;
      for (const deed of progress.deeds) {
        const after = nextStage(stage, deed.step);
        expect(after).toBeDefined();
        expect(deed.at >= at).toBe(true);
        [stage, at] = [after ?? stage, deed.at];
      }
      expect(stage).toBe(progress.stage);
    }
  });
});

describe('where the rows say that a booking stands', () => {
  const nothing = { moreAskedAt: null, registeredAt: null, cleanedAt: null };
  const at = minute(1);
  const session = { phase: 'questioning', startedAt: at, endedAt: null, receivedAt: null, filedAt: null };
  it.each([
    [{ ...nothing, status: 'requested' }, undefined, 'requested'],
    [{ ...nothing, status: 'requested', moreAskedAt: at }, undefined, 'more-asked'],
    [{ ...nothing, status: 'approved' }, undefined, 'approved'],
    [{ ...nothing, status: 'approved', registeredAt: at }, undefined, 'registered'],
    [{ ...nothing, status: 'approved', registeredAt: at }, { ...session, phase: 'checked', startedAt: null }, 'checked'],
    [{ ...nothing, status: 'keyIssued' }, undefined, 'key-issued'],
    [{ ...nothing, status: 'keyIssued' }, { ...session, phase: 'abandoned', startedAt: null }, 'key-issued'],
    [{ ...nothing, status: 'keyIssued' }, { ...session, phase: 'ready', startedAt: null }, 'ready'],
    [{ ...nothing, status: 'keyIssued' }, session, 'in-use'],
    [{ ...nothing, status: 'keyIssued' }, { ...session, phase: 'sealed', endedAt: at }, 'used'],
    [{ ...nothing, status: 'keyIssued', cleanedAt: at }, { ...session, phase: 'sealed', endedAt: at }, 'cleaned'],
    [{ ...nothing, status: 'keyIssued', cleanedAt: at }, undefined, 'cleaned-unused'],
    [{ ...nothing, status: 'keyReturned', cleanedAt: at }, undefined, 'closed-unused'],
    [{ ...nothing, status: 'keyReturned', cleanedAt: at }, { ...session, phase: 'sealed', endedAt: at }, 'key-returned'],
    [{ ...nothing, status: 'keyReturned', cleanedAt: at }, { ...session, phase: 'sealed', endedAt: at, receivedAt: at }, 'handed-over'],
    [
      { ...nothing, status: 'keyReturned', cleanedAt: at },
      { ...session, phase: 'sealed', endedAt: at, receivedAt: at, filedAt: at },
      'filed',
    ],
    [{ ...nothing, status: 'rejected' }, undefined, 'rejected'],
    [{ ...nothing, status: 'cancelled' }, undefined, 'cancelled'],
  ] as const)('%o, %o: %s', (booking, row, stage) => {
    expect(stageOfRows(booking, row)).toBe(stage);
    expect(statusOfStage(stage)).toBe(booking.status);
  });
});
