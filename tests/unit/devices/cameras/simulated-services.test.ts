import { createHash, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { discoverCameras } from '../../../../devices/cameras/discover';
import { parseSenderReport, rtpHead, startsKeyFrame } from '../../../../devices/cameras/simulator/rtp';
import { startSimulatedCamera, type SimulatedCamera } from '../../../../devices/cameras/simulator/simulated-camera';
import { waitFor } from '../../../support/wait-for';
import { playStream } from './play-stream';

const options = { username: 'admin', password: 'p#ss', size: { width: 704, height: 576 } };
let first: SimulatedCamera;
let second: SimulatedCamera;

beforeAll(async () => {
  first = await startSimulatedCamera({ ...options, id: 'cam-1', name: '法制一号机位', picture: 'questioned' });
  second = await startSimulatedCamera({ ...options, id: 'cam-2', name: '法制二号机位', picture: 'room' });
});
afterAll(async () => {
  await Promise.all([first.close(), second.close()]);
});

describe('discovery', () => {
  it('finds every camera of the machine with its name and address, and not one that is gone', async () => {
    const found = async () => (await discoverCameras(700)).map(({ address, name, hardware }) => ({ onvif: address.onvif, name, hardware }));
    const known = [first, second].map(({ onvifUrl }, i) => ({
      onvif: onvifUrl,
      name: ['法制一号机位', '法制二号机位'][i],
      hardware: 'simulated',
    }));
    expect(await found()).toEqual(expect.arrayContaining(known));
    await second.fault('drop', true);
    expect((await found()).map(({ onvif }) => onvif)).not.toContain(second.onvifUrl);
    await second.fault('drop', false);
  });

  it('ends early when it is told to', async () => {
    const start = performance.now();
    await discoverCameras(30_000, AbortSignal.timeout(50));
    expect(performance.now() - start).toBeLessThan(5_000);
  });
});

describe('the ONVIF services', () => {
  const post = (body: string) => fetch(first.onvifUrl, { method: 'POST', body });
  const envelope = (operation: string, token = '') =>
    `<s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope"><s:Header>${token}</s:Header><s:Body><${operation}/></s:Body></s:Envelope>`;
  const token = (createdAt: number) => {
    const [nonce, created] = [randomBytes(16), new Date(createdAt).toISOString()];
    const digest = createHash('sha1')
      .update(Buffer.concat([nonce, Buffer.from(created + options.password)]))
      .digest('base64');
    return `<Security><UsernameToken><Username>admin</Username><Password>${digest}</Password><Nonce>${nonce.toString('base64')}</Nonce><Created>${created}</Created></UsernameToken></Security>`;
  };

  it('take a fresh token once, and neither a used nor an old one', async () => {
    const once = envelope('GetDeviceInformation', token(Date.now()));
    expect((await post(once)).status).toBe(200);
    for (const body of [once, envelope('GetDeviceInformation', token(Date.now() - 6 * 60_000)), envelope('GetDeviceInformation')]) {
      const refused = await post(body);
      expect(refused.status).toBe(400);
      expect(await refused.text()).toContain('ter:NotAuthorized');
    }
  });

  it('say that the time was set and set nothing, as many devices do', async () => {
    expect((await post(envelope('SetSystemDateAndTime', token(Date.now())))).status).toBe(200);
    expect(await (await post(envelope('GetSystemDateAndTime'))).text()).toContain(`<tt:Year>${new Date().getUTCFullYear()}<`);
  });

  it('refuse document types, bodies without end and operations they do not have', async () => {
    const entity = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>';
    expect(await (await post(entity + envelope('GetSystemDateAndTime'))).text()).toContain('ter:WellFormed');
    expect((await post('x'.repeat(100_000))).status).toBe(413);
    expect(await (await post(envelope('constructor', token(Date.now())))).text()).toContain('ter:ActionNotSupported');
  });

  it('give the snapshot to nobody without a password', async () => {
    const address = `http://127.0.0.1:${first.httpPort}/snapshot.jpg`;
    expect((await fetch(address)).status).toBe(401);
    const basic = await fetch(address, { headers: { Authorization: `Basic ${Buffer.from('admin:p#ss').toString('base64')}` } });
    expect(basic.headers.get('content-type')).toBe('image/jpeg');
  });
});

describe('the stream', () => {
  it('begins with the time of both tracks and a key frame, as RTP-Info announced it', async () => {
    const player = await playStream(first.rtspUrl, 'admin', 'p#ss');
    await waitFor('some packets', () => player.packets.length > 20);
    player.close();
    const [videoReport, audioReport, video] = player.packets;
    expect([videoReport?.channel, audioReport?.channel, video?.channel]).toEqual([1, 3, 0]);
    expect(startsKeyFrame(video?.packet ?? Buffer.alloc(13), 'h264')).toBe(true);
    const head = rtpHead(video?.packet ?? Buffer.alloc(0));
    expect(parseSenderReport(videoReport?.packet ?? Buffer.alloc(0))?.timestamp).toBe(head?.timestamp);
    expect(player.playReply.headers.get('rtp-info')).toContain(`/trackID=0;seq=${head?.sequence};rtptime=${head?.timestamp}`);
    const sound = rtpHead(player.packets.find(({ channel }) => channel === 2)?.packet ?? Buffer.alloc(0));
    expect(player.playReply.headers.get('rtp-info')).toContain(`/trackID=1;seq=${sound?.sequence};rtptime=${sound?.timestamp}`);
  });

  it('is one publisher for all: two players get the same packets', async () => {
    const players = await Promise.all([playStream(first.rtspUrl, 'admin', 'p#ss'), playStream(first.rtspUrl, 'admin', 'p#ss')]);
    await waitFor('some packets', () => players.every(({ packets }) => packets.length > 60));
    const [a, b] = players.map(
      ({ packets }) => new Set(packets.filter(({ channel }) => channel === 0).map(({ packet }) => packet.toString('base64'))),
    );
    players.forEach((player) => player.close());
    expect([...(a ?? [])].filter((packet) => b?.has(packet)).length).toBeGreaterThan(10);
  });

  it('has a small sub stream, made while somebody plays it', async () => {
    const player = await playStream(first.rtspUrl.replace('/main', '/sub'), 'admin', 'p#ss');
    await waitFor('some packets', () => player.packets.length > 20);
    player.close();
  });
});
