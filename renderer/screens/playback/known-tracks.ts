import type { PlaybackPart } from '../../../services/contract/playback';
import { sameTracks } from './mime-tracks';

/** Which tracks the files of a camera hold, as what came of them says. Where sound or picture was withheld they change: a border. */
export class KnownTracks {
  private readonly mimeTypes = new Map<string, string>();

  note({ file }: PlaybackPart, mimeType: string): void {
    this.mimeTypes.set(file, mimeType);
  }

  /** Mime type of the file of this moment or, in a gap, of the one behind it; undefined while nothing came of it. */
  at(parts: readonly PlaybackPart[], atMs: number): string | undefined {
    const part = parts.find(({ toMs }) => toMs > atMs);
    return part && this.mimeTypes.get(part.file);
  }

  /** The files up to the next one that is known to hold other tracks than `mimeType`. */
  upToBorder(parts: readonly PlaybackPart[], atMs: number, mimeType: string): readonly PlaybackPart[] {
    const border = parts.find(({ file, toMs }) => toMs > atMs && !sameTracks(this.mimeTypes.get(file) ?? mimeType, mimeType));
    return border ? parts.filter(({ fromMs }) => fromMs < border.fromMs) : parts;
  }
}
