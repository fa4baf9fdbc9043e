import type { FileHandle } from 'node:fs/promises';
import { realFiles, type CopyFiles } from '../../recordings/copies/copy-files';

/** The real file system, whose n-th operation on paths below `folder` (and on what was opened there) fails with `code`, once. */
export function failingFiles(folder: string, n: number, code: string): { readonly files: CopyFiles; readonly hasFailed: () => boolean } {
  let count = 0;
  let failed = false;
  const call = <T>(work: () => Promise<T>): Promise<T> => {
    count += 1;
    if (count !== n) return work();
    failed = true;
    return Promise.reject(Object.assign(new Error(`${code}: made by the test`), { code }));
  };
  const wrapHandle = (handle: FileHandle): FileHandle =>
    new Proxy(handle, {
      get: (target, name) => {
        const member: unknown = Reflect.get(target, name, target);
        if (typeof member !== 'function') return member;
        const method = (...input: unknown[]): unknown => Reflect.apply(member, target, input);
        return name === 'close' ? method : (...input: unknown[]) => call(() => method(...input) as Promise<unknown>);
      },
    });
  const files = new Proxy(realFiles, {
    get: (target, name) => {
      const member = Reflect.get(target, name, target) as (...input: unknown[]) => Promise<unknown>;
      return (place: unknown, ...input: unknown[]) => {
        if (!String(place).startsWith(folder)) return member(place, ...input);
        const done = call(() => member(place, ...input));
        return name === 'open' ? done.then((handle) => wrapHandle(handle as FileHandle)) : done;
      };
    },
  });
  return { files, hasFailed: () => failed };
}
