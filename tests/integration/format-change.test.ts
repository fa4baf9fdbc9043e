import { afterEach, describe, expect, it } from 'vitest';
import { openCamera } from '../../devices/cameras/open-camera';
import { probeRecording } from '../../recordings/evidence/probe-recording';
import { password, SourceBench } from '../support/source-recording';
import type { SourceRecording } from '../support/source-recording';
import { waitFor } from '../support/wait-for';

const bench = new SourceBench();
afterEach(() => bench.close());
const groupMs = 1_000;

async function lastFile(room: SourceRecording) {
  await waitFor('a file of the last attempt', () => room.segments.at(-1)?.attempt === room.recorder.proofs()[0]?.attempt, 30_000);
  return probeRecording(room.files().at(-1) ?? '');
}

describe('a camera that changes what it sends (R9)', () => {
  it.each([
    ['another size', { width: 480, height: 272 }, { codec: 'h264', widthPx: 480, heightPx: 272 }],
    ['another codec', { codec: 'h265' }, { codec: 'hevc', widthPx: 320, heightPx: 240 }],
  ] as const)('with all connections open: %s is seen in the recorded bytes and recorded anew', async (_, change, video) => {
    const camera = await bench.camera();
    const driver = openCamera('cam-1', { rtsp: camera.rtspUrl }, { username: 'admin', password });
    const room = await bench.record({ id: 'cam-1', name: '一号', source: () => driver.source() });
    await waitFor('it is proved', () => room.recorder.proofs()[0]?.proved, 30_000);
    await camera.fault('format', change);
    await waitFor('the next attempt', () => room.recorder.gaps().some(({ to }) => to !== undefined), 30_000);
    expect(await lastFile(room)).toMatchObject({ video });
    const [gap, ...others] = room.recorder.gaps();
    expect(others).toEqual([]);
    expect(gap).toMatchObject({ cameraId: 'cam-1', reason: 'format-changed' });
    const lostMs = Date.parse(gap?.to ?? '') - Date.parse(gap?.from ?? '');
    expect(lostMs).toBeGreaterThan(0);
    expect(lostMs).toBeLessThan(2 * groupMs + 1_000);
    await waitFor('it is proved again', () => room.recorder.proofs()[0]?.proved);
    expect(room.alarms.filter(({ verdict }) => verdict === 'format-changed').map(({ kind }) => kind)).toEqual(['failing', 'recovered']);
  });

  it('after a reboot into another size and codec: recorded again, the gap with its cause', async () => {
    const camera = await bench.camera();
    const driver = openCamera('cam-1', { rtsp: camera.rtspUrl }, { username: 'admin', password });
    const room = await bench.record({ id: 'cam-1', name: '一号', source: () => driver.source() });
    await waitFor('it is proved', () => room.recorder.proofs()[0]?.proved, 30_000);
    await camera.fault('reboot', { seconds: 1, format: { codec: 'h265', width: 480, height: 272 } });
    const backMs = Date.now();
    const gap = await waitFor('the next attempt', () => room.recorder.gaps().find(({ to }) => to !== undefined), 30_000);
    expect(Date.parse(gap.to ?? '') - backMs).toBeLessThan(groupMs + 2_000);
    expect(await lastFile(room)).toMatchObject({ video: { codec: 'hevc', widthPx: 480, heightPx: 272 } });
  });
});
