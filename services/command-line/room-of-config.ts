import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { RoomFileProblem } from '../contract/room';
import { readCredentialsFile, readRoomFile, type CredentialsFile, type RoomFile } from '../rooms/room-file';
import { BadArgument, CommandFailed, needed, type Given } from './command';

export interface ConfiguredRoom {
  readonly room: RoomFile;
  readonly credentials: CredentialsFile;
  /** Where room.json and credentials.json lie. */
  readonly home: string;
}

/** The room that `--config` names, with the credentials.json beside it. */
export async function roomOfConfig(given: Given): Promise<ConfiguredRoom> {
  const file = path.resolve(needed(given, 'config'));
  const home = path.dirname(file);
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) throw new BadArgument(`--config names ${file}, which can't be read`);
  const beside = path.join(home, 'credentials.json');
  const secret = await readFile(beside, 'utf8').catch(() => undefined);
  if (secret === undefined) throw new CommandFailed('credentials.missing', `${beside} can't be read`, { file: beside });
  const credentials = readCredentialsFile(secret);
  if (!credentials.ok) throw wrong(beside, credentials.problems);
  const room = readRoomFile(text, new Set(Object.keys(credentials.credentials)));
  if (!room.ok) throw wrong(file, room.problems);
  return { room: room.room, credentials: credentials.credentials, home };
}

function wrong(file: string, problems: readonly RoomFileProblem[]): CommandFailed {
  const lines = problems.map(
    ({ field, line, problem, expected }) => `${file}:${line} ${field || 'the file'} ${problem}, expected ${expected}`,
  );
  return new CommandFailed('room-file.wrong', lines.join('\n'), { file, problems });
}
