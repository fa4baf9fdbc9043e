import { describe, expect, it } from 'vitest';
import { advance, isRunning } from '../../../../recordings/session/advance';
import type { Inspector, SessionEvent, SessionState } from '../../../../recordings/session/session-state';

const lin: Inspector = { personId: 'p1', name: '林志强', badgeNumber: '18010217' };
const huang: Inspector = { personId: 'p2', name: '黄晓敏', badgeNumber: '18010236' };

const interview: readonly SessionEvent[] = [
  { kind: 'devices-checked' },
  { kind: 'inspector-signed-in', inspector: lin },
  { kind: 'inspector-signed-in', inspector: huang },
  { kind: 'person-entered', at: '2026-11-25T01:02:14.000Z' },
  { kind: 'notice-given', at: '2026-11-25T01:03:36.000Z' },
  { kind: 'handed-for-review' },
  { kind: 'review-confirmed', at: '2026-11-25T03:08:22.000Z' },
  { kind: 'signed', at: '2026-11-25T03:08:50.000Z' },
  { kind: 'thumbprinted', at: '2026-11-25T03:09:31.000Z' },
  { kind: 'sealed', at: '2026-11-25T03:11:02.000Z' },
];

const nobodyCame: SessionEvent = { kind: 'abandoned', reason: '被询问人没有到场', at: '2026-11-25T02:00:00.000Z' };

function after(events: readonly SessionEvent[]): SessionState {
  return events.reduce<SessionState>(
    (state, event) => {
      const next = advance(state, event);
      if (!next) throw new Error(`${event.kind} refused in ${state.phase}`);
      return next;
    },
    { phase: 'preparing' },
  );
}

describe('a session', () => {
  it('goes through the whole interview in order', () => {
    expect(after(interview)).toMatchObject({ phase: 'sealed', startedAt: '2026-11-25T01:02:14.000Z', endedAt: '2026-11-25T03:09:31.000Z' });
  });

  it('[row 93] ends at the later of signature and thumbprint (规定§15)', () => {
    const signedLast: SessionEvent[] = [
      ...interview.slice(0, 7),
      { kind: 'signed', at: '2026-11-25T03:10:00.000Z' },
      { kind: 'thumbprinted', at: '2026-11-25T03:09:59.000Z' },
    ];
    expect(after(signedLast)).toMatchObject({ phase: 'concluded', endedAt: '2026-11-25T03:10:00.000Z' });
  });

  it('[row 12] refuses the same inspector twice (规定§13)', () => {
    expect(advance(after(interview.slice(0, 2)), { kind: 'inspector-signed-in', inspector: lin })).toBeUndefined();
  });

  it('[row 87] does not begin with one inspector (规定§13)', () => {
    expect(advance(after(interview.slice(0, 2)), { kind: 'person-entered', at: '2026-11-25T01:02:14.000Z' })).toBeUndefined();
  });

  it('[row 90] refuses questioning and the signature while the notice is unread (规定§14)', () => {
    const opening = after(interview.slice(0, 4));
    for (const event of interview.slice(5)) expect(advance(opening, event), event.kind).toBeUndefined();
  });

  it('allows exactly one event of the path in each phase', () => {
    interview.forEach((_, step) => {
      const state = after(interview.slice(0, step));
      const allowed = interview.filter((event) => advance(state, event) !== undefined && event.kind !== interview[step]?.kind);
      expect(
        allowed.map((event) => event.kind),
        state.phase,
      ).toEqual([]);
    });
  });

  it('[row 93] can be abandoned exactly until the person has entered (规定§15, 制度§19)', () => {
    const allowed = Array.from({ length: interview.length + 1 }, (_, step) => after(interview.slice(0, step)))
      .filter((state) => advance(state, nobodyCame) !== undefined)
      .map((state) => state.phase);
    expect(allowed).toEqual(['preparing', 'checked', 'checked', 'ready']);
    const interrupted = advance(after(interview.slice(0, 5)), { kind: 'interrupted', reason: 'power', at: '2026-11-25T02:00:00.000Z' });
    expect(interrupted && advance(interrupted, nobodyCame)).toBeUndefined();
  });

  it('keeps why and when it was abandoned, and can only begin again from the device check (规定§12)', () => {
    const abandoned = advance(after(interview.slice(0, 3)), nobodyCame);
    expect(abandoned).toEqual({ phase: 'abandoned', reason: '被询问人没有到场', at: '2026-11-25T02:00:00.000Z' });
    if (!abandoned) return;
    for (const event of [...interview, nobodyCame]) expect(advance(abandoned, event), event.kind).toBeUndefined();
    expect(advance(abandoned, { kind: 'begun-again' })).toEqual({ phase: 'preparing' });
  });

  it('begins again from nowhere else', () => {
    interview.forEach((_, step) => expect(advance(after(interview.slice(0, step)), { kind: 'begun-again' })).toBeUndefined());
  });

  it('[row 70] can be closed by its act in every phase that runs, and keeps what was noticed, read and signed before (规定§3)', () => {
    const closed: SessionEvent = { kind: 'closed', at: '2026-11-25T03:20:00.000Z', byId: 'p1', outcome: '听证结束' };
    interview.forEach((_, step) => {
      const state = after(interview.slice(0, step));
      expect(advance(state, closed) !== undefined, state.phase).toBe(isRunning(state));
    });
    expect(advance(after(interview.slice(0, 8)), closed)).toMatchObject({
      ...{ phase: 'concluded', noticeGivenAt: '2026-11-25T01:03:36.000Z', signedAt: '2026-11-25T03:08:50.000Z' },
      ...{ closedById: 'p1', closingOutcome: '听证结束', endedAt: '2026-11-25T03:20:00.000Z' },
    });
  });

  it('goes back from review to questioning', () => {
    expect(advance(after(interview.slice(0, 6)), { kind: 'questioning-resumed' })).toMatchObject({ phase: 'questioning' });
  });

  it('keeps what was known through an interruption', () => {
    const questioning = after(interview.slice(0, 5));
    const interrupted = advance(questioning, { kind: 'interrupted', reason: 'power', at: '2026-11-25T02:00:00.000Z' });
    expect(interrupted).toMatchObject({ phase: 'interrupted', during: questioning });
    expect(interrupted && advance(interrupted, { kind: 'resumed' })).toEqual(questioning);
  });

  it('can be interrupted exactly while it runs', () => {
    interview.forEach((_, step) => {
      const state = after(interview.slice(0, step));
      const possible = advance(state, { kind: 'interrupted', reason: 'fault', at: '2026-11-25T02:00:00.000Z' }) !== undefined;
      expect(possible, state.phase).toBe(isRunning(state));
    });
  });
});

