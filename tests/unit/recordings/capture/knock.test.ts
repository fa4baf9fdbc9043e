import { createServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { knock } from '../../../../recordings/capture/knock';

describe('a knock at a camera', () => {
  let server: Server;
  const taken: Socket[] = [];

  const close = (): Promise<unknown> => {
    for (const socket of taken.splice(0)) socket.destroy();
    return new Promise((resolve) => server.close(resolve));
  };
  afterEach(close);

  async function camera(take: (socket: Socket) => void): Promise<string> {
    server = createServer((socket) => {
      taken.push(socket.on('error', () => undefined));
      take(socket);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return `rtsp://127.0.0.1:${(server.address() as AddressInfo).port}/main`;
  }

  it('is content with any answer, also a refusal of the question', async () => {
    const asked: string[] = [];
    const url = await camera((socket) =>
      socket.once('data', (question) => {
        asked.push(String(question));
        socket.write('RTSP/1.0 401 Unauthorized\r\nCSeq: 1\r\n\r\n');
      }),
    );
    expect(await knock({ url, transport: 'auto' })).toBeUndefined();
    expect(asked).toEqual([`OPTIONS ${url} RTSP/1.0\r\nCSeq: 1\r\n\r\n`]);
  });

  it('calls a camera that closes the connection without a word refusing', async () => {
    expect(await knock({ url: await camera((socket) => socket.end()), transport: 'tcp' })).toBe('refused');
  });

  it('calls a camera that resets the connection refusing', async () => {
    expect(await knock({ url: await camera((socket) => socket.resetAndDestroy()), transport: 'tcp' })).toBe('refused');
  });

  it('calls a camera that takes connections and says nothing in them stalled', async () => {
    expect(await knock({ url: await camera(() => undefined), transport: 'tcp' }, 400)).toBe('stalled');
  });

  it('hears the first connection that is answered, while an earlier one hangs', async () => {
    let connections = 0;
    const url = await camera((socket) => {
      connections += 1;
      if (connections > 1) socket.once('data', () => socket.write('RTSP/1.0 200 OK\r\nCSeq: 1\r\n\r\n'));
    });
    expect(await knock({ url, transport: 'udp' })).toBeUndefined();
    expect(connections).toBe(2);
  });

  it('asks nothing in a tunnel over HTTP: there the connection has to do', async () => {
    expect(await knock({ url: await camera(() => undefined), transport: 'http' })).toBeUndefined();
  });

  it('calls a port on which nobody listens refusing', async () => {
    const url = await camera(() => undefined);
    await close();
    expect(await knock({ url, transport: 'tcp' })).toBe('refused');
  });
});
