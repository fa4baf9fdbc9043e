import type { FfmpegVerdict } from './ffmpeg-verdict';
import type { Halt } from './halt';
import { knock } from './knock';
import type { RecordingSource } from './recording-source';

const ANSWER_WAIT_MS = 8_000;
const ANSWER_LATE_MS = 4_500;

/** Where a camera's stream is: what it said last, asked anew where that may have changed. */
export class CameraAddress {
  private known: RecordingSource | undefined;
  private asking: Promise<void> | undefined;

  constructor(private readonly ask: () => Promise<RecordingSource>) {}

  /** After one failure what was known is tried once more, after more it is asked again; it is used too while the camera answers no questions. */
  async current(failures: number, halt: Halt, onLate: () => void = () => undefined): Promise<RecordingSource> {
    if (this.known && failures <= 1) return this.known;
    const { known } = this;
    // A camera that drips its answers is an alarm as one that drips its pictures is, and not only when its time is over.
    const late = setTimeout(onLate, ANSWER_LATE_MS);
    const asked = halt
      .orAfter(ANSWER_WAIT_MS, this.ask())
      .catch((error: unknown) => {
        if (known) return known;
        throw error;
      })
      .finally(() => clearTimeout(late));
    this.known = (await asked) ?? known;
    if (!this.known) throw Object.assign(new Error('no answer'), { code: 'source.unreachable' });
    return this.known;
  }

  /** Why the camera can't be reached; undefined when it can, or was never known. Beside it the address is asked for: it may come back with another. */
  async away(): Promise<FfmpegVerdict | undefined> {
    // A sound device of this machine isn't away behind a cable.
    if (!this.known || 'soundDevice' in this.known) return undefined;
    const why = await knock(this.known);
    if (why) this.asking ??= this.askBeside().finally(() => (this.asking = undefined));
    return why;
  }

  private async askBeside(): Promise<void> {
    this.known = await this.ask().catch(() => this.known);
  }
}
