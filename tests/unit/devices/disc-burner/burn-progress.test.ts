import { describe, expect, it } from 'vitest';
import { burnProgress, writtenInLine } from '../../../../devices/disc-burner/burn-progress';

describe('the progress of a burn', () => {
  it.each([
    ['xorriso : UPDATE :    4 of   29 MB written (fifo  0%) [buf  50%]', 4],
    ['xorriso : UPDATE :   13 of  665 MB written (fifo 98%) [buf  99%]    8.0x.', 13],
    ['xorriso : UPDATE : 4302 of 4482 MB written [buf 100%]', 4302],
  ])('reads %s', (line, megabytes) => {
    expect(writtenInLine(line)).toBe(megabytes * 1024 * 1024);
  });

  it.each(['Beginning to write data track.', 'xorriso : UPDATE :       4 files added in 1 seconds', 'xorriso : UPDATE :  20.29% done', ''])(
    'passes over "%s"',
    (line) => {
      expect(writtenInLine(line)).toBeUndefined();
    },
  );

  it('tells the mean speed, and never runs backwards or past the end', () => {
    const first = { atMs: 1000, writtenBytes: 0 };
    const half = burnProgress(first, undefined, { atMs: 3000, writtenBytes: 500 }, 1000);
    expect(half).toEqual({ writtenBytes: 500, totalBytes: 1000, bytesPerSecond: 250 });
    expect(burnProgress(first, half, { atMs: 4000, writtenBytes: 400 }, 1000).writtenBytes).toBe(500);
    expect(burnProgress(first, half, { atMs: 5000, writtenBytes: 2000 }, 1000)).toEqual({
      writtenBytes: 1000,
      totalBytes: 1000,
      bytesPerSecond: 250,
    });
    expect(burnProgress(first, undefined, first, 1000).bytesPerSecond).toBe(0);
  });
});
