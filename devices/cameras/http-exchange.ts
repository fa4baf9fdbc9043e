import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { Credentials } from './camera';
import { answerChallenge } from './digest-auth';

export interface HttpReply {
  readonly status: number;
  readonly contentType: string;
  readonly challenge: string | undefined;
  readonly body: Buffer;
}

interface HttpOrder {
  readonly method: 'GET' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly limitBytes: number;
  readonly timeoutMs: number;
}

/** One bounded HTTP exchange: neither an endless body nor an endless wait. Rejects when there is no whole reply. */
export function httpExchange(url: string, order: HttpOrder): Promise<HttpReply> {
  return new Promise((resolve, reject) => {
    const send = url.startsWith('https:') ? httpsRequest : httpRequest;
    const signal = AbortSignal.timeout(order.timeoutMs);
    // Cameras sign their own certificates; the password is protected by the digest, not by them.
    const request = send(
      url,
      { method: order.method, headers: order.headers ?? {}, agent: false, signal, ...{ rejectUnauthorized: false } },
      (response) => {
        const chunks: Buffer[] = [];
        let bytes = 0;
        response.on('data', (chunk: Buffer) => {
          chunks.push(chunk);
          bytes += chunk.length;
          if (bytes > order.limitBytes) request.destroy(new Error(`reply longer than ${order.limitBytes} bytes`));
        });
        response.on('error', reject);
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            contentType: response.headers['content-type'] ?? '',
            challenge: response.headers['www-authenticate'],
            body: Buffer.concat(chunks),
          }),
        );
      },
    );
    request.on('error', (error) => reject(signal.aborted ? new Error(`no reply within ${order.timeoutMs} ms`) : error));
    request.end(order.body);
  });
}

/** The same, answering a challenge once. */
export async function httpExchangeAs(credentials: Credentials | undefined, url: string, order: HttpOrder): Promise<HttpReply> {
  const first = await httpExchange(url, order);
  if (first.status !== 401 || credentials === undefined || first.challenge === undefined) return first;
  const { pathname, search } = new URL(url);
  const authorization = answerChallenge(first.challenge, credentials, order.method, `${pathname}${search}`);
  return authorization === undefined
    ? first
    : await httpExchange(url, { ...order, headers: { ...order.headers, Authorization: authorization } });
}
