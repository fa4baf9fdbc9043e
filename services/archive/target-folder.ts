import { constants } from 'node:fs';
import { access, mkdir, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { Refusal } from '../contract/errors';

export interface TargetRules {
  /** Used when no folder was named; made when it isn't there. */
  readonly defaultFolder: string;
  /** Folders below these are allowed. */
  readonly roots: readonly string[];
  /** Never below these: evidence, keys. */
  readonly closed: readonly string[];
}

/** The folder for derived files, its links resolved. Refuses with `derived.folder` what is outside or can't be written. */
export async function targetFolder(asked: string, rules: TargetRules): Promise<string> {
  const refuse = (): never => {
    throw new Refusal('derived.folder', { folder: asked });
  };
  if (asked === '') await mkdir(rules.defaultFolder, { recursive: true });
  const wanted = asked === '' ? rules.defaultFolder : asked;
  if (!path.isAbsolute(wanted)) refuse();
  const folder = await realpath(wanted).catch(refuse);
  const resolved = async (folders: readonly string[]) => Promise.all(folders.map((one) => realpath(one).catch(() => path.resolve(one))));
  const roots = await resolved([...rules.roots, rules.defaultFolder]);
  const closed = await resolved(rules.closed);
  if (!roots.some((root) => isBelow(folder, root)) || closed.some((one) => isBelow(folder, one))) refuse();
  if (!(await stat(folder)).isDirectory()) refuse();
  await access(folder, constants.W_OK).catch(refuse);
  return folder;
}

function isBelow(folder: string, root: string): boolean {
  const way = path.relative(root, folder);
  return way === '' || (!way.startsWith('..') && !path.isAbsolute(way));
}
