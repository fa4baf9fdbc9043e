import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { logFile, projectFolder } from './places.mjs';

/**
 * Runs a program to its end and returns how it ended with what it said; everything also goes to the set-up log.
 * Past `limitMs` the program and its children are ended. Never throws for a program that fails or is missing.
 */
export function runChild(program, args, { cwd = projectFolder, env = process.env, limitMs = 30 * 60_000 } = {}) {
  return new Promise((resolve) => {
    const log = createWriteStream(logFile, { flags: 'a' });
    // A full disk shows in what the program says; the log itself must not end the set-up.
    log.on('error', () => {});
    log.write(`\n[${new Date().toISOString()}] ${program} ${args.join(' ')}\n`);
    const output = { stdout: '', stderr: '' };
    let timedOut = false;
    const child = spawn(program, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
    const endGroup = () => child.pid !== undefined && killGroup(child.pid);
    const timer = setTimeout(() => {
      timedOut = true;
      endGroup();
    }, limitMs);
    process.once('exit', endGroup);
    for (const name of ['stdout', 'stderr']) {
      child[name].setEncoding('utf8').on('data', (text) => {
        output[name] += text;
        log.write(text);
      });
    }
    const finish = (code, reason) => {
      clearTimeout(timer);
      process.removeListener('exit', endGroup);
      log.end();
      resolve({ code, reason: timedOut ? 'time limit' : reason, ...output });
    };
    child.once('error', (error) => finish(127, error.message));
    child.once('close', (code, signal) => finish(code ?? 1, signal ?? `exit code ${code}`));
  });
}

/** Runs a program on this terminal and returns its exit code; Ctrl-C and termination are passed on to it. */
export function runHere(program, args, { env = process.env, cwd = projectFolder } = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd, env, stdio: 'inherit' });
    const passOn = (signal) => child.kill(signal);
    process.on('SIGINT', passOn).on('SIGTERM', passOn);
    const finish = (code) => {
      process.off('SIGINT', passOn).off('SIGTERM', passOn);
      resolve(code);
    };
    child.once('error', () => finish(127));
    child.once('close', (code, signal) => finish(code ?? (signal === 'SIGINT' ? 130 : 1)));
  });
}

function killGroup(pid) {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}
