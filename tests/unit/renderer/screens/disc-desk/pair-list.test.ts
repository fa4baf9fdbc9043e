import { describe, expect, it } from 'vitest';
import { certificateBar, pairOf, secondsLeft, stageMarks, withPair, withPast } from '../../../../../renderer/screens/disc-desk/pair-list';
import type { DiscCopyView, DiscPairView } from '../../../../../services/contract/archive';

const copy = (part: Partial<DiscCopyView> = {}): DiscCopyView => ({
  copy: '甲',
  driveName: '1 号',
  readBackDriveName: '2 号',
  state: 'matches',
  stage: 'compare',
  doneBytes: 10,
  totalBytes: 10,
  bytesPerSecond: 0,
  filesCompared: 3,
  filesTotal: 3,
  finishedAt: undefined,
  problem: undefined,
  ...part,
});
const pair = (part: Partial<DiscPairView> = {}): DiscPairView => ({
  id: 'p',
  sessionId: 's',
  number: '清卫监盘〔2026〕93号',
  state: 'verified',
  startedAt: '2026-11-25T01:00:00Z',
  burnedBy: '梁淑芬',
  copies: [copy(), copy({ copy: '乙' })],
  imageSha256: undefined,
  certifiedAt: undefined,
  certifiedBy: undefined,
  ...part,
});

describe('the pair of a recording', () => {
  it('of longer ago stands behind the list, unless the list knows that it became void meanwhile', () => {
    const past = pair({ state: 'burning' });
    expect(pairOf(withPast([], past), 's')?.state).toBe('burning');
    expect(pairOf(withPast([pair({ state: 'void' })], past), 's')).toBeUndefined();
    expect(withPast([], undefined)).toEqual([]);
  });

  it('is its newest that is not void; a void number is never used again (制度§20)', () => {
    const old = pair({ id: 'old', state: 'void' });
    const fresh = pair({ id: 'new', startedAt: '2026-11-26T01:00:00Z' });
    const pairs = withPair([old], fresh);
    expect(pairs.map((one) => one.id)).toEqual(['new', 'old']);
    expect(pairOf(pairs, 's')?.id).toBe('new');
    expect(pairOf([old], 's')).toBeUndefined();
  });
});

describe('certificateBar', () => {
  it.each([
    ['no-pair', undefined],
    ['not-compared', pair({ state: 'burning', copies: [copy(), copy({ state: 'running' })] })],
    ['void', pair({ state: 'void' })],
    ['void', pair({ copies: [copy(), copy({ state: 'void' })] })],
    ['issued', pair({ state: 'certified' })],
    [undefined, pair()],
  ] as const)('says %s', (bar, given) => {
    expect(certificateBar(given)).toBe(bar);
  });
});

describe('stageMarks', () => {
  it('marks what is done, now, later, and where it failed', () => {
    expect(stageMarks(copy({ state: 'running', stage: 'read-back' }))).toEqual(['done', 'done', 'now', 'later']);
    expect(stageMarks(copy({ state: 'void', stage: 'burn' }))).toEqual(['done', 'failed', 'later', 'later']);
    expect(stageMarks(copy({ state: 'waiting', stage: undefined }))).toEqual(['later', 'later', 'later', 'later']);
    expect(stageMarks(copy())).toEqual(['done', 'done', 'done', 'done']);
  });
});

describe('secondsLeft', () => {
  it('is unknown while there is no speed', () => {
    expect(secondsLeft({ doneBytes: 4, totalBytes: 10, bytesPerSecond: 0 })).toBeUndefined();
    expect(secondsLeft({ doneBytes: 4, totalBytes: 10, bytesPerSecond: 4 })).toBe(2);
  });
});
