import { setPriority } from 'node:os';
import path from 'node:path';
import { utilityProcess } from 'electron';
import type { RecogniserProgram } from '../services/speech/recogniser';
import type { RecogniserNews } from '../services/speech/recogniser-process';

const behindEverything = 10;

/** Starts the recogniser as a process of its own, behind everything else that the machine has to do. */
export function startRecogniser(distFolder: string, words: readonly string[]): RecogniserProgram {
  const child = utilityProcess.fork(path.join(distFolder, 'speech-recogniser.cjs'), [...words], { stdio: 'ignore', serviceName: 'speech' });
  child.once('spawn', () => {
    if (child.pid !== undefined) setPriority(child.pid, behindEverything);
  });
  return {
    send: (message) => child.postMessage(message),
    onNews: (listener) => child.on('message', (news: RecogniserNews) => listener(news)),
    onExit: (listener) => child.once('exit', listener),
    kill: () => void child.kill(),
  };
}
