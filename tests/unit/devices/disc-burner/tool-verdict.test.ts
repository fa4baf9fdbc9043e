import { describe, expect, it } from 'vitest';
import { whyWritingFailed } from '../../../../devices/disc-burner/tool-verdict';

const good = [
  'Beginning to write data track.',
  "Writing to 'stdio:/tmp/d1.img' completed successfully.",
  "xorriso : NOTE : Re-assessing -outdev 'stdio:/tmp/d1.img'",
];

describe('whether the tool has written', () => {
  it('believes a run that says so and ends well', () => {
    expect(whyWritingFailed(good, 0)).toBeUndefined();
  });

  it.each([
    [
      'a complaint although it ends well',
      [...good, 'libburn : FAILURE : SCSI error on write(12288,16): [3 0C 00] Medium error. Write error.'],
      0,
      /Medium error/,
    ],
    ['a file of the folder that could not be read whole', ['libisofs: MISHAP : File changed while being read', ...good], 0, /MISHAP/],
    ['silence about success although it ends well', ['Beginning to write data track.'], 0, /without saying/],
    ['a bad end although it says success', good, 5, /ended with 5/],
    ['a kill', ['Beginning to write data track.'], undefined, /killed/],
  ])('does not believe %s', (_what, lines, exitCode, reason) => {
    expect(whyWritingFailed(lines, exitCode)).toMatch(reason);
  });
});
