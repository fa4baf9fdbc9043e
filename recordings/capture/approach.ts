import type { CapturePlan } from './capture-arguments';
import type { FfmpegVerdict } from './ffmpeg-verdict';
import type { DialledSource, RecordingSource } from './recording-source';
import { MOST_RESTLESS_CHANGES, restlessChanges } from './restart-policy';
import { soundHandling } from './sound-policy';
import type { SoundHandling } from './sound-policy';
import { nextTransport } from './transport-policy';
import type { TriedTransport } from './transport-policy';

/** How the next attempt goes about one source, by what those before it met with. */
export class Approach {
  private asked: RecordingSource | undefined;
  private tried: TriedTransport | undefined;
  private audio: SoundHandling = 'copy';
  /** Copying the sound was tried in vain. */
  private soundMisfit = false;
  private turns = 0;
  private restless = 0;

  /** False when the camera's parameters never rest: cutting again and again would lose more than it saves. */
  get endsOnChange(): boolean {
    return this.restless < MOST_RESTLESS_CHANGES;
  }

  /** `address` is undefined for a device of this machine. */
  next(source: RecordingSource): Pick<CapturePlan, 'audio' | 'device'> & { readonly address: DialledSource | undefined } {
    this.asked = source;
    this.audio = soundHandling(source, this.soundMisfit);
    if ('soundDevice' in source) return { audio: this.audio, device: source, address: undefined };
    const transport = nextTransport(source.transport, this.tried);
    this.tried = { transport, verdict: 'unknown', hadFrames: false };
    return { audio: this.audio, device: undefined, address: { ...source, transport } };
  }

  /** An attempt that an earlier process began. */
  adopt({ audio }: Pick<CapturePlan, 'audio'>): void {
    this.audio = audio;
  }

  /** True: the next attempt avoids what this one failed of, so that it is no alarm yet. */
  learn(ending: { readonly verdict: FfmpegVerdict; readonly hadFrames: boolean; readonly ranMs: number }): boolean {
    this.restless = restlessChanges(this.restless, ending);
    if (ending.hadFrames) this.turns = 0;
    if (ending.verdict === 'codec-unsupported' && this.audio === 'copy' && !this.soundMisfit) {
      this.soundMisfit = true;
      return true;
    }
    if (!this.tried || !this.asked || 'soundDevice' in this.asked) return false;
    this.tried = { ...this.tried, verdict: ending.verdict, hadFrames: ending.hadFrames };
    if (nextTransport(this.asked.transport, this.tried) === this.tried.transport) return false;
    this.turns += 1;
    return this.turns === 1;
  }
}
