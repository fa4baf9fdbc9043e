import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CameraAddress, Credentials } from '../../devices/cameras/camera';
import { openCamera } from '../../devices/cameras/open-camera';
import { startSimulatedCamera, type SimulatedCamera } from '../../devices/cameras/simulator/simulated-camera';

const credentials: Credentials = { username: 'admin', password: 'p#ss@1%<é>' };
let simulated: SimulatedCamera;
let behindNat: SimulatedCamera;

beforeAll(async () => {
  const options = { name: '法制一号机位', ...credentials, size: { width: 704, height: 576 } };
  simulated = await startSimulatedCamera({ ...options, id: 'cam-1', picture: 'questioned' });
  behindNat = await startSimulatedCamera({ ...options, id: 'cam-2', picture: 'room', advertisedHost: '203.0.113.9' });
});
afterAll(async () => {
  await Promise.all([simulated.close(), behindNat.close()]);
});

const kinds: readonly (readonly [string, (camera: SimulatedCamera) => CameraAddress])[] = [
  ['an ONVIF camera', ({ onvifUrl }) => ({ onvif: onvifUrl })],
  ['a camera known by its RTSP address', ({ rtspUrl }) => ({ rtsp: rtspUrl })],
];

describe.each(kinds)('%s', (_, address) => {
  const camera = (as = credentials) => openCamera('cam-1', address(simulated), as);

  it('says what it is', async () => {
    expect((await camera().describe()).model).toMatch(/simulated camera/i);
  });

  it('names the stream to record without credentials in the address', async () => {
    expect(await camera().source()).toEqual({ url: simulated.rtspUrl, credentials, transport: 'auto', sound: 'aac' });
  });

  it('has its own code for a wrong password', async () => {
    const wrong = camera({ username: 'admin', password: 'guess' });
    await expect(wrong.describe()).rejects.toMatchObject({ code: 'camera.wrong-password', cameraId: 'cam-1' });
    await expect(wrong.source()).rejects.toMatchObject({ code: 'camera.wrong-password' });
  });

  it('never tells the password in an error', async () => {
    const error: unknown = await camera({ username: 'admin', password: 'secret-guess' })
      .describe()
      .catch((reason: unknown) => reason);
    expect(JSON.stringify(error) + String(error)).not.toContain('secret-guess');
  });

  it('has its own code for a camera that is not there, and works again when it is', async () => {
    await simulated.fault('drop', true);
    await expect(camera().describe()).rejects.toMatchObject({ code: 'camera.unreachable' });
    await expect(camera().source()).rejects.toMatchObject({ code: 'camera.unreachable' });
    await simulated.fault('drop', false);
    await expect(camera().source()).resolves.toMatchObject({ url: simulated.rtspUrl });
  });
});

describe('an ONVIF camera, beyond its stream', () => {
  const camera = () => openCamera('cam-1', { onvif: simulated.onvifUrl }, credentials);

  it('tells all its facts', async () => {
    expect(await camera().describe()).toEqual({
      manufacturer: 'MingXun',
      model: 'Simulated Camera',
      firmware: '1.0.0',
      serialNumber: 'cam-1',
    });
  });

  it('tells a right clock to a tenth of a second although ONVIF tells whole seconds', async () => {
    expect(Math.abs(await camera().clockOffsetMs())).toBeLessThan(150);
  });

  it.each([-7_400, 3_600_250])('measures a clock that is %i ms off, and signs in with its time', async (offsetMs) => {
    await simulated.fault('wrongClock', { offsetMs });
    try {
      expect(Math.abs((await camera().clockOffsetMs()) - offsetMs)).toBeLessThan(150);
      await expect(camera().describe()).resolves.toMatchObject({ serialNumber: 'cam-1' });
    } finally {
      await simulated.fault('wrongClock', false);
    }
  });

  it('tells its clock to one with a wrong password', async () => {
    const stranger = openCamera('cam-1', { onvif: simulated.onvifUrl }, { username: 'admin', password: 'guess' });
    expect(Math.abs(await stranger.clockOffsetMs())).toBeLessThan(150);
  });

  it('gives a JPEG picture', async () => {
    const jpeg = await camera().snapshot();
    expect(jpeg.subarray(0, 2).toString('hex')).toBe('ffd8');
    expect(jpeg.subarray(-2).toString('hex')).toBe('ffd9');
    expect(jpeg.length).toBeGreaterThan(5_000);
  });

  it('is reached on the host that answered, whatever it advertises', async () => {
    const hidden = openCamera('cam-2', { onvif: behindNat.onvifUrl }, credentials);
    expect((await hidden.source()).url).toBe(behindNat.rtspUrl);
    expect((await hidden.snapshot()).length).toBeGreaterThan(5_000);
  });
});

describe('a camera known by its RTSP address', () => {
  it('tells no clock and gives no snapshot', async () => {
    const camera = openCamera('cam-1', { rtsp: simulated.rtspUrl }, credentials);
    await expect(camera.clockOffsetMs()).rejects.toMatchObject({ code: 'camera.unsupported' });
    await expect(camera.snapshot()).rejects.toMatchObject({ code: 'camera.unsupported' });
  });

  it('does not record a stream that is not there', async () => {
    const camera = openCamera('cam-1', { rtsp: simulated.rtspUrl.replace('/main', '/none') }, credentials);
    await expect(camera.source()).rejects.toMatchObject({ code: 'camera.no-media-profile' });
  });
});
