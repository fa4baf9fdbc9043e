import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { manifestFileName, readManifest, type Manifest } from '../../recordings/evidence/manifest';

const run = promisify(execFile);

/** The manifest of a sealed folder; rejects when it doesn't fit its schema. */
export async function manifestOf(folder: string): Promise<Manifest> {
  const read = readManifest(await readFile(path.join(folder, manifestFileName)));
  if ('wrong' in read) throw new Error(read.wrong);
  return read.manifest;
}

/** The text of a PDF without white space: how a page breaks its lines is not what is tested. */
export async function pdfText(file: string): Promise<string> {
  return (await pdfPages(file)).join('');
}

/** The same, page by page. */
export async function pdfPages(file: string): Promise<readonly string[]> {
  const { stdout } = await run('pdftotext', [file, '-']);
  const pages = stdout.split('\f').slice(0, -1);
  return pages.map((page) => page.replace(/\s/g, ''));
}

/** The fonts of a PDF and whether each lies in it. */
export async function pdfFonts(file: string): Promise<readonly { readonly name: string; readonly embedded: boolean }[]> {
  const { stdout } = await run('pdffonts', [file]);
  const [head = '', , ...rows] = stdout.split('\n').filter(Boolean);
  const column = head.indexOf('emb');
  return rows.map((row) => ({ name: row.slice(0, head.indexOf('type')).trim(), embedded: row.slice(column, column + 3) === 'yes' }));
}

/** What qpdf finds wrong with the structure of a PDF. */
export async function pdfDefects(file: string): Promise<readonly string[]> {
  try {
    await run('qpdf', ['--check', file]);
    return [];
  } catch (problem) {
    const { stdout = '', stderr = '' } = problem as { stdout?: string; stderr?: string };
    return `${stdout}\n${stderr}`.split('\n').filter(Boolean);
  }
}

/** The catalog of a PDF as qpdf reads it. */
export async function pdfCatalog(file: string): Promise<string> {
  const { stdout: trailer } = await run('qpdf', ['--show-object=trailer', file]);
  const root = /\/Root (\d+) 0 R/.exec(trailer)?.[1] ?? '';
  return (await run('qpdf', [`--show-object=${root}`, file])).stdout;
}
