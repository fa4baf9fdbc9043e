import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { Server } from 'node:net';
import type { Credentials } from '../camera';
import { digestResponse, parseAuthHeader } from '../digest-auth';
import { operationAt } from './onvif-answers';
import type { OnvifFacts } from './onvif-facts';
import { soapEnvelope, soapFault } from './soap-text';
import { UsernameTokenCheck } from './ws-security';

const BODY_LIMIT = 64 * 1024;
/** ONVIF's PRE_AUTH class: a client must learn the time before it can make a fresh token. */
const WITHOUT_AUTHENTICATION = new Set(['GetSystemDateAndTime', 'GetCapabilities', 'GetServices']);

/** How the SOAP services want to be signed in to: by WS-UsernameToken in the envelope, or by HTTP digest. */
export type SoapAuth = 'token' | 'digest' | 'digest-sha256';

export interface OnvifCamera {
  readonly credentials: Credentials;
  readonly soapAuth: SoapAuth;
  /** Its own certificate, for https. */
  readonly tls: { readonly key: string; readonly cert: string } | undefined;
  facts(): OnvifFacts;
  now(): Date;
  snapshot(): Buffer | undefined;
  reboot(): void;
}

interface SoapAnswer {
  readonly status: number;
  readonly xml: string;
  readonly operation?: string;
  readonly challenge?: string;
}

/** The camera's web side: the SOAP services and the snapshot. */
export function onvifHttpServer(camera: OnvifCamera): Server {
  const tokens = new UsernameTokenCheck(camera.credentials);
  const nonce = randomBytes(16).toString('hex');
  const serve: RequestListener = (request, response) => {
    const path = request.url ?? '';
    if (request.method === 'GET' && path.startsWith('/snapshot.jpg')) sendSnapshot(camera, nonce, request, response);
    else if (request.method === 'POST' && path.startsWith('/onvif/')) serveSoap(request, response);
    else response.writeHead(404).end();
  };
  const serveSoap = (request: IncomingMessage, response: ServerResponse): void =>
    readBody(request, (body) => {
      if (body === undefined) return void response.writeHead(413, { Connection: 'close' }).end();
      void answer(camera, tokens, nonce, request, body).then(({ status, xml, operation, challenge }) => {
        const headers = challenge === undefined ? {} : { 'WWW-Authenticate': challenge };
        response.writeHead(status, { 'Content-Type': 'application/soap+xml; charset=utf-8', ...headers }).end(xml);
        if (operation === 'SystemReboot' && status === 200) response.on('finish', () => camera.reboot());
      });
    });
  const server = camera.tls ? createSecureServer(camera.tls, serve) : createServer(serve);
  server.requestTimeout = 10_000;
  server.keepAliveTimeout = 1_000;
  return server;
}

async function answer(
  camera: OnvifCamera,
  tokens: UsernameTokenCheck,
  nonce: string,
  request: IncomingMessage,
  body: string,
): Promise<SoapAnswer> {
  if (/<!(DOCTYPE|ENTITY)/i.test(body)) return { status: 400, xml: soapFault('ter:WellFormed', 'Document types are not accepted') };
  const operation = /<(?:\w+:)?Body[^>]*>\s*<(?:\w+:)?(\w+)/.exec(body)?.[1] ?? '';
  if (!WITHOUT_AUTHENTICATION.has(operation)) {
    const refused = { xml: soapFault('ter:NotAuthorized', 'Sender not authorized') };
    if (camera.soapAuth === 'token' && !tokens.accepts(body, camera.now())) return { status: 400, ...refused };
    const algorithm = camera.soapAuth === 'digest' ? 'MD5' : 'SHA-256';
    if (camera.soapAuth !== 'token' && !answersDigest(camera, nonce, request, algorithm))
      return { status: 401, ...refused, challenge: `Digest realm="camera", nonce="${nonce}", qop="auth", algorithm=${algorithm}` };
  }
  const facts = camera.facts();
  const operate = operationAt(request.url ?? '', operation, facts);
  if (operate === undefined) return { status: 400, xml: soapFault('ter:ActionNotSupported', 'Optional action not implemented') };
  const reply = await operate(facts, body, camera.now());
  return reply === undefined
    ? { status: 400, xml: soapFault('ter:InvalidArgVal', 'No such profile') }
    : { status: 200, xml: soapEnvelope(reply), operation };
}

function answersDigest({ credentials }: OnvifCamera, nonce: string, request: IncomingMessage, algorithm: string): boolean {
  return parseAuthHeader(request.headers.authorization ?? '').some(
    ({ scheme, params }) =>
      scheme === 'digest' &&
      params.get('username') === credentials.username &&
      params.get('nonce') === nonce &&
      params.get('uri') === request.url &&
      params.get('algorithm') === algorithm &&
      params.get('response') === digestResponse(params, credentials, 'POST'),
  );
}

function sendSnapshot(camera: OnvifCamera, nonce: string, request: IncomingMessage, response: ServerResponse): void {
  const { username, password } = camera.credentials;
  const authorized = parseAuthHeader(request.headers.authorization ?? '').some(({ scheme, value, params }) =>
    scheme === 'basic'
      ? Buffer.from(value, 'base64').toString() === `${username}:${password}`
      : params.get('username') === username &&
        params.get('nonce') === nonce &&
        params.get('response') === digestResponse(params, camera.credentials, 'GET'),
  );
  if (!authorized)
    return void response.writeHead(401, { 'WWW-Authenticate': `Digest realm="camera", nonce="${nonce}", qop="auth", algorithm=MD5` }).end();
  const jpeg = camera.snapshot();
  if (jpeg === undefined) response.writeHead(503).end();
  else response.writeHead(200, { 'Content-Type': 'image/jpeg', 'Content-Length': jpeg.length }).end(jpeg);
}

function readBody(request: IncomingMessage, done: (body: string | undefined) => void): void {
  const chunks: Buffer[] = [];
  let bytes = 0;
  request.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes <= BODY_LIMIT) chunks.push(chunk);
  });
  request.on('end', () => done(bytes > BODY_LIMIT ? undefined : Buffer.concat(chunks).toString('utf8')));
}
