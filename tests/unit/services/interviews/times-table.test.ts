import { describe, expect, it } from 'vitest';
import { nearestFrames } from '../../../../services/interviews/nearest-frames';
import { timesTable, timesTolerance, type TimesFacts } from '../../../../services/interviews/times-table';

const at = (seconds: number) => new Date(Date.parse('2026-11-25T01:00:00.000Z') + Math.round(seconds * 1000)).toISOString();
/** Ten seconds at 25 pictures a second. */
const file = (from: number) => ({ startedAt: at(from), endedAt: at(from + 10), durationMs: 10_000, frames: 250 });
const files = (from: number, to: number) => Array.from({ length: (to - from) / 10 }, (_, index) => file(from + index * 10));
const facts: TimesFacts = {
  transcript: { startedAt: at(100), endedAt: at(400) },
  entryAt: at(100),
  signedAt: at(370),
  thumbprintedAt: at(400),
  closedAt: undefined,
  cameras: [
    { name: '一号机位', files: files(90, 410) },
    { name: '二号机位', files: files(90, 410) },
  ],
};
const said = (table: ReturnType<typeof timesTable>) =>
  table.problems.map(({ document, recording, differenceMs }) => [
    document.what,
    document.at,
    recording.what,
    recording.at,
    differenceMs === undefined ? undefined : Math.round(differenceMs / 1000),
  ]);

describe('one table of times (制度§11, 规定§16)', () => {
  it('[row 95] the eight instants stand in one table with their differences, and agree', () => {
    const { rows, problems } = timesTable(facts);
    expect(problems).toEqual([]);
    expect(rows.map(({ side, what, camera, at: when }) => [side, what, camera, when])).toEqual([
      ['start', 'entry', undefined, at(100)],
      ['start', 'first-frame', '一号机位', at(100)],
      ['start', 'first-frame', '二号机位', at(100)],
      ['start', 'transcript-start', undefined, at(100)],
      ['end', 'signature', undefined, at(370)],
      ['end', 'thumbprint', undefined, at(400)],
      ['end', 'last-frame', '一号机位', at(400)],
      ['end', 'last-frame', '二号机位', at(400)],
      ['end', 'transcript-end', undefined, at(400)],
    ]);
    expect(rows.find(({ what }) => what === 'first-frame')?.keptAt).toBe(at(90));
    expect(rows.find(({ what }) => what === 'last-frame')?.keptAt).toBe(at(409.96));
    // The end is the later of both: that the signature came half a minute before is no difference.
    expect(rows.find(({ what }) => what === 'signature')).toMatchObject({ differenceMs: -30_000, over: false });
  });

  it('[row 95] [row 23] a 笔录 whose beginning is 61 seconds off names both values; 60 seconds are tolerated', () => {
    const shifted = (seconds: number) => timesTable({ ...facts, transcript: { startedAt: at(100 + seconds), endedAt: at(400) } });
    expect(timesTolerance).toBe(60);
    expect(said(shifted(60))).toEqual([]);
    expect(said(shifted(61))).toEqual([['transcript-start', at(161), 'entry', at(100), -61]]);
    // Earlier than any picture: neither entry nor pictures are there yet.
    expect(said(shifted(-61))).toEqual([['transcript-start', at(39), 'entry', at(100), 61]]);
    expect(said(shifted(-80))).toEqual([
      ['transcript-start', at(20), 'entry', at(100), 80],
      ['transcript-start', at(20), 'first-frame', at(90), 70],
    ]);
  });

  it('[row 95] [row 23] an end that the last picture does not reach is named with it', () => {
    const end = (seconds: number) => timesTable({ ...facts, transcript: { startedAt: at(100), endedAt: at(400 + seconds) } });
    expect(said(end(61))).toEqual([['transcript-end', at(461), 'thumbprint', at(400), -61]]);
    const short = timesTable({ ...facts, cameras: [{ name: '一号机位', files: files(90, 330) }] });
    expect(said(short)).toEqual([['transcript-end', at(400), 'last-frame', at(329.96), -70]]);
  });

  it('one camera that shows the moment is enough; the other stands out in its row', () => {
    const [one] = facts.cameras;
    if (!one) throw new Error('no camera');
    const table = timesTable({ ...facts, cameras: [one, { name: '二号机位', files: files(200, 300) }] });
    expect(table.problems).toEqual([]);
    expect(table.rows.filter(({ over }) => over).map(({ what, camera }) => [what, camera])).toEqual([
      ['first-frame', '二号机位'],
      ['last-frame', '二号机位'],
    ]);
  });

  it('without any picture there is nothing to agree with, and it says so', () => {
    const table = timesTable({ ...facts, cameras: [{ name: '一号机位', files: [] }] });
    expect(said(table)).toEqual([
      ['transcript-start', at(100), 'first-frame', undefined, undefined],
      ['transcript-end', at(400), 'last-frame', undefined, undefined],
    ]);
  });
});

it('the nearest pictures lie on the pace of their file, and skip a gap', () => {
  expect(nearestFrames([file(0), file(20)], at(5.01), at(15))).toEqual({
    firstAt: at(0),
    lastAt: at(29.96),
    afterStart: at(5.04),
    beforeEnd: at(9.96),
  });
  expect(nearestFrames([file(0), file(20)], at(12), at(60))).toMatchObject({ afterStart: at(20), beforeEnd: at(29.96) });
  expect(nearestFrames([], at(0), at(1))).toBeUndefined();
});
