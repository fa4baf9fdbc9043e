import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { CommandFailed, noWords, type Command } from './command';

export const demoCommand: Command = {
  usage: '',
  help: [],
  options: {},

  async run(given) {
    noWords(given);
    const start = startProgram(import.meta.dirname);
    // What it prints is progress here: the answer alone goes to stdout.
    const child = spawn(process.execPath, [start, '--demo'], { stdio: ['ignore', 'pipe', 'inherit'] });
    child.stdout.on('data', (chunk: Buffer) => given.say(chunk.toString().trimEnd()));
    const exitCode = await new Promise<number | null>((resolve, reject) => {
      child.once('error', reject);
      child.once('close', resolve);
    });
    return { ok: exitCode === 0, answer: { exitCode } };
  },
};

/** The project's own start, above this file or above the bundle that holds it. */
function startProgram(below: string): string {
  const start = path.join(below, 'electron', 'setup', 'start.mjs');
  if (existsSync(start)) return start;
  if (path.dirname(below) === below)
    throw new CommandFailed('demo.not-here', 'the demonstration belongs to the project folder and is not installed here');
  return startProgram(path.dirname(below));
}
