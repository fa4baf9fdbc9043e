import { describe, expect, it } from 'vitest';
import { SegmentContent } from '../../../../recordings/capture/segment-content';
import type { FragmentFacts } from '../../../../recordings/capture/mp4-fragment';
import type { InitFacts } from '../../../../recordings/capture/mp4-init';

const init = { mimeType: '', tracks: [{ id: 1, kind: 'video', timescale: 90_000 }] } as unknown as InitFacts;
/** A picture that carries no duration, as ffmpeg writes them one by one. */
const picture = (decodeTime: number): FragmentFacts => ({
  ...{ trackId: 1, samples: 1, isKey: false, decodeTime, duration: 0 },
  decodeTimeAt: undefined,
});

describe('SegmentContent', () => {
  it('takes the distance to the picture before for the length of the newest', () => {
    const content = new SegmentContent(0);
    for (const time of [0, 3_600, 7_200]) content.add(picture(time), init);
    expect(content.seconds).toBeCloseTo(0.12);
    expect(content.newestSeconds).toBeCloseTo(0.08);
  });

  it('a file that a kill left with one picture is as long as a picture of the file before', () => {
    const before = new SegmentContent(0);
    for (const time of [0, 3_600]) before.add(picture(time), init);
    const content = new SegmentContent(1, before.stepSeconds);
    content.add(picture(0), init);
    expect(content.seconds).toBeCloseTo(0.04);
  });

  it('a hole is no length of a picture', () => {
    const content = new SegmentContent(0);
    for (const time of [0, 3_600, 300_000]) content.add(picture(time), init);
    expect(content.stepSeconds).toBeCloseTo(0.04);
  });
});
