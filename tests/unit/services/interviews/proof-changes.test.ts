import { describe, expect, it } from 'vitest';
import type { ProofCell, StripView } from '../../../../services/contract/sessions';
import { nothingSaid, proofChanges, type ProofChange } from '../../../../services/interviews/proof-changes';

const at = (second: number) => new Date(Date.UTC(2026, 10, 25, 1, 2, 14) + second * 1_000).toISOString();
type Camera = Extract<ProofCell, { kind: 'camera' }>;
const camera: Camera = {
  kind: 'camera',
  id: 'cam1',
  name: '法制一号机位',
  online: true,
  grade: 'good',
  ticks: [true],
  pictureAgeSeconds: 0.4,
  bytesPerSecond: 600_000,
  totalBytes: 1e6,
  fault: undefined,
  faultSeconds: 0,
};
const strip = (second: number, cells: readonly ProofCell[], state: StripView['state'] = 'recording'): StripView => ({
  at: at(second),
  state,
  roomName: '第一调查询问室',
  registrationCode: undefined,
  startedAt: undefined,
  preRollSince: undefined,
  nextBookingAt: undefined,
  lastSealedAt: undefined,
  cells,
  alarm: undefined,
});

/** What a second-by-second row of cells leaves in the log. */
function logged(cells: readonly ProofCell[]): readonly string[] {
  let memory = nothingSaid;
  const changes: ProofChange[] = [];
  for (const [second, cell] of cells.entries()) {
    const step = proofChanges(memory, strip(second, [cell]));
    memory = step.memory;
    changes.push(...step.changes);
  }
  return changes.map(({ subject, from, to, since }) => `${since.slice(17, 19)} ${subject}: ${from} -> ${to}`);
}
const seconds = <T>(count: number, cell: T): T[] => Array.from({ length: count }, () => cell);
const unproved: Camera = { ...camera, ticks: [false], fault: 'no-picture' };
const sound = (silentSeconds: number, levelDb: number | undefined = -70): ProofCell => ({
  kind: 'sound',
  id: 'sound',
  grade: 'good',
  ticks: [true],
  levelDb,
  floorDb: -60,
  channels: 1,
  silentSeconds,
});
const clock = (change: Partial<Extract<ProofCell, { kind: 'clock' }>> = {}): ProofCell => ({
  kind: 'clock',
  id: 'clock',
  grade: 'good',
  ticks: [true],
  offsetSeconds: 0.1,
  reference: 'synchronized',
  ...change,
});

describe('the proof in the audit log', () => {
  it('says once when a camera is proved, loses it and has it again, each from its first second', () => {
    expect(logged([...seconds(10, camera), ...seconds(5, unproved), ...seconds(60, camera)])).toEqual([
      '14 cam1: unknown -> proved',
      '14 cam1 picture: unknown -> moving',
      '24 cam1: proved -> unproved',
      '24 cam1 picture: moving -> none',
      '29 cam1: unproved -> proved',
      '29 cam1 picture: none -> moving',
    ]);
  });

  it('says nothing of what lasts less than two seconds, however often', () => {
    const flicker = Array.from({ length: 600 }, (_, second) => (second > 3 && second % 3 === 0 ? unproved : camera));
    expect(logged(flicker)).toEqual(['14 cam1: unknown -> proved', '14 cam1 picture: unknown -> moving']);
  });

  it('names a black and a frozen picture', () => {
    const black: Camera = { ...camera, fault: 'black' };
    const frozen: Camera = { ...camera, fault: 'frozen' };
    expect(logged([...seconds(4, camera), ...seconds(4, black), ...seconds(4, frozen)]).filter((line) => line.includes('picture'))).toEqual(
      ['14 cam1 picture: unknown -> moving', '18 cam1 picture: moving -> black', '22 cam1 picture: black -> frozen'],
    );
  });

  it('says a silence when it has lasted a minute, and when it ends', () => {
    const second = [...seconds(3, sound(0)), ...Array.from({ length: 70 }, (_, i) => sound(i)), ...seconds(5, sound(0, -21))];
    expect(logged(second).map((line) => line.slice(3))).toEqual([
      'sound: unknown -> heard',
      'sound: heard -> silent',
      'sound: silent -> heard',
    ]);
  });

  it('says when the clock leaves its limit, loses its time server or is set', () => {
    const off = clock({ grade: 'attention', offsetSeconds: 2 });
    const lost = clock({ reference: 'unsynchronized', grade: 'attention' });
    const set = clock({ step: { at: at(0), stepMs: 3_600_000 }, grade: 'attention' });
    expect(logged([clock(), off, lost, set].flatMap((cell) => seconds(4, cell))).map((line) => line.slice(3))).toEqual([
      'clock: unknown -> within limit',
      'clock: within limit -> out of limit',
      'clock: out of limit -> unsynchronized',
      'clock: unsynchronized -> set',
    ]);
  });

  it('says nothing while nothing is to be recorded, and begins anew afterwards', () => {
    let { memory } = proofChanges(nothingSaid, strip(0, [camera]));
    ({ memory } = proofChanges(memory, strip(3, [camera])));
    expect(memory.get('cam1')?.said).toBe('proved');
    expect(proofChanges(memory, strip(9, [unproved], 'idle'))).toEqual({ memory: nothingSaid, changes: [] });
  });
});