describe('a session without signature', () => {
  const acts = [
    { personId: 'p2', at: '2026-11-25T03:09:20.000Z' },
    { personId: 'p1', at: '2026-11-25T03:09:05.000Z' },
  ] as const;
  const ends = (how: 'refused' | 'stopped'): SessionEvent => ({
    kind: 'ended-unsigned',
    ending: { how, ground: 'no-reason', words: '', witness: '', acts },
  });
  const ran = [4, 5, 6, 7, 8].map((count) => after(interview.slice(0, count)));

  it('is refused by the person while the 笔录 lies before them, and ends at the later officer (规定§15)', () => {
    const refusable = ran.filter((state) => advance(state, ends('refused')));
    expect(refusable.map(({ phase }) => phase)).toEqual(['reviewing', 'reviewed', 'signed']);
    expect(advance(after(interview.slice(0, 7)), ends('refused'))).toMatchObject({
      ...{ phase: 'concluded', reviewedAt: '2026-11-25T03:08:22.000Z', endedAt: '2026-11-25T03:09:20.000Z' },
      unsigned: { how: 'refused', acts },
    });
  });

  it('[row 93] can be stopped in every running phase, also while it is interrupted, and is sealed like any other', () => {
    for (const state of ran) {
      const interrupted = advance(state, { kind: 'interrupted', reason: 'power', at: '2026-11-25T02:00:00.000Z' });
      for (const one of [state, interrupted]) {
        const ended = one && advance(one, ends('stopped'));
        expect(ended).toMatchObject({ phase: 'concluded', unsigned: { how: 'stopped' } });
        expect(ended && advance(ended, { kind: 'sealed', at: '2026-11-25T03:11:02.000Z' })?.phase).toBe('sealed');
      }
    }
    for (const count of [0, 1, 3, 9, 10]) expect(advance(after(interview.slice(0, count)), ends('stopped'))).toBeUndefined();
  });

  it('[row 12] wants two different officers (规定§13)', () => {
    const [one] = acts;
    const alone: SessionEvent = {
      kind: 'ended-unsigned',
      ending: { how: 'stopped', ground: 'nature', words: 'x', witness: '', acts: [one, one] },
    };
    expect(advance(after(interview.slice(0, 5)), alone)).toBeUndefined();
  });
});

describe('a session that stands still by law', () => {
  const suspended = (ground: string): SessionEvent => ({ kind: 'suspended', ground, at: '2026-11-25T02:00:00.000Z' });

  it('[row 39] is never suspended without a ground, and goes on where it was (制度§19)', () => {
    for (const count of [4, 5, 6, 7, 8]) {
      const state = after(interview.slice(0, count));
      expect(advance(state, suspended(''))).toBeUndefined();
      const still = advance(state, suspended('privacy'));
      expect(still).toEqual({ phase: 'suspended', during: state, ground: 'privacy', since: '2026-11-25T02:00:00.000Z' });
      expect(still && advance(still, { kind: 'resumed' })).toEqual(state);
      expect(still && advance(still, suspended('privacy'))).toBeUndefined();
    }
    for (const count of [0, 2, 3, 9]) expect(advance(after(interview.slice(0, count)), suspended('privacy'))).toBeUndefined();
  });

  it('is no time for the notice, the review or the signature, and can be ended for a ground', () => {
    const still = advance(after(interview.slice(0, 5)), suspended('privacy'));
    if (!still) throw new Error('not suspended');
    for (const event of interview) expect(advance(still, event), event.kind).toBeUndefined();
    const acts = [
      { personId: 'p1', at: '2026-11-25T03:09:05.000Z' },
      { personId: 'p2', at: '2026-11-25T03:09:20.000Z' },
    ] as const;
    const stop = { kind: 'ended-unsigned', ending: { how: 'stopped', ground: 'privacy', words: 'x', witness: '', acts } } as const;
    expect(advance(still, stop)).toMatchObject({ phase: 'concluded', endedAt: '2026-11-25T03:09:20.000Z' });
  });
});
