import type { InitFacts } from './mp4-init';
import type { TailFragment } from './segment-tail';

/** Times begin at 0 again in each file; a decoder that is fed one file after the other needs them to go on. Works on copies. */
export class JoinedTimes {
  private readonly tracks = new Map<number, { base: number; last: number }>();

  nextFile(): void {
    // A twentieth of a second between files is near enough for a proof.
    for (const times of this.tracks.values()) times.base = times.last;
  }

  join({ bytes, facts }: Pick<TailFragment, 'bytes' | 'facts'>, init: InitFacts): Buffer {
    const times = this.tracks.get(facts.trackId) ?? { base: 0, last: 0 };
    this.tracks.set(facts.trackId, times);
    const twentieth = Math.round((init.tracks.find(({ id }) => id === facts.trackId)?.timescale ?? 1_000) / 20);
    const joined = times.base + facts.decodeTime;
    times.last = joined + Math.max(twentieth, facts.duration);
    const place = facts.decodeTimeAt;
    if (!place || times.base === 0) return bytes;
    const copy = Buffer.from(bytes);
    if (place.bytes === 8) copy.writeBigUInt64BE(BigInt(joined), place.offset);
    else copy.writeUInt32BE(joined >>> 0, place.offset);
    return copy;
  }
}
