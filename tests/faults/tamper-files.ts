import { copyFile, cp, readdir, readFile, rename, rm, truncate, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { chainFileName } from '../../recordings/evidence/chain-link';
import type { Finding } from '../../recordings/evidence/verification';

/** One thing that somebody does to a sealed folder, and which finding must follow. */
export interface FileTamper {
  readonly kind: string;
  readonly what: string;
  readonly tamper: (folder: string) => Promise<unknown>;
  readonly names: (finding: Finding) => boolean;
}

/** Every file of a sealed folder, in order. */
export async function filesOf(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .toSorted();
}

/** A changed manifest accuses its signature. */
export function accused(file: string): string {
  return file === 'manifest.json' ? 'manifest.sig' : file;
}

/** Deletion, truncation, duplication and exchange of every recording, deletion of every proof, and every edit of every line of the chain. */
export async function structuralTampers(folder: string, otherSession: string): Promise<readonly FileTamper[]> {
  const files = await filesOf(folder);
  const media = files.filter((file) => file.endsWith('.mp4'));
  const at = (file: string) => (folderNow: string) => path.join(folderNow, file);
  const about = (file: string) => (finding: Finding) => finding.file === file;
  const sizes = new Map(await Promise.all(media.map(async (file) => [file, (await readFile(path.join(folder, file))).length] as const)));
  return [
    ...files.map((file): FileTamper => ({ kind: 'file deleted', what: file, tamper: (now) => rm(at(file)(now)), names: about(file) })),
    ...media.flatMap((file) =>
      [0, 1, Math.floor((sizes.get(file) ?? 0) / 2), (sizes.get(file) ?? 0) - 1].map((bytes): FileTamper => ({
        kind: 'segment truncated',
        what: `${file} to ${bytes}`,
        tamper: (now) => truncate(at(file)(now), bytes),
        names: about(file),
      })),
    ),
    ...media.map((file): FileTamper => {
      const double = file.replace('a01', 'a02');
      return { kind: 'segment duplicated', what: file, tamper: (now) => cp(at(file)(now), at(double)(now)), names: about(double) };
    }),
    ...media.flatMap((one, index) =>
      media.slice(index + 1).map((two): FileTamper => ({
        kind: 'segments exchanged',
        what: `${one} and ${two}`,
        tamper: (now) => exchange(at(one)(now), at(two)(now)),
        names: (finding) => finding.file === one || finding.file === two,
      })),
    ),
    ...media.map((file): FileTamper => ({
      kind: "segment of another session in one's place",
      what: file,
      tamper: (now) => copyFile(path.join(otherSession, file), at(file)(now)),
      names: about(file),
    })),
    ...(await chainTampers(folder)),
  ];
}

async function chainTampers(folder: string): Promise<readonly FileTamper[]> {
  const lines = (await readFile(path.join(folder, chainFileName), 'utf8')).split('\n').slice(0, -1);
  const edit = (change: (lines: readonly string[]) => readonly string[]) => async (now: string) => {
    await writeFile(
      path.join(now, chainFileName),
      change(lines)
        .map((line) => `${line}\n`)
        .join(''),
    );
  };
  const link = (n: number) => (finding: Finding) => finding.file === chainFileName && finding.link === n;
  const inChain = (finding: Finding) => finding.file === chainFileName && finding.link !== undefined;
  return lines.flatMap((line, index): readonly FileTamper[] => {
    const n = index + 1;
    const fields = [...line.matchAll(/"(\w+)":("?)([^",}]+)/g)].map(([, name = '', quote = '', value = '']) => ({ name, quote, value }));
    return [
      ...fields.map(({ name, quote, value }): FileTamper => ({
        kind: 'chain row edited',
        what: `link ${n} ${name}`,
        tamper: edit((all) => all.with(index, line.replace(`"${name}":${quote}${value}`, `"${name}":${quote}${altered(value)}`))),
        names: link(n),
      })),
      { kind: 'chain row deleted', what: `link ${n}`, tamper: edit((all) => all.toSpliced(index, 1)), names: inChain },
      { kind: 'chain row duplicated', what: `link ${n}`, tamper: edit((all) => all.toSpliced(index, 0, line)), names: inChain },
      ...lines.slice(n).map((other, step): FileTamper => ({
        kind: 'chain rows exchanged',
        what: `links ${n} and ${n + step + 1}`,
        tamper: edit((all) => all.with(index, other).with(index + step + 1, line)),
        names: inChain,
      })),
    ];
  });
}

/** The same form, another value. */
function altered(value: string): string {
  const last = value.at(-1) ?? '';
  const swap: Readonly<Record<string, string>> = { Z: 'Z', '9': '8', f: 'e' };
  if (last === 'Z') return value.replace(/\d(?=Z$)/, (digit) => (digit === '9' ? '8' : String(Number(digit) + 1)));
  return value.slice(0, -1) + (swap[last] ?? (/\d/.test(last) ? String(Number(last) + 1) : String.fromCharCode(last.charCodeAt(0) + 1)));
}

async function exchange(one: string, two: string): Promise<void> {
  await rename(one, `${one}.x`);
  await rename(two, one);
  await rename(`${one}.x`, two);
}
