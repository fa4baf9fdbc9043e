import { isMissing } from './copy-files';

/** Why the second copy is not in step. `first-unreadable`: the disk of the recordings themselves can't be read. */
export type CopyCause = 'missing' | 'same-disk' | 'no-space' | 'read-only' | 'unreadable' | 'differs' | 'first-unreadable' | 'slow';

/** What hinders the second copy; `detail` is for technicians. */
export class CopyFault extends Error {
  readonly code: `copy.${CopyCause}`;

  constructor(
    readonly reason: CopyCause,
    readonly detail: string,
  ) {
    super(`copy.${reason}: ${detail}`);
    this.name = 'CopyFault';
    this.code = `copy.${reason}`;
  }
}

/** Work on the recordings' own disk: its fault is not the second disk's. */
export function onFirst<T>(work: Promise<T>): Promise<T> {
  return work.catch((error: unknown) => {
    throw error instanceof CopyFault ? error : new CopyFault('first-unreadable', textOf(error));
  });
}

/** Work on the second disk, with the file system's error told in our words. */
export function onSecond<T>(work: Promise<T>): Promise<T> {
  return work.catch((error: unknown) => {
    throw error instanceof CopyFault ? error : new CopyFault(causeOf(error), textOf(error));
  });
}

const causes: Readonly<Record<string, CopyCause>> = {
  ENOSPC: 'no-space',
  EDQUOT: 'no-space',
  EROFS: 'read-only',
  EACCES: 'read-only',
  EPERM: 'read-only',
};

function causeOf(error: unknown): CopyCause {
  if (isMissing(error)) return 'missing';
  return (error instanceof Error && 'code' in error && causes[String(error.code)]) || 'unreadable';
}

function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
