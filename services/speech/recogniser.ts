import type { SpeechProblem } from '../contract/speech';
import { findModel, type ModelKind } from './model-folder';
import type { RecogniserNews, SoundToRead } from './recogniser-process';

/** The program of its own in which the model runs. */
export interface RecogniserProgram {
  send(message: SoundToRead): void;
  onNews(listener: (news: RecogniserNews) => void): void;
  /** However it ended; also where it couldn't be started. */
  onExit(listener: () => void): void;
  kill(): void;
}

export type RecogniserState =
  | { readonly state: 'loading' }
  | { readonly state: 'ready' }
  | { readonly state: 'failed'; readonly problem: SpeechProblem; readonly name: string };

export interface RecogniserOptions {
  readonly model: { readonly kind: ModelKind; readonly folder: string };
  readonly start: (words: readonly string[]) => RecogniserProgram;
  readonly onState: (state: RecogniserState) => void;
}

/** Sound into text by a model of this machine. A model that is missing or damaged is a state and never an error: the kiosk does without it. */
export class Recogniser {
  private program: RecogniserProgram | undefined;
  private readonly waiting = new Map<number, { readonly give: (text: string) => void; readonly fail: (problem: Error) => void }>();
  private last = 0;

  constructor(private readonly options: RecogniserOptions) {}

  /** Resolves once the model is ready or has failed. */
  async open(): Promise<void> {
    const { model, start, onState } = this.options;
    const fail = (problem: SpeechProblem, name: string) => onState({ state: 'failed', problem, name });
    const found = await findModel(model.folder, model.kind);
    if (!found.ok) {
      fail(found.problem, found.name);
      return;
    }
    onState({ state: 'loading' });
    const program = start([model.kind, ...found.files]);
    this.program = program;
    await new Promise<void>((resolve) => {
      program.onNews((news) => {
        if (news.kind === 'ready') onState({ state: 'ready' });
        else if (news.kind === 'failed') fail(news.problem.includes('sherpa-onnx') ? 'no-program' : 'damaged', model.folder);
        else {
          this.waiting.get(news.id)?.give(news.text);
          this.waiting.delete(news.id);
        }
        resolve();
      });
      // A damaged model aborts the program: it says nothing any more.
      program.onExit(() => {
        if (this.program === program) fail('damaged', model.folder);
        this.program = undefined;
        for (const { fail: refuse } of this.waiting.values()) refuse(new Error('the recogniser ended'));
        this.waiting.clear();
        resolve();
      });
    });
  }

  /** The text of a sound; empty where nothing was said. Rejects once the program has ended. */
  read(file: string): Promise<string> {
    const { program } = this;
    if (!program) return Promise.reject(new Error('no recogniser'));
    const id = (this.last += 1);
    return new Promise((give, fail) => {
      this.waiting.set(id, { give, fail });
      program.send({ id, file });
    });
  }

  close(): void {
    const { program } = this;
    this.program = undefined;
    program?.kill();
  }
}
