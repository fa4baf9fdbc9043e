import { createHash, randomBytes } from 'node:crypto';
import type { Credentials } from './camera';

export interface AuthHeader {
  readonly scheme: 'digest' | 'basic';
  readonly value: string;
  readonly params: ReadonlyMap<string, string>;
}

/** The challenges or the answer in a WWW-Authenticate or Authorization header, as HTTP and RTSP share them (RFC 7616). */
export function parseAuthHeader(header: string): AuthHeader[] {
  const parts = header.split(/(?:^|,\s*)(?=(?:digest|basic)\s)/i).filter((part) => part !== '');
  return parts.flatMap((part): AuthHeader[] => {
    const [, scheme, value] = /^(digest|basic)\s+(.*)$/is.exec(part.trim()) ?? [];
    if (scheme === undefined || value === undefined) return [];
    const params = new Map<string, string>();
    for (const [, name = '', quoted, bare] of value.matchAll(/(?<![a-z0-9-])([a-z0-9-]+)=(?:"([^"]*)"|([^\s,]+))/gi)) {
      params.set(name.toLowerCase(), quoted ?? bare ?? '');
    }
    return [{ scheme: scheme.toLowerCase() === 'digest' ? 'digest' : 'basic', value, params }];
  });
}

/** The Authorization header that answers a challenge, the stronger scheme first; undefined where none is understood. */
export function answerChallenge(challenge: string, credentials: Credentials, method: string, uri: string): string | undefined {
  const offers = parseAuthHeader(challenge);
  const digests = offers.filter(({ scheme, params }) => scheme === 'digest' && hashName(params) !== undefined);
  const digest = digests.find(({ params }) => hashName(params) === 'sha256') ?? digests[0];
  if (digest !== undefined) {
    const qop =
      digest.params
        .get('qop')
        ?.split(/\s*,\s*/)
        .includes('auth') === true
        ? { qop: 'auth', nc: '00000001', cnonce: randomBytes(8).toString('hex') }
        : {};
    const answer = new Map([['username', credentials.username]]);
    for (const name of ['realm', 'nonce', 'algorithm', 'opaque']) {
      const echoed = digest.params.get(name);
      if (echoed !== undefined) answer.set(name, echoed);
    }
    for (const [name, value] of Object.entries({ uri, ...qop })) answer.set(name, value);
    answer.set('response', digestResponse(answer, credentials, method) ?? '');
    const unquoted = new Set(['algorithm', 'qop', 'nc']);
    return `Digest ${[...answer].map(([name, value]) => (unquoted.has(name) ? `${name}=${value}` : `${name}="${value}"`)).join(', ')}`;
  }
  const basic = offers.some(({ scheme }) => scheme === 'basic');
  return basic ? `Basic ${Buffer.from(`${credentials.username}:${credentials.password}`).toString('base64')}` : undefined;
}

/** The `response` that belongs to the other parameters of a digest; undefined for an unknown algorithm. */
export function digestResponse(params: ReadonlyMap<string, string>, credentials: Credentials, method: string): string | undefined {
  const algorithm = hashName(params);
  if (algorithm === undefined) return undefined;
  const hash = (text: string): string => createHash(algorithm).update(text).digest('hex');
  const get = (name: string): string => params.get(name) ?? '';
  const who = hash(`${credentials.username}:${get('realm')}:${credentials.password}`);
  const what = hash(`${method}:${get('uri')}`);
  return hash(
    params.has('qop') ? [who, get('nonce'), get('nc'), get('cnonce'), get('qop'), what].join(':') : [who, get('nonce'), what].join(':'),
  );
}

function hashName(params: ReadonlyMap<string, string>): 'md5' | 'sha256' | undefined {
  const algorithm = (params.get('algorithm') ?? 'MD5').toUpperCase();
  return algorithm === 'MD5' ? 'md5' : algorithm === 'SHA-256' ? 'sha256' : undefined;
}
