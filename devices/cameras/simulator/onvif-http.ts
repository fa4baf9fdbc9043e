import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Credentials } from '../camera';
import { digestResponse, parseAuthHeader } from '../digest-auth';
import { onvifAnswers, soapEnvelope, soapFault, type OnvifFacts } from './onvif-answers';
import { UsernameTokenCheck } from './ws-security';

const BODY_LIMIT = 64 * 1024;
/** ONVIF's PRE_AUTH class: a client must learn the time before it can make a fresh token. */
const WITHOUT_AUTHENTICATION = new Set(['GetSystemDateAndTime', 'GetCapabilities', 'GetServices']);

export interface OnvifCamera {
  readonly credentials: Credentials;
  facts(): OnvifFacts;
  now(): Date;
  snapshot(): Buffer | undefined;
  reboot(): void;
}

/** The camera's web side: the SOAP services and the snapshot. */
export function onvifHttpServer(camera: OnvifCamera): Server {
  const tokens = new UsernameTokenCheck(camera.credentials);
  const nonce = randomBytes(16).toString('hex');
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    if (request.method === 'GET' && path.startsWith('/snapshot.jpg')) sendSnapshot(camera, nonce, request, response);
    else if (request.method === 'POST' && path.startsWith('/onvif/')) serveSoap(request, response);
    else response.writeHead(404).end();
  });
  const serveSoap = (request: IncomingMessage, response: ServerResponse): void =>
    readBody(request, (body) => {
      if (body === undefined) return void response.writeHead(413, { Connection: 'close' }).end();
      const { status, xml, operation } = answer(camera, tokens, body);
      response.writeHead(status, { 'Content-Type': 'application/soap+xml; charset=utf-8' }).end(xml);
      if (operation === 'SystemReboot' && status === 200) response.on('finish', () => camera.reboot());
    });
  server.requestTimeout = 10_000;
  server.keepAliveTimeout = 1_000;
  return server;
}

function answer(camera: OnvifCamera, tokens: UsernameTokenCheck, body: string): { status: number; xml: string; operation?: string } {
  if (/<!(DOCTYPE|ENTITY)/i.test(body)) return { status: 400, xml: soapFault('ter:WellFormed', 'Document types are not accepted') };
  const operation = /<(?:\w+:)?Body[^>]*>\s*<(?:\w+:)?(\w+)/.exec(body)?.[1] ?? '';
  const operate = Object.hasOwn(onvifAnswers, operation) ? onvifAnswers[operation] : undefined;
  if (!WITHOUT_AUTHENTICATION.has(operation) && !tokens.accepts(body, camera.now())) {
    return { status: 400, xml: soapFault('ter:NotAuthorized', 'Sender not authorized') };
  }
  if (operate === undefined) return { status: 400, xml: soapFault('ter:ActionNotSupported', 'Optional action not implemented') };
  const reply = operate(camera.facts(), body, camera.now());
  return reply === undefined
    ? { status: 400, xml: soapFault('ter:InvalidArgVal', 'No such profile') }
    : { status: 200, xml: soapEnvelope(reply), operation };
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
