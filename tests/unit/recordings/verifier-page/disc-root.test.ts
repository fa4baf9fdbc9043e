import { expect, it } from 'vitest';
import { discRoots } from '../../../../recordings/verifier-page/disc-root';

it.each<[what: string, paths: string[], roots: string[]]>([
  ['the disc itself', ['disc/manifest.json', 'disc/chain.jsonl', 'disc/cam1/a.mp4'], ['disc/']],
  ['a drive without a name', ['manifest.json', 'cam1/a.mp4'], ['']],
  ['a folder above two discs', ['all/b/chain.jsonl', 'all/a/manifest.json', 'all/note.txt'], ['all/a/', 'all/b/']],
  ['a disc whose manifest was deleted', ['disc/public-key.pem', 'disc/cam1/a.mp4'], ['disc/']],
  ['a disc with such a name further below', ['disc/manifest.json', 'disc/papers/manifest.json'], ['disc/']],
  ['something else', ['photos/1.jpg'], []],
])('finds %s', (_what, paths, roots) => {
  expect(discRoots(paths)).toEqual(roots);
});
