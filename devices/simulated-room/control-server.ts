import { randomBytes, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readControlOrder } from './control-order';
import type { ControlOrder } from './control-order';

const longestBody = 64 * 1024;

/** An order the room can't carry out now; `status` is the HTTP answer. */
export class ControlRefusal extends Error {
  constructor(
    readonly status: 404 | 409,
    message: string,
  ) {
    super(message);
    this.name = 'ControlRefusal';
  }
}

export interface ControlServer {
  readonly url: string;
  readonly token: string;
  close(): Promise<void>;
}

/** Takes orders on this machine only, from who bears the token. The answer to each is what `carryOut` gives, as JSON. */
export async function startControlServer(carryOut: (order: ControlOrder) => Promise<unknown>): Promise<ControlServer> {
  const token = randomBytes(24).toString('base64url');
  const server = createServer((request, response) => {
    answer(request, token, carryOut).then(
      ({ status, body }) => send(response, status, body),
      (error: unknown) =>
        send(response, error instanceof ControlRefusal ? error.status : 500, {
          error: error instanceof Error ? error.message : String(error),
        }),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    token,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answer(
  request: IncomingMessage,
  token: string,
  carryOut: (order: ControlOrder) => Promise<unknown>,
): Promise<{ status: number; body: unknown }> {
  if (!bearsToken(request.headers.authorization, token)) return { status: 401, body: { error: 'the token is missing or wrong' } };
  const body = await bodyOf(request);
  if (body === undefined) return { status: 413, body: { error: 'too long' } };
  const reading = readControlOrder(request.method ?? '', request.url ?? '', body);
  if (!reading.ok) return { status: reading.status, body: { error: reading.why } };
  return { status: 200, body: await carryOut(reading.order) };
}

function bearsToken(header: string | undefined, token: string): boolean {
  const offered = Buffer.from(header ?? '');
  const wanted = Buffer.from(`Bearer ${token}`);
  return offered.length === wanted.length && timingSafeEqual(offered, wanted);
}

async function bodyOf(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > longestBody) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' });
  response.end(JSON.stringify(body));
}
