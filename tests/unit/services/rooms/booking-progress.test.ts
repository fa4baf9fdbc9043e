import { describe, expect, it } from 'vitest';
import { roles } from '../../../../services/contract/people';
import { bookingSteps, nextStage, stages, statusOfStage, type BookingStep } from '../../../../services/rooms/booking-state';
import { isTheirs, stageOfRows, stepsOf, takeStep, type Actor, type BookingProgress } from '../../../../services/rooms/booking-progress';
import { seededRandom } from '../../../support/random';

const asked: BookingProgress = {
  stage: 'requested',
  requestedById: 'lin',
  department: '医疗机构监督科',
};
const actors: readonly Actor[] = [
  { kind: 'system' },
  { kind: 'person', id: 'lin', role: 'inspector', department: '医疗机构监督科' },
  ...roles.flatMap((role) =>
    ['医疗机构监督科', '公共场所监督科'].map((department) => ({ kind: 'person' as const, id: `${role} ${department}`, role, department })),
  ),
];

describe('[row 84] who takes which step of a booking, and when (规定§11)', () => {
  it('every stage × step × person: taken exactly where the step comes next and is theirs', () => {
    let taken = 0;
    for (const stage of stages)
      for (const step of bookingSteps)
        for (const actor of actors) {
          const after = takeStep({ ...asked, stage }, step, actor);
          const stageAfter = nextStage(stage, step);
          if (stageAfter === undefined) expect(after).toEqual({ taken: false, why: 'wrong-stage' });
          else if (!isTheirs(step, asked, actor)) expect(after).toEqual({ taken: false, why: 'not-allowed' });
          else {
            taken += 1;
            expect(after).toEqual({ taken: true, stage: stageAfter });
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

  it('says what may be done now: who asked changes and cancels, who decides decides, and nobody does anything with a cancelled one', () => {
    const asker = { kind: 'person', id: 'lin', role: 'inspector', department: '医疗机构监督科' } as const;
    expect(stepsOf(asked, asker)).toEqual(['cancel', 'change']);
    expect(stepsOf({ ...asked, stage: 'more-asked' }, asker)).toEqual(['answer-more', 'cancel', 'change']);
    expect(stepsOf(asked, { ...asker, id: 'deng', role: 'department-head' })).toEqual([
      'ask-more',
      'approve',
      'reject',
      'cancel',
      'change',
    ]);
    for (const actor of actors) expect(stepsOf({ ...asked, stage: 'cancelled' }, actor)).toEqual([]);
  });

  it('20,000 random orders never leave the lawful way', () => {
    const random = seededRandom(20261124);
    for (let walk = 0; walk < 500; walk += 1) {
      let { stage } = asked;
      const steps: BookingStep[] = [];
      for (let n = 0; n < 40; n += 1) {
        const step = bookingSteps[Math.floor(random() * bookingSteps.length)] as BookingStep;
        const actor = actors[Math.floor(random() * actors.length)] as Actor;
        const next = takeStep({ ...asked, stage }, step, actor);
        if (!next.taken) continue;
        stage = next.stage;
        steps.push(step);
      }
      expect(steps.reduce<BookingProgress['stage'] | undefined>((at, step) => at && nextStage(at, step), asked.stage)).toBe(stage);
    }
  });
});

describe('where the rows say that a booking stands', () => {
  const nothing = { moreAskedAt: null, registeredAt: null, cleanedAt: null };
  const at = '2026-11-25T01:01:00.000Z';
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
