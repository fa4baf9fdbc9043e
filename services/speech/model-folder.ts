import { stat } from 'node:fs/promises';
import path from 'node:path';

/** What sherpa-onnx can read off line; each names its files. */
export const modelKinds = ['sense-voice', 'paraformer', 'transducer'] as const;
export type ModelKind = (typeof modelKinds)[number];

/** One of the names will do: a model is shipped whole or in whole numbers (int8). */
const filesOf: Readonly<Record<ModelKind, readonly (readonly string[])[]>> = {
  'sense-voice': [['model.int8.onnx', 'model.onnx'], ['tokens.txt']],
  paraformer: [['model.int8.onnx', 'model.onnx'], ['tokens.txt']],
  transducer: [
    ['encoder.int8.onnx', 'encoder.onnx'],
    ['decoder.int8.onnx', 'decoder.onnx'],
    ['joiner.int8.onnx', 'joiner.onnx'],
    ['tokens.txt'],
  ],
};

export type ModelFinding =
  | { readonly ok: true; readonly files: readonly string[] }
  | { readonly ok: false; readonly problem: 'folder-missing' | 'file-missing'; readonly name: string };

/** The files of a model, in the order of its kind, or the first thing that is missing. */
export async function findModel(folder: string, kind: ModelKind): Promise<ModelFinding> {
  const entry = await stat(folder).catch(() => undefined);
  if (!entry?.isDirectory()) return { ok: false, problem: 'folder-missing', name: folder };
  const files: string[] = [];
  for (const names of filesOf[kind]) {
    const present = await firstPresent(folder, names);
    if (present === undefined) return { ok: false, problem: 'file-missing', name: names.join(' / ') };
    files.push(path.join(folder, present));
  }
  return { ok: true, files };
}

async function firstPresent(folder: string, names: readonly string[]): Promise<string | undefined> {
  for (const name of names) {
    const entry = await stat(path.join(folder, name)).catch(() => undefined);
    if (entry?.isFile() && entry.size > 0) return name;
  }
  return undefined;
}
