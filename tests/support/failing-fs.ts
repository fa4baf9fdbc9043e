import type * as Fs from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';

export type FaultCode = 'EIO' | 'ENOSPC' | 'EMFILE';

/** Which call of the file system fails: the n-th from now, and with `persists` all after it. */
export interface FailurePlan {
  readonly n: number;
  readonly code: FaultCode;
  readonly persists: boolean;
}

let plan: FailurePlan | undefined;
let calls = 0;

export function failFrom(next: FailurePlan | undefined): void {
  plan = next;
  calls = 0;
}

/** Whether the plan's call was reached. */
export const failed = (): boolean => plan !== undefined && calls >= plan.n;

function due(): NodeJS.ErrnoException | undefined {
  calls += 1;
  if (!plan || (plan.persists ? calls < plan.n : calls !== plan.n)) return undefined;
  return Object.assign(new Error(`${plan.code}: injected at call ${calls}`), { code: plan.code });
}

const onHandle = new Set(['writeFile', 'appendFile', 'write', 'sync', 'datasync', 'truncate', 'stat']);
const ofFolder = new Set(['open', 'rename', 'rm', 'mkdir', 'readFile', 'truncate', 'writeFile']);

/** `node:fs/promises` whose calls can fail; what is written when the disk refuses is written by half. */
export function failingFs(real: typeof Fs): typeof Fs {
  return proxied(real, ofFolder, (value) => (isHandle(value) ? proxied(value, onHandle, (inner) => inner) : value));
}

function proxied<T extends object>(target: T, counted: ReadonlySet<string>, wrap: (value: unknown) => unknown): T {
  return new Proxy(target, {
    get(object, name) {
      const value: unknown = Reflect.get(object, name, object);
      if (typeof value !== 'function') return value;
      if (typeof name !== 'string' || !counted.has(name)) return (...input: unknown[]): unknown => Reflect.apply(value, object, input);
      return async (...input: unknown[]): Promise<unknown> => {
        const error = due();
        if (!error) return wrap(await (Reflect.apply(value, object, input) as Promise<unknown>));
        const [content] = input;
        if ((name === 'appendFile' || name === 'writeFile') && input.length === 1 && typeof content === 'string')
          await (Reflect.apply(value, object, [content.slice(0, content.length / 2)]) as Promise<unknown>);
        throw error;
      };
    },
  });
}

function isHandle(value: unknown): value is FileHandle {
  return typeof value === 'object' && value !== null && 'datasync' in value;
}
