import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import type { Camera } from '../../devices/cameras/camera';
import { inspectCamera } from '../../devices/cameras/inspect-camera';
import { openCamera } from '../../devices/cameras/open-camera';
import { scanAddresses } from '../../devices/cameras/scan-addresses';
import { errors } from '../../renderer/i18n/zh-cn/errors';
import { login, openOnvifCameraServer, ownCertificate, told } from '../support/onvif-camera-server';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(closing.splice(0).map((close) => close()));
});

async function make(...told: Parameters<typeof openOnvifCameraServer>) {
  const server = await openOnvifCameraServer(...told);
  closing.push(() => server.close());
  const camera = (as = login, certificate?: string): Camera => openCamera('cam-1', { onvif: server.url, certificate }, as);
  return { ...server, camera };
}

const wrong = { ...login, password: 'guess' };
const rtsp = (path: string) => `rtsp://127.0.0.1:1/${path}`;

describe('a camera of any make', () => {
  it.each(['token', 'digest', 'digest-sha256'] as const)('is signed in to by %s, and refuses a wrong password', async (soapAuth) => {
    const { camera } = await make({}, { soapAuth });
    expect(await camera().describe()).toMatchObject({ serialNumber: 'cam-1' });
    expect((await camera().snapshot()).toString('hex')).toBe('ffd8ffd9');
    await expect(camera(wrong).describe()).rejects.toMatchObject({ code: 'camera.wrong-password' });
  });

  it.each(['token', 'digest-sha256'] as const)('whose clock is two hours off is signed in to by %s', async (soapAuth) => {
    const { camera, url } = await make({}, { soapAuth, clockOffsetMs: 7_200_000 });
    expect(await camera().describe()).toMatchObject({ serialNumber: 'cam-1' });
    expect((await inspectCamera('cam-1', { onvif: url }, login)).findings).toContainEqual({
      code: 'camera.clock-off',
      offsetSeconds: 7_200,
    });
    // A token that is refused may be too old for it; a refused digest is the password.
    const code = soapAuth === 'token' ? 'camera.clock-off' : 'camera.wrong-password';
    await expect(camera(wrong).describe()).rejects.toMatchObject({ code });
  });

  it.each([
    ['Media2 and the old service', ['services', 'media', 'media2']],
    ['Media2 alone', ['services', 'media2']],
    ['the old service alone', ['services', 'media']],
    ['a Media2 that is advertised and broken', ['services', 'media', 'media2-broken']],
    ['no GetServices', ['media']],
  ] as const)('with %s tells its streams on the host that answered', async (_, services) => {
    const { camera } = await make({ services });
    const { main, sub, findings } = await camera().streams();
    expect([main.url, sub?.url, findings]).toEqual([rtsp('main'), rtsp('sub'), []]);
    expect((await camera().source()).url).toBe(rtsp('main'));
    expect((await camera().snapshot()).length).toBe(4);
  });

  it('with H.265 tells its key frames over Media2; what is worse is said', async () => {
    const { camera } = await make({ profiles: [told('main', 640, 480, 100, 'h265')] });
    expect((await camera().streams()).findings).toEqual([
      { code: 'camera.stream-too-small', width: 640, height: 480 },
      { code: 'camera.key-frames-too-far', seconds: 4 },
      { code: 'camera.no-sub-stream' },
    ]);
  });

  it.each([
    ['0 profiles', { profiles: [] }, 'camera.no-profiles'],
    ['0 profiles over the old service', { profiles: [], services: ['media'] }, 'camera.no-profiles'],
    ['profiles without a size', { profiles: [told('main', 0, 0)] }, 'camera.no-media-profile'],
    ['no media service', { services: ['services', 'events'] }, 'camera.no-media-service'],
  ] as const)('with %s says so by name', async (_, facts, code) => {
    const { camera } = await make(facts);
    await expect(camera().source()).rejects.toMatchObject({ code });
    expect(errors[`error.${code}`]).toContain('{camera}');
  });

  it('is told apart from what answers and is no camera', async () => {
    const page = createServer((_, response) => response.writeHead(200, { 'Content-Type': 'text/html' }).end('<html></html>'));
    const none = createServer((_, response) => response.writeHead(404).end());
    for (const server of [page, none]) {
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      closing.push(() => new Promise((resolve) => server.close(() => resolve())));
      const onvif = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
      await expect(openCamera('cam-1', { onvif }, login).describe()).rejects.toMatchObject({ code: 'camera.not-onvif' });
    }
  });

  it('with its own certificate is trusted by the fingerprint alone, and hears nothing before', async () => {
    const { fingerprint, ...tls } = ownCertificate();
    const { camera } = await make({}, { tls });
    const unknown = { code: 'camera.certificate-unknown', detail: expect.stringContaining(fingerprint) as unknown };
    await expect(camera().describe()).rejects.toMatchObject(unknown);
    expect(await camera(login, fingerprint).describe()).toMatchObject({ serialNumber: 'cam-1' });
    expect((await camera(login, fingerprint.toLowerCase().replaceAll(':', '')).snapshot()).length).toBe(4);
    const changed = camera(login, fingerprint.replaceAll(/[0-9]/g, '0'));
    await expect(changed.describe()).rejects.toMatchObject({ code: 'camera.certificate-changed' });
  });

  it('is found at its address and port, and inspected', async () => {
    const [first, second] = [await make(), await make({}, { soapAuth: 'digest' })];
    const ports = [first.port, second.port, 1];
    const found = await scanAddresses(['127.0.0.1', '127.0.0.2'], { ports, rtspPorts: [] });
    expect(found.map(({ address }) => address)).toEqual([{ onvif: first.url }, { onvif: second.url }]);
    const { abilities, findings } = await inspectCamera('cam-1', { onvif: second.url }, login);
    expect(abilities).toEqual(['movement', 'captions', 'relays', 'inputs', 'events']);
    expect(findings).toEqual([]);
    expect(await scanAddresses(['127.0.0.1'], { ports, signal: AbortSignal.abort() })).toEqual([]);
  });
});
