import type { FragmentFacts } from './mp4-fragment';
import type { InitFacts, TrackFacts } from './mp4-init';

/** What was seen of one file so far. */
export class SegmentContent {
  bytes = 0;
  fragments = 0;
  /** It was read to its end, and holds no media: nothing, or a head alone. */
  isHeadOnly = false;
  /** Video frames. */
  frames = 0;
  private timed: { readonly track: TrackFacts; readonly from: number; readonly to: number; readonly step: number } | undefined;

  /** `stepBefore`: how long a piece of the file before was, seconds; 0 where there is none. */
  constructor(
    readonly index: number,
    private readonly stepBefore = 0,
  ) {}

  /** Length in stream time; of the video where there is one. A file that a kill left with its first piece alone has no distance in it. */
  get seconds(): number {
    return this.timed ? this.newestSeconds + this.stepSeconds : 0;
  }

  /** How long the newest piece is. */
  get stepSeconds(): number {
    return this.timed && this.timed.step > 0 ? this.timed.step / this.timed.track.timescale : this.stepBefore;
  }

  /** Where the newest picture begins. */
  get newestSeconds(): number {
    return this.timed ? (this.timed.to - this.timed.from) / this.timed.track.timescale : 0;
  }

  add(facts: FragmentFacts, init: InitFacts): void {
    this.fragments += 1;
    const track = init.tracks.find(({ id }) => id === facts.trackId);
    if (!track) return;
    if (track.kind === 'video') this.frames += facts.samples;
    const { timed } = this;
    if (!timed || (timed.track.kind === 'audio' && track.kind === 'video')) {
      this.timed = { track, from: facts.decodeTime, to: facts.decodeTime, step: facts.duration };
    } else if (timed.track.id === track.id) {
      // Fragments of one frame carry no duration: the distance to the one before stands for it, unless there is a hole between.
      const distance = facts.decodeTime - timed.to;
      const step = facts.duration || (distance > track.timescale ? timed.step : distance);
      this.timed = { ...timed, to: facts.decodeTime, step };
    }
  }
}
