import { spawn } from 'node:child_process';
import { SetupProblem } from './sentences.mjs';

/** Room for the console and, beside it, the second screen of the questioned person: two of 1920×1080. */
const SCREEN = '3840x1080x24';

/** Runs `work` with the number of a virtual display of its own (`:7`), and takes the display away afterwards. */
export async function withVirtualDisplay(work) {
  const xvfb = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', SCREEN, '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
  });
  const stop = () => xvfb.kill('SIGTERM');
  process.once('exit', stop);
  try {
    return await work(await displayOf(xvfb));
  } finally {
    process.removeListener('exit', stop);
    await stopped(xvfb, stop);
  }
}

/** Xvfb takes the first free number and writes it when clients may come. */
function displayOf(xvfb) {
  return new Promise((resolve, reject) => {
    let said = '';
    const refuse = (reason) => reject(new SetupProblem('problem.display', { reason }));
    const timer = setTimeout(() => refuse('time limit'), 20_000);
    xvfb.stderr.setEncoding('utf8').on('data', (text) => (said += text));
    xvfb.stdio[3].setEncoding('utf8').once('data', (number) => {
      clearTimeout(timer);
      resolve(`:${number.trim()}`);
    });
    xvfb.once('error', (error) => refuse(error.message));
    xvfb.once('exit', (code) => refuse(said.trim().split('\n').at(-1) || `exit code ${code}`));
  });
}

function stopped(xvfb, stop) {
  if (xvfb.pid === undefined || xvfb.exitCode !== null || xvfb.signalCode !== null) return undefined;
  return new Promise((resolve) => {
    xvfb.once('exit', resolve);
    stop();
  });
}
