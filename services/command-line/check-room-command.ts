import { mkdtemp, rm } from 'node:fs/promises';
import path from 'node:path';
import type { CameraProof } from '../../recordings/capture/recording-proof';
import { checkDevices, type DeviceCheck } from './check-devices';
import { noWords, type Command } from './command';
import { roomOfConfig, type ConfiguredRoom } from './room-of-config';
import { recordTrial } from './trial-recording';

const recordedSeconds = 3;

export const checkRoomCommand: Command = {
  usage: '--config room.json',
  help: ['--config FILE   the room; the credentials lie beside it'],
  options: { config: { type: 'string' } },

  async run(given) {
    noWords(given);
    const configured = await roomOfConfig(given);
    given.say('asking every device');
    const devices = await checkDevices(configured);
    given.say(`recording ${recordedSeconds} s`);
    const checks = [...devices, ...(await checkRecording(configured, given.say))];
    for (const { check, subject, ok, problem } of checks)
      given.say(`${ok ? 'ok    ' : 'FAILED'} ${check} ${subject}${problem ? `: ${problem.code} ${problem.detail}` : ''}`);
    return { ok: checks.every((check) => check.ok), answer: { checks } };
  },
};

/** What the cameras really put on this disk; the files are removed again. */
async function checkRecording(configured: ConfiguredRoom, say: (line: string) => void): Promise<readonly DeviceCheck[]> {
  const folder = await mkdtemp(path.join(configured.home, '.check-'));
  try {
    const { proofs } = await recordTrial(configured, folder, recordedSeconds, { say });
    return proofs.map((proof) => recordingCheck(proof));
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return [{ check: 'recording', subject: configured.home, ok: false, problem: { code: 'recording.failed', detail } }];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function recordingCheck(proof: CameraProof): DeviceCheck {
  const { cameraId, state, frames, framesPerSecond, bytesPerSecond, picture, sound, fault } = proof;
  const figures = {
    check: 'recording',
    subject: cameraId,
    proof: { state, frames, framesPerSecond, bytesPerSecond, picture, sound },
  } as const;
  if (!proof.proved) return { ...figures, ok: false, problem: { code: 'recording.not-proved', detail: fault?.verdict ?? state } };
  if (picture !== 'moving') return { ...figures, ok: false, problem: { code: 'recording.picture', detail: `the picture is ${picture}` } };
  return { ...figures, ok: true };
}
