import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { openSigningKey } from '../../recordings/evidence/signing-key';
import { exportRecording } from '../../recordings/playback/export-recording';
import { exportFileName } from '../archive/derived-names';
import { needed, oneWord, type Command } from './command';
import { technician, tellPercent } from './derived-run';

export const exportCommand: Command = {
  usage: 'DIR --out FOLDER [--camera ID] [--keys FOLDER]',
  help: [
    'DIR             the sealed recording; it is only read',
    '--out FOLDER    a new folder: one MP4 a camera and export.json',
    '--camera ID     only this camera',
    "--keys FOLDER   the kiosk's key folder, to sign export.json; without it there is no signature",
  ],
  options: { out: { type: 'string' }, camera: { type: 'string' }, keys: { type: 'string' } },

  async run(given) {
    const folder = path.resolve(oneWord(given, 'DIR'));
    const into = path.resolve(needed(given, 'out'));
    const { camera: cameraId, keys } = given.options;
    const key = keys === undefined ? undefined : await openSigningKey(path.resolve(keys));
    await mkdir(path.dirname(into), { recursive: true });
    const nameOf = (camera: string, n: number, of: number) => exportFileName(path.basename(folder), camera, n, of);
    const files = await exportRecording({ folder, into, key, cameraId, nameOf, origin: technician(), onProgress: tellPercent(given.say) });
    return { ok: true, answer: { into, signedBy: key?.keyId, files } };
  },
};
