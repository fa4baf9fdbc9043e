import path from 'node:path';
import type { CopyCause } from '../../recordings/copies/copy-fault';
import type { CopyState } from '../../recordings/copies/copy-state';
import { openSecondCopy } from '../../recordings/copies/second-copy';
import type { SecondCopy } from '../../recordings/copies/second-copy';
import { monotonicMs } from '../../recordings/capture/monotonic';
import { waitFor } from '../support/wait-for';

/** The shipping second copy, with what it said and when. */
export interface WatchedCopy {
  readonly copy: SecondCopy;
  /** When each closed segment was told, and when it lay compared on the second disk. */
  readonly copied: readonly { readonly toldAtMs: number; readonly atMs: number }[];
  /** When it said so, after `sinceMs`. */
  behind(cause: CopyCause, sinceMs: number): Promise<number>;
  inStep(sinceMs: number): Promise<number>;
}

export function openWatchedCopy(folder: string, recordings: string): WatchedCopy {
  const said: { readonly atMs: number; readonly state: CopyState }[] = [];
  const copied: { readonly toldAtMs: number; readonly atMs: number }[] = [];
  const copy = openSecondCopy({
    folder,
    recordings,
    onChange: (state) => said.push({ atMs: monotonicMs(), state }),
    onCopied: ({ afterMs }) => copied.push({ toldAtMs: monotonicMs() - afterMs, atMs: monotonicMs() }),
  });
  const saying = (what: string, isIt: (state: CopyState) => boolean, sinceMs: number): Promise<number> =>
    waitFor(what, () => said.find(({ atMs, state }) => atMs >= sinceMs && isIt(state))?.atMs, 20_000);
  return {
    copy,
    copied,
    behind: (cause, sinceMs) =>
      saying(`the second copy is behind: ${cause}`, (state) => state.kind === 'behind' && state.cause === cause, sinceMs),
    inStep: (sinceMs) => saying('the second copy is in step', ({ kind }) => kind === 'in-step', sinceMs),
  };
}

export const copyOf = (folder: string, session: string): string => path.join(folder, path.basename(session));
