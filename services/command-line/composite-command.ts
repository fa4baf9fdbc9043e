import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { openSigningKey } from '../../recordings/evidence/signing-key';
import { exportComposite } from '../../recordings/playback/export-recording';
import { compositeWords } from '../archive/derived-names';
import { needed, oneWord, type Command } from './command';
import { technician, tellPercent } from './derived-run';

export const compositeCommand: Command = {
  usage: 'DIR --out FILE --main ID --inset ID [--keys FOLDER]',
  help: [
    'DIR             the sealed recording; it is only read',
    '--out FILE      FOLDER/NAME.mp4, FOLDER being new; export.json is put beside it. Cut off, the same command goes on',
    '--main ID       the camera that fills the picture, and whose sound is heard',
    '--inset ID      the camera in the corner',
    "--keys FOLDER   the kiosk's key folder, to sign export.json",
  ],
  options: { out: { type: 'string' }, main: { type: 'string' }, inset: { type: 'string' }, keys: { type: 'string' } },

  async run(given) {
    const folder = path.resolve(oneWord(given, 'DIR'));
    const out = path.resolve(needed(given, 'out'));
    const [mainId, insetId, { keys }] = [needed(given, 'main'), needed(given, 'inset'), given.options];
    const key = keys === undefined ? undefined : await openSigningKey(path.resolve(keys));
    const into = path.dirname(out);
    await mkdir(path.dirname(into), { recursive: true });
    const files = await exportComposite({
      ...{ folder, into, key, mainId, insetId, name: path.basename(out), words: compositeWords },
      ...{ origin: technician(), onProgress: tellPercent(given.say), workFolder: `${into}.work` },
    });
    return { ok: true, answer: { into, signedBy: key?.keyId, files } };
  },
};
