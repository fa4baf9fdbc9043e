import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { RoomFileProblem } from '../contract/room';
import { readStoredCredentials } from '../rooms/credentials-store';
import { readRoomFile, type CredentialsFile, type RoomFile } from '../rooms/room-file';
import { BadArgument, CommandFailed, needed, type Given } from './command';

export interface ConfiguredRoom {
  readonly room: RoomFile;
  readonly credentials: CredentialsFile;
  /** Where room.json and the credentials lie. */
  readonly home: string;
}

/** The room that `--config` names, with the credentials beside it, sealed or plain. */
export async function roomOfConfig(given: Given): Promise<ConfiguredRoom> {
  const file = path.resolve(needed(given, 'config'));
  const home = path.dirname(file);
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) throw new BadArgument(`--config names ${file}, which can't be read`);
  const stored = await readStoredCredentials(home);
  if (!stored.ok) throw wrong(stored.file, stored.problems);
  const room = readRoomFile(text, new Set(Object.keys(stored.credentials)));
  if (!room.ok) throw wrong(file, room.problems);
  return { room: room.room, credentials: stored.credentials, home };
}

function wrong(file: string, problems: readonly RoomFileProblem[]): CommandFailed {
  const lines = problems.map(
    ({ field, line, problem, expected }) => `${file}:${line} ${field || 'the file'} ${problem}, expected ${expected}`,
  );
  return new CommandFailed('room-file.wrong', lines.join('\n'), { file, problems });
}
