import { parseArgs } from 'node:util';
import { BadArgument, CommandFailed, type Command } from './command';

/** What each command needs is loaded when it is asked for: `verify` must work where no serial driver or database does. */
const commands: Readonly<Record<string, { readonly purpose: string; readonly load: () => Promise<Command> }>> = {
  discover: {
    purpose: 'find ONVIF cameras on the networks of this machine',
    load: async () => (await import('./discover-command')).discoverCommand,
  },
  'check-room': {
    purpose: 'ask every device of a room for proof that it works',
    load: async () => (await import('./check-room-command')).checkRoomCommand,
  },
  record: {
    purpose: 'record with all cameras of a room, without screens, and seal the result',
    load: async () => (await import('./record-command')).recordCommand,
  },
  verify: {
    purpose: 'check sealed evidence in a folder, a disc image or a drive',
    load: async () => (await import('./verify-command')).verifyCommand,
  },
  export: {
    purpose: 'make one ordinary MP4 a camera out of a sealed recording',
    load: async () => (await import('./export-command')).exportCommand,
  },
  composite: {
    purpose: 'make a picture-in-picture film of two cameras of a sealed recording',
    load: async () => (await import('./composite-command')).compositeCommand,
  },
  'check-store': {
    purpose: 'check the store against its recordings, discs and anchors, without changing it',
    load: async () => (await import('./check-store-command')).checkStoreCommand,
  },
  migrate: {
    purpose: 'bring the store of a kiosk up to date, or make it',
    load: async () => (await import('./migrate-command')).migrateCommand,
  },
  demo: {
    purpose: 'run the demonstration with a simulated room, unattended',
    load: async () => (await import('./demo-command')).demoCommand,
  },
};

export interface Console {
  /** The answer: one JSON object, or the help that was asked for. */
  readonly out: (text: string) => void;
  /** Progress and sentences for people. */
  readonly say: (line: string) => void;
}

/** Resolves with the exit code: 0 done, 1 failed, 2 a wrong argument. */
export async function runCommandLine(args: readonly string[], { out, say }: Console): Promise<number> {
  const [name, ...rest] = args;
  if (name === undefined || name === '--help' || name === 'help') {
    out(overview());
    return name === undefined ? 2 : 0;
  }
  const known = Object.hasOwn(commands, name) ? commands[name] : undefined;
  const print = (answer: object) => out(`${JSON.stringify(answer, null, 2)}\n`);
  try {
    if (!known) throw new BadArgument(`there is no command ${name}`);
    const command = await known.load();
    const { values, positionals } = parse(command, rest);
    if (values['help'] === true) {
      out(helpOf(name, known.purpose, command));
      return 0;
    }
    const options = Object.fromEntries(
      Object.entries(values).map(([option, value]) => [option, typeof value === 'string' ? value : undefined]),
    );
    const outcome = await command.run({ words: positionals, options, say });
    print({ ok: outcome.ok, ...outcome.answer });
    return outcome.ok ? 0 : 1;
  } catch (error) {
    const told = explain(error);
    const called = known ? `mingxun ${name}` : 'mingxun';
    say(`${called}: ${told.sentence}`);
    if (told.exitCode === 2) say(`see: ${called} --help`);
    print({ ok: false, problem: { code: told.code, detail: told.sentence, ...told.details } });
    return told.exitCode;
  }
}

function parse(command: Command, args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: { ...command.options, help: { type: 'boolean' } }, allowPositionals: true });
  } catch (error) {
    // Node's first sentence names the option; the rest is advice for programmers.
    throw new BadArgument(error instanceof Error ? (error.message.split(/\.\s|\n/, 1)[0] ?? '') : String(error));
  }
}

function explain(error: unknown): { sentence: string; code: string; exitCode: number; details: object } {
  if (error instanceof BadArgument) return { sentence: error.message, code: 'argument.wrong', exitCode: 2, details: {} };
  if (error instanceof CommandFailed) return { sentence: error.message, code: error.code, exitCode: 1, details: error.details };
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unexpected';
  return { sentence: error instanceof Error ? error.message : String(error), code, exitCode: 1, details: {} };
}

function overview(): string {
  const names = Object.entries(commands).map(([name, { purpose }]) => `  ${name.padEnd(11)}  ${purpose}`);
  return ['mingxun COMMAND', '', ...names, '', 'mingxun COMMAND --help says more.', ''].join('\n');
}

function helpOf(name: string, purpose: string, { usage, help }: Command): string {
  return [`mingxun ${name} ${usage}`.trimEnd(), '', purpose, ...(help.length > 0 ? ['', ...help.map((line) => `  ${line}`)] : []), ''].join(
    '\n',
  );
}
