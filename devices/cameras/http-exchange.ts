import { request as httpRequest } from 'node:http';
import { request as httpsRequest, type RequestOptions } from 'node:https';
import { exchangeSignal } from './call-deadline';
import type { Credentials } from './camera';
import { knownTlsSocket } from './camera-certificate';
import { answerChallenge } from './digest-auth';

export interface HttpReply {
  readonly status: number;
  readonly contentType: string;
  readonly challenge: string | undefined;
  readonly body: Buffer;
}

export interface HttpOrder {
  readonly method: 'GET' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly limitBytes: number;
  readonly timeoutMs: number;
  /** Fingerprint of the only certificate that is taken. */
  readonly certificate?: string | undefined;
}

/** 1xx before the reply itself. */
const MOST_INTERIM = 8;

/** The reply came and is not used: it has no end, or is none. */
export class UnreadableReply extends Error {
  constructor(detail: string) {
    super(detail);
    this.name = 'UnreadableReply';
  }
}

/**
 * One bounded HTTP exchange: neither an endless header or body nor an endless wait. A redirect is a reply like others and is not followed.
 * Rejects with `UnreadableReply` where what comes is no reply to use, with `UnknownCertificate` before anything is said to a stranger,
 * otherwise when there is no whole reply.
 */
export function httpExchange(url: string, order: HttpOrder): Promise<HttpReply> {
  return new Promise((resolve, reject) => {
    if (!/^https?:/.test(url)) throw new UnreadableReply('an address that is not HTTP');
    const signal = exchangeSignal(order.timeoutMs);
    const { method, headers = {} } = order;
    const options: RequestOptions = { method, headers, signal };
    const request = url.startsWith('https:')
      ? httpsRequest(url, { ...options, createConnection: knownTlsSocket(url, order.certificate, signal) })
      : httpRequest(url, { ...options, agent: false });
    const fail = (error: Error): void => {
      if (signal.aborted) reject(new Error('no whole reply in time'));
      // The parser's own refusals: header too long, no HTTP, lengths that contradict each other.
      else reject('code' in error && String(error.code).startsWith('HPE_') ? new UnreadableReply(String(error.code)) : error);
    };
    request.on('response', (response) => {
      const chunks: Buffer[] = [];
      let bytes = 0;
      const tooLong = (): void => void request.destroy(new UnreadableReply(`reply longer than ${order.limitBytes} bytes`));
      if (Number(response.headers['content-length'] ?? 0) > order.limitBytes) tooLong();
      response.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
        if (bytes <= order.limitBytes) chunks.push(chunk);
        else tooLong();
      });
      response.on('error', fail);
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          contentType: response.headers['content-type'] ?? '',
          challenge: response.headers['www-authenticate'],
          body: Buffer.concat(chunks),
        }),
      );
    });
    request.on('error', fail);
    let interim = 0;
    request.on('information', () => {
      interim += 1;
      if (interim > MOST_INTERIM) request.destroy(new UnreadableReply('interim replies without end'));
    });
    request.end(order.body);
  });
}

/** What answers the challenge of a refused exchange; undefined where there is none, or nobody to sign in as. */
export function answerTo(
  refused: HttpReply,
  credentials: Credentials | undefined,
  url: string,
  method: HttpOrder['method'],
): string | undefined {
  if (refused.status !== 401 || credentials === undefined || refused.challenge === undefined) return undefined;
  const { pathname, search } = new URL(url);
  return answerChallenge(refused.challenge, credentials, method, `${pathname}${search}`);
}

/** The same, answering a challenge once. */
export async function httpExchangeAs(credentials: Credentials | undefined, url: string, order: HttpOrder): Promise<HttpReply> {
  const first = await httpExchange(url, order);
  const authorization = answerTo(first, credentials, url, order.method);
  return authorization === undefined
    ? first
    : await httpExchange(url, { ...order, headers: { ...order.headers, Authorization: authorization } });
}
