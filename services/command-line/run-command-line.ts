import { parseArgs } from 'node:util';
import { checkRoomCommand } from './check-room-command';
import { BadArgument, CommandFailed, type Command } from './command';
import { demoCommand } from './demo-command';
import { discoverCommand } from './discover-command';
import { migrateCommand } from './migrate-command';
import { recordCommand } from './record-command';
import { verifyCommand } from './verify-command';

const commands: readonly Command[] = [discoverCommand, checkRoomCommand, recordCommand, verifyCommand, migrateCommand, demoCommand];

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
  const command = commands.find((known) => known.name === name);
  const print = (answer: object) => out(`${JSON.stringify(answer, null, 2)}\n`);
  try {
    if (!command) throw new BadArgument(`there is no command ${name}`);
    const { values, positionals } = parse(command, rest);
    if (values['help'] === true) {
      out(helpOf(command));
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
    say(`mingxun ${command?.name ?? ''}: ${told.sentence}`.replace(' :', ':'));
    if (told.exitCode === 2) say(`see: mingxun ${command ? `${command.name} ` : ''}--help`);
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
  const width = Math.max(...commands.map((command) => command.name.length));
  return [
    'mingxun COMMAND',
    '',
    ...commands.map(({ name, purpose }) => `  ${name.padEnd(width)}  ${purpose}`),
    '',
    'mingxun COMMAND --help says more.',
    '',
  ].join('\n');
}

function helpOf({ name, purpose, usage, help }: Command): string {
  return [`mingxun ${name} ${usage}`.trimEnd(), '', purpose, ...(help.length > 0 ? ['', ...help.map((line) => `  ${line}`)] : []), ''].join(
    '\n',
  );
}
