import { createSocket } from 'node:dgram';
import { afterEach, describe, expect, it } from 'vitest';
import { CameraError, type Camera } from '../../devices/cameras/camera';
import { discoverCameras } from '../../devices/cameras/discover';
import { openCamera } from '../../devices/cameras/open-camera';
import { errors } from '../../renderer/i18n/zh-cn/errors';
import { openHostileCamera, pour, type Asked, type HostileCamera } from '../support/hostile-camera';
import { honestAnswer, hostileOnvif, httpReply, operationOf } from '../support/hostile-onvif';
import { hostileRtsp, plainSdp, rtspReply } from '../support/hostile-rtsp';
import { MemoryPeak } from '../support/memory-peak';

const MOST_MS = 10_000;
const MOST_MB = 50;
const password = "c@n#ry'<&%秘";
const opened: HostileCamera[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((camera) => camera.close()));
});

async function hostile(answer: (asked: Asked) => void, host?: string): Promise<HostileCamera> {
  const camera = await openHostileCamera(answer, host);
  opened.push(camera);
  return camera;
}

/** Asks, within time and memory; the code of the refusal, undefined where it is none. */
async function refusalOf(camera: Camera, call: (camera: Camera) => Promise<unknown>): Promise<string | undefined> {
  const began = performance.now();
  const refusal = await call(camera).then(
    () => undefined,
    (error: unknown) => error,
  );
  expect(performance.now() - began).toBeLessThan(MOST_MS);
  if (refusal === undefined) return undefined;
  if (!(refusal instanceof CameraError)) throw new Error('not a refusal', { cause: refusal });
  const { code, cameraId, detail } = refusal;
  expect(cameraId).toBe('cam-7');
  expect(detail.length).toBeLessThanOrEqual(200);
  expect(JSON.stringify(refusal) + String(refusal)).not.toContain(password);
  expect(errors[`error.${code}`]).toContain('{camera}');
  return code;
}

const source = (camera: Camera): Promise<unknown> => camera.source();
const onvifAt = (port: number): Camera => openCamera('cam-7', { onvif: `http://127.0.0.1:${port}/onvif` }, { username: 'admin', password });
const rtspAt = (port: number): Camera => openCamera('cam-7', { rtsp: `rtsp://127.0.0.1:${port}/main` }, { username: 'admin', password });

async function askRtsp({ from, answer }: ReturnType<typeof hostileRtsp>[string]): Promise<string | undefined> {
  const server = await hostile((asked) => (from !== 'all' && asked.method === 'OPTIONS' ? rtspReply(asked, '200 OK') : answer(asked)));
  return refusalOf(rtspAt(server.port), source);
}

async function askOnvif({ answer }: ReturnType<typeof hostileOnvif>[string]): Promise<string | undefined> {
  const server = await hostile(answer);
  return refusalOf(onvifAt(server.port), source);
}

