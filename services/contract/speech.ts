import type { Instant } from '../../recordings/session/instant';

/** 语音草稿. `off`: no model is named, and the feature isn't there at all; `failed`: one is named and can't be used, which keeps nothing else. */
export type SpeechState =
  | { readonly state: 'off' }
  | { readonly state: 'loading' }
  | { readonly state: 'ready' }
  | { readonly state: 'failed'; readonly problem: SpeechProblem; readonly name: string };
/** `folder-missing` and `file-missing` name what; `damaged`: it is all there and can't be loaded; `no-program`: sherpa-onnx-node isn't installed. */
export type SpeechProblem = 'folder-missing' | 'file-missing' | 'damaged' | 'no-program';

/** What a machine heard. It is no part of the 笔录 before an officer takes it over. */
export interface SpeechLineView {
  readonly number: number;
  readonly from: Instant;
  readonly to: Instant;
  readonly text: string;
  readonly takenAt: Instant | undefined;
}
