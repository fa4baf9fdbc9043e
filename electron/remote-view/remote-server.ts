import { createServer, type Server } from 'node:https';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Caller } from '../../services/contract/calls';
import { Refusal, type Reply } from '../../services/contract/errors';
import type { RemoteHello } from '../../services/contract/remote-view';
import type { RemoteCertificate } from '../../services/remote-view/remote-certificate';
import type { RemoteSignIns } from '../../services/remote-view/remote-sign-ins';
import type { RemoteViews } from '../../services/remote-view/remote-views';
import type { PageChunk } from '../ipc/transcoded-feed';
import { frameOf } from './live-frames';
import { commonHeaders, servePage } from './remote-page';
import { readJson, RequestProblem } from './request-body';

export interface RemoteServerParts {
  readonly port: number;
  /** Of this machine; all of them without a word. */
  readonly address: string | undefined;
  readonly certificate: RemoteCertificate;
  /** The built pages. */
  readonly pages: string;
  readonly signIns: RemoteSignIns;
  readonly views: RemoteViews;
  readonly hello: () => Promise<Omit<RemoteHello, 'person' | 'refusal'>>;
  /** A call of the contract, with the same checks as at the console. */
  readonly answer: (caller: Caller, name: string, input: unknown) => Promise<Reply<unknown>>;
  /** What a page can show of this source; undefined where it isn't recorded now. */
  readonly subscribe: (sourceId: string, send: (chunk: PageChunk) => void) => (() => void) | undefined;
  readonly onProblem: (problem: unknown) => void;
}

const cookieName = '__Host-remote';
/** What a viewer may be behind before the stream is cut; the page asks anew. */
const mostWaitingBytes = 8 * 1024 * 1024;

/** F24, F25: the room seen from a leader's own machine over TLS. Only what is listed here is answered; there is no CORS, and a call must come from the page itself. */
export class RemoteServer {
  private readonly server: Server;

  constructor(private readonly parts: RemoteServerParts) {
    const { key, cert } = parts.certificate;
    const options = { key, cert, minVersion: 'TLSv1.2', maxHeaderSize: 16_384, headersTimeout: 10_000, requestTimeout: 15_000 } as const;
    this.server = createServer(options, (request, response) => void this.serve(request, response));
    this.server.maxConnections = 60;
    // What isn't TLS, or speaks it wrongly, is put down without a word.
    this.server.on('tlsClientError', (_, socket) => socket.destroy());
    this.server.on('clientError', (_, socket) => socket.destroy());
  }

  /** Resolves to the port it listens on; rejects where that isn't free. */
  listen(): Promise<number> {
    return new Promise((resolve, reject) => {
      this.server.once('error', reject);
      this.server.listen(this.parts.port, this.parts.address, () => {
        this.server.on('error', this.parts.onProblem);
        resolve((this.server.address() as AddressInfo).port);
      });
    });
  }

  async close(): Promise<void> {
    await this.parts.views.close();
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    for (const [name, value] of Object.entries(commonHeaders)) response.setHeader(name, value);
    try {
      const { pathname } = new URL(request.url ?? '/', 'https://kiosk');
      if (request.method === 'POST') await this.post(pathname, request, response);
      else if (request.method === 'GET' && pathname.startsWith('/live/')) await this.live(pathname.slice(6), request, response);
      else if (request.method === 'GET') await servePage(this.parts.pages, pathname, response);
      else throw new RequestProblem(405);
    } catch (problem) {
      if (!(problem instanceof RequestProblem) && !(problem instanceof Refusal)) this.parts.onProblem(problem);
      if (response.headersSent) response.destroy();
      else if (problem instanceof Refusal) reply(response, { ok: false, error: { code: problem.code, detail: problem.detail } }, 403);
      else response.writeHead(problem instanceof RequestProblem ? problem.status : 500).end();
    }
  }

  private async post(pathname: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    // Another page of the network can make a browser send, but not with our origin.
    if (request.headers.origin !== `https://${request.headers.host ?? ''}`) throw new RequestProblem(403);
    const input = await readJson(request);
    const token = tokenOf(request);
    const { signIns, views } = this.parts;
    if (pathname === '/remote/hello') {
      const hello: RemoteHello = { ...(await this.parts.hello()), person: signIns.find(token), refusal: await views.refusal() };
      reply(response, { ok: true, value: hello });
    } else if (pathname === '/remote/sign-in') {
      const [who, pin] = credentialOf(input);
      const entered = await signIns.enter(who, pin);
      response.setHeader('set-cookie', `${cookieName}=${entered.token}; Path=/; Secure; HttpOnly; SameSite=Strict`);
      reply(response, { ok: true, value: entered.person });
    } else if (pathname === '/remote/sign-out') {
      const leaving = signIns.find(token);
      await signIns.leave(token);
      if (leaving) await views.leave(leaving.id);
      response.setHeader('set-cookie', `${cookieName}=; Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age=0`);
      reply(response, { ok: true, value: undefined });
    } else if (pathname.startsWith('/call/')) {
      reply(response, await this.parts.answer({ window: 'remote', person: signIns.find(token) }, pathname.slice(6), input));
    } else throw new RequestProblem(404);
  }

  /** The bytes of the file that is being recorded, as they are written; ends when the view does. */
  private async live(sourceId: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const site = request.headers['sec-fetch-site'];
    if (site !== undefined && site !== 'same-origin') throw new RequestProblem(403);
    const person = this.parts.signIns.find(tokenOf(request));
    if (!person) throw new Refusal('people.not-signed-in');
    const stop = await this.parts.views.join(person, () => response.end());
    // Whoever left meanwhile, or whose view ended, watches nothing.
    if (response.destroyed || response.writableEnded) {
      stop();
      return;
    }
    response.writeHead(200, { 'content-type': 'application/octet-stream' });
    response.flushHeaders();
    const unsubscribe = this.parts.subscribe(sourceId, (chunk) => {
      if (response.writableEnded || response.destroyed) return;
      response.write(frameOf(chunk));
      if (response.writableLength > mostWaitingBytes) response.destroy();
    });
    response.once('close', () => {
      unsubscribe?.();
      stop();
    });
    if (!unsubscribe) response.end();
  }
}

function reply(response: ServerResponse, value: Reply<unknown>, status = 200): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(value));
}

function tokenOf({ headers }: IncomingMessage): string | undefined {
  const pairs = (headers.cookie ?? '').split(';').map((pair) => pair.trim().split('='));
  return pairs.find(([name]) => name === cookieName)?.[1];
}

function credentialOf(input: unknown): readonly [string, string] {
  const [who, pin] = Array.isArray(input) ? (input as readonly unknown[]) : [];
  if (typeof who !== 'string' || who.trim() === '' || who.length > 100 || typeof pin !== 'string' || !/^\d{6}$/.test(pin))
    throw new Refusal('input.invalid', { field: 'pin' });
  return [who.trim(), pin];
}
