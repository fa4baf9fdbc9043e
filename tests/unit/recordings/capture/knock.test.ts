import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { knock } from '../../../../recordings/capture/knock';

it('tells a camera that takes connections from one that refuses them', async () => {
  const server = createServer((socket) => socket.destroy());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `rtsp://127.0.0.1:${(server.address() as AddressInfo).port}/main`;
  expect(await knock(url)).toBeUndefined();
  await new Promise((resolve) => server.close(resolve));
  expect(await knock(url)).toBe('refused');
});
