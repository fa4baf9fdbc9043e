import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { RecordOrder, RecordResult } from './record-worker';

/** The shipping recorder in a process of its own, so that what it costs can be told from what measures it. */
export interface RecordingProcess {
  readonly pid: number;
  stop(): Promise<RecordResult>;
}

/** Resolves when all its cameras are proved. */
export async function startRecording(order: RecordOrder): Promise<RecordingProcess> {
  const worker = spawn(process.execPath, [process.argv[1] ?? '', 'record-worker', JSON.stringify(order)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  let said = '';
  const ended = once(worker, 'exit');
  worker.stdout.on('data', (text: Buffer) => (said += text.toString()));
  await Promise.race([once(worker.stdout, 'data'), ended]);
  if (!said.startsWith('ready')) throw new Error('the recorder did not start');
  return {
    pid: worker.pid ?? 0,
    stop: async () => {
      worker.stdin.write('stop\n');
      await ended;
      return JSON.parse(said.split('\n')[1] ?? '') as RecordResult;
    },
  };
}
