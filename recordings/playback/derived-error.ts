export type DerivedCode =
  | 'derived.target-exists'
  | 'derived.no-space'
  | 'derived.nothing-recorded'
  | 'derived.unreadable'
  | 'derived.bad-name'
  | 'derived.cancelled'
  | 'derived.encoder-failed';

/** Why no derived file was made. Nothing of it is left, and the originals were only read. */
export class DerivedError extends Error {
  constructor(
    readonly code: DerivedCode,
    readonly file: string,
    readonly detail: string,
  ) {
    super(`${code} ${file}: ${detail}`);
    this.name = 'DerivedError';
  }
}

/** The file system's and the caller's reasons as ours; other problems stay what they are. */
export function asDerivedError(problem: unknown, file: string): unknown {
  if (problem instanceof DerivedError || !(problem instanceof Error)) return problem;
  const { code } = problem as NodeJS.ErrnoException;
  if (problem.name === 'AbortError') return new DerivedError('derived.cancelled', file, 'on request');
  if (code === 'ENOSPC' || code === 'EDQUOT') return new DerivedError('derived.no-space', file, problem.message);
  if (code === 'EEXIST') return new DerivedError('derived.target-exists', file, problem.message);
  return code === undefined ? problem : new DerivedError('derived.unreadable', file, problem.message);
}