describe('a hostile camera is refused by name, in time and memory (R16)', () => {
  const quick = <T extends { readonly slow?: boolean }>(cases: Readonly<Record<string, T>>) =>
    Object.entries(cases).filter(([, { slow }]) => slow !== true);
  const slow = <T extends { readonly slow?: boolean }>(cases: Readonly<Record<string, T>>) =>
    Object.values(cases).filter((one) => one.slow === true);

  it.each(quick(hostileRtsp(9)))('RTSP: %s', async (_, one) => {
    const peak = new MemoryPeak();
    expect(await askRtsp(one)).toBe(one.code);
    expect(peak.grownMb).toBeLessThan(MOST_MB);
  });

  it.each(quick(hostileOnvif(9)))('ONVIF: %s', async (_, one) => {
    const peak = new MemoryPeak();
    expect(await askOnvif(one)).toBe(one.code);
    expect(peak.grownMb).toBeLessThan(MOST_MB);
  });

  it('ends what drips and what is silent, all at once', async () => {
    const peak = new MemoryPeak();
    const [rtsp, onvif] = [slow(hostileRtsp(9)), slow(hostileOnvif(9))];
    // Each answer comes just in time, and there is always one more.
    const late = await hostile((asked) => void setTimeout(() => honestAnswer(asked, late.port), 3_000));
    const asking = [...rtsp.map(askRtsp), ...onvif.map(askOnvif), refusalOf(onvifAt(late.port), source)];
    const clock = refusalOf(onvifAt(late.port), (camera) => camera.clockOffsetMs());
    expect(await Promise.all([...asking, clock])).toEqual(asking.map(() => 'camera.unreachable').concat('camera.unreachable'));
    expect(peak.grownMb).toBeLessThan(MOST_MB);
  });

  it.each([
    ['a file', 'file:///etc/passwd', 'camera.led-elsewhere'],
    ['a page', 'https://127.0.0.1/', 'camera.led-elsewhere'],
    ['no host', 'rtsp:main', 'camera.unreadable'],
    ['nothing', '', 'camera.unsupported'],
    ['a list of files', 'concat:/etc/passwd|/etc/shadow', 'camera.led-elsewhere'],
  ])('does not record from %s', async (_, stream, code) => {
    const server = await hostile((asked) => honestAnswer(asked, server.port, { stream }));
    expect(await refusalOf(onvifAt(server.port), source)).toBe(code);
  });

  it.each<[string, (asked: Asked) => void, string]>([
    [
      'of 100 MB',
      ({ socket }) => {
        socket.write('HTTP/1.1 200 OK\r\n\r\n');
        pour(socket, Buffer.alloc(65_536, 0xff), 104_857_600);
      },
      'camera.unreadable',
    ],
    ['that is none', (asked) => httpReply(asked, '<html>'), 'camera.unsupported'],
    ['of one byte', (asked) => httpReply(asked, Buffer.from([0xff])), 'camera.unsupported'],
    ['somewhere else', (asked) => httpReply(asked, '', '302 Found', 'Location: file:///etc/passwd\r\n'), 'camera.led-elsewhere'],
  ])('a snapshot %s', async (_, answer, code) => {
    const server = await hostile((asked) => (asked.method === 'GET' ? answer(asked) : honestAnswer(asked, server.port)));
    const peak = new MemoryPeak();
    expect(await refusalOf(onvifAt(server.port), (camera) => camera.snapshot())).toBe(code);
    expect(peak.grownMb).toBeLessThan(MOST_MB);
  });

  it('follows no camera to another host: nothing is said there, and no password', async () => {
    const elsewhere = await hostile(() => undefined, '127.0.0.2');
    for (const { code, ...one } of Object.values(hostileRtsp(elsewhere.port)).filter((each) => each.code === 'camera.led-elsewhere'))
      expect(await askRtsp({ code, ...one })).toBe(code);
    for (const one of Object.values(hostileOnvif(elsewhere.port)).filter((each) => each.code === 'camera.led-elsewhere'))
      expect(await askOnvif(one)).toBe(one.code);
    const other = `127.0.0.2:${elsewhere.port}`;
    const server = await hostile((asked) => {
      if (asked.method === 'OPTIONS') rtspReply(asked, '200 OK');
      else if (asked.method === 'DESCRIBE') rtspReply(asked, '200 OK', {}, plainSdp(undefined, `rtsp://${other}/track`));
      else
        honestAnswer(asked, server.port, {
          stream: `rtsp://${other.replace(/:\d+/, `:${server.port}`)}/main`,
          snapshot: `http://${other}/`,
        });
    });
    expect(await onvifAt(server.port).source()).toMatchObject({ url: `rtsp://127.0.0.1:${server.port}/main` });
    await refusalOf(onvifAt(server.port), (camera) => camera.snapshot());
    expect(elsewhere.connections()).toBe(0);
  });

  it('what it says of itself is one short line, and never the password that it was told', async () => {
    const said = `evil\r\n2026-01-01 admin signed in\u202e${password}${'x'.repeat(100_000)}`;
    const server = await hostile((asked) =>
      operationOf(asked) === 'GetDeviceInformation'
        ? httpReply(
            asked,
            `<s:Envelope xmlns:s="s"><s:Body><GetDeviceInformationResponse><Model><![CDATA[${said}]]></Model></GetDeviceInformationResponse></s:Body></s:Envelope>`,
          )
        : honestAnswer(asked, server.port),
    );
    const { model } = await onvifAt(server.port).describe();
    expect(model).toMatch(/^evil 2026/);
    expect(model).not.toMatch(/[\p{Cc}\p{Cf}]/u);
    expect(model).not.toContain(password);
    expect(model.length).toBeLessThanOrEqual(200);
  });
});

describe('WS-Discovery', () => {
  it('survives 10,000 answers, huge and malformed ones, and still finds the camera beside them', async () => {
    const flood = createSocket({ type: 'udp4', reuseAddr: true });
    const honest = createSocket('udp4');
    await Promise.all([
      new Promise<void>((resolve) => flood.bind(3702, resolve)),
      new Promise<void>((resolve) => honest.bind(0, '127.0.0.3', resolve)),
    ]);
    flood.addMembership('239.255.255.250', '127.0.0.1');
    const match = (urn: string, more = ''): string =>
      `<s:Envelope xmlns:s="s"><s:Body><ProbeMatches><ProbeMatch><EndpointReference><Address>${urn}</Address></EndpointReference><XAddrs>http://127.0.0.1/onvif</XAddrs><Scopes>${more}</Scopes></ProbeMatch></ProbeMatches></s:Body></s:Envelope>`;
    let floods = 0;
    flood.on('message', (_, { port, address }) => {
      floods += 1;
      if (floods === 1) {
        for (let i = 0; i < 10_000; i++)
          flood.send(i % 3 === 0 ? '<a>'.repeat(300) : match(`urn:${i}`, 'x '.repeat(i % 400)), port, address, () => undefined);
        flood.send(Buffer.alloc(60_000, '<'), port, address, () => undefined);
      }
      honest.send(match('urn:good', 'onvif://www.onvif.org/name/good%0D%0Aforged'), port, address);
    });
    try {
      const peak = new MemoryPeak();
      const began = performance.now();
      const found = await discoverCameras(2_500);
      expect(performance.now() - began).toBeLessThan(MOST_MS);
      expect(peak.grownMb).toBeLessThan(MOST_MB);
      expect(floods).toBeGreaterThan(0);
      expect(found.length).toBeLessThan(200);
      expect(found.find(({ urn }) => urn === 'urn:good')?.name).toBe('good forged');
    } finally {
      flood.close();
      honest.close();
    }
  });
});
