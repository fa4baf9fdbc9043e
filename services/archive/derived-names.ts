import type { RecordedSession } from '../../recordings/playback/recorded-session';
import { filled } from '../contract/filled';
import words from './templates/derived.json';

/** Names and burned-in words of derived files. */
export function exportFolderName(kind: 'export' | 'composite', code: string, at: Date): string {
  // Beijing time, to the second, as it can stand in a file's name.
  const stamp = new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '-');
  return filled(kind === 'export' ? words.exportFolder : words.compositeFolder, { code, stamp });
}

export function exportFileName(code: string, camera: string, n: number, of: number): string {
  return filled(of === 1 ? words.exportFile : words.exportFilePart, { code, camera, n: String(n) });
}

export function compositeFileName(code: string): string {
  return filled(words.compositeFile, { code });
}

export function compositeWords({ manifest }: RecordedSession) {
  const { registrationCode, enforcementCase, room } = manifest;
  const caseLine = filled(words.caseLine, {
    code: registrationCode,
    case: [enforcementCase.number, enforcementCase.name].filter((part) => part !== '').join(' '),
    room: room.name,
  });
  return { caseLine, mark: words.mark, gap: words.gap };
}
