import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { openDatabase } from '../../db/data-source';
import { BadArgument, CommandFailed, noWords, type Command } from './command';

export const migrateCommand: Command = {
  usage: '[--home DIR]',
  help: ['--home DIR   the storage root ($KIOSK_HOME)'],
  options: { home: { type: 'string' } },

  async run(given) {
    noWords(given);
    const home = given.options['home'] ?? process.env['KIOSK_HOME'];
    if (home === undefined) throw new BadArgument('--home is missing and KIOSK_HOME is not set');
    const file = path.join(path.resolve(home), 'mingxun.db');
    try {
      await mkdir(path.dirname(file), { recursive: true });
      const database = await openDatabase(file);
      await database.close();
    } catch (error) {
      throw new CommandFailed('store.unusable', `${file}: ${error instanceof Error ? error.message : String(error)}`, { file });
    }
    given.say(`${file} is up to date`);
    return { ok: true, answer: { database: file } };
  },
};
