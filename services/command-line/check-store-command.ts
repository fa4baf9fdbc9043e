import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { openDatabaseToRead } from '../../db/data-source';
import { checkStore } from '../archive/check-store';
import { readRoomFile } from '../rooms/room-file';
import { BadArgument, CommandFailed, type Command } from './command';

export const checkStoreCommand: Command = {
  usage: '[--home DIR] [--anchor FILE|DIR|ISO|DRIVE] [PLACE ...]',
  help: [
    '--home DIR       the storage root ($KIOSK_HOME): mingxun.db, recordings/, room.json',
    '--anchor PLACE   an anchors.jsonl, a disc, an image or a sealed folder from elsewhere',
    'PLACE ...        more of them',
  ],
  options: { home: { type: 'string' }, anchor: { type: 'string' } },

  async run(given) {
    const home = given.options['home'] ?? process.env['KIOSK_HOME'];
    if (home === undefined) throw new BadArgument('--home is missing and KIOSK_HOME is not set');
    const file = path.join(path.resolve(home), 'mingxun.db');
    if (!existsSync(file)) throw new BadArgument(`--home names ${home}, where there is no mingxun.db`);
    const { anchor } = given.options;
    const anchorPlaces = [...(anchor === undefined ? [] : [anchor]), ...given.words];
    for (const place of anchorPlaces) if (!existsSync(place)) throw new BadArgument(`--anchor names ${place}, which is not there`);

    const db = await openDatabaseToRead(file).catch((error: unknown) => {
      throw new CommandFailed('store.unusable', `${file}: ${error instanceof Error ? error.message : String(error)}`, { file });
    });
    try {
      const recordings = path.join(path.resolve(home), 'recordings');
      const twinFile = path.join(path.resolve(home), 'audit.jsonl');
      const checked = await checkStore({ db, recordings, twinFile, secondCopy: await secondCopyOf(home), anchorPlaces });
      for (const { invariant, subject, detail } of checked.violations) given.say(`${invariant}. ${subject}: ${detail}`);
      const sound = checked.violations.length === 0;
      given.say(`${sound ? 'sound' : 'contradicted'}: ${checked.sessions} sessions, ${checked.anchors} anchors`);
      return { ok: sound, answer: checked };
    } finally {
      await db.close();
    }
  },
};

/** A room.json that can't be read names no second copy; the kiosk says what is wrong with it. */
async function secondCopyOf(home: string): Promise<string | undefined> {
  const text = await readFile(path.join(home, 'room.json'), 'utf8').catch(() => undefined);
  const read = text === undefined ? undefined : readRoomFile(text);
  return read?.ok ? read.room.storage?.secondCopy : undefined;
}
