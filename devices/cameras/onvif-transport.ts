import soap from 'node-onvif/lib/modules/soap.js';
import { UnknownCertificate } from './camera-certificate';
import type { Credentials } from './camera';
import { answerTo, httpExchange, UnreadableReply, type HttpOrder, type HttpReply } from './http-exchange';
import { insobriety } from './sober-xml';
import { usernameToken } from './username-token';
import { field } from './xml-field';

export const CAMERA_TIMEOUT_MS = 5_000;
const REPLY_LIMIT_BYTES = 512 * 1024;

/** Why a SOAP call failed, before it is known which camera it was. */
export class OnvifRefusal extends Error {
  constructor(
    readonly reason:
      | 'unreachable'
      | 'not-authorized'
      | 'refused'
      | 'unreadable'
      | 'led-elsewhere'
      | 'no-onvif'
      | 'certificate-unknown'
      | 'certificate-changed',
    detail: string,
    /** The camera refused an answer to its own HTTP challenge, which knows no clock: then it is the password. */
    readonly timeless = false,
    options?: ErrorOptions,
  ) {
    super(detail, options);
    this.name = 'OnvifRefusal';
  }
}

/** One operation of one service. */
export interface SoapQuestion {
  readonly url: string;
  readonly operation: string;
  readonly namespace: string;
  /** What stands in the operation's element, with the prefixes `q` (the namespace) and `tt` (ONVIF's schema). */
  readonly body?: string | undefined;
  /** Headers beside the token, such as WS-Addressing's. */
  readonly headers?: string | undefined;
  readonly timeoutMs?: number | undefined;
  readonly certificate?: string | undefined;
}

export interface SoapLogin {
  readonly credentials: Credentials;
  /** The camera's clock minus ours: many refuse a token that looks minutes old. */
  readonly clockOffsetMs: number;
}

export interface SoapReply {
  /** The body of the envelope. */
  readonly data: unknown;
  readonly xml: string;
}

/** What node-onvif hands through to `_request` as the address: the order, and what answers a challenge. */
interface SoapAddress {
  readonly href: string;
  readonly order: Omit<HttpOrder, 'body' | 'method' | 'limitBytes'>;
  readonly login: SoapLogin | undefined;
  /** The envelope for a camera that wants HTTP digest: without a token, for some refuse to see one twice. */
  readonly untokened: string;
}

const parseXml = soap.parse.bind(soap);
soap._createSoapUserToken = usernameToken;
soap.parse = parseEnvelope;
soap._request = async (address, envelope) => {
  const reply = await post(address as unknown as SoapAddress, envelope).catch((error: unknown) => {
    throw refusalOfExchange(error);
  });
  if (reply.status >= 300 && reply.status < 400) throw new OnvifRefusal('led-elsewhere', `HTTP ${reply.status}`);
  const xml = reply.body.toString('utf8');
  // Cameras answer a wrong password with 400, 401, 500 or even 200: the fault's code decides.
  if (reply.status === 401 || reply.status === 403 || /NotAuthorized|FailedAuthentication/.test(xml)) {
    throw new OnvifRefusal('not-authorized', `HTTP ${reply.status}`, reply.status === 401 && /digest/i.test(reply.challenge ?? ''));
  }
  if (/^(?:404|405|410|501)$/.test(String(reply.status)) || (reply.status === 200 && /^text\/html/i.test(reply.contentType)))
    throw new OnvifRefusal('no-onvif', `HTTP ${reply.status} ${reply.contentType}`);
  if (reply.status !== 200) throw new OnvifRefusal('refused', `HTTP ${reply.status} ${faultText(xml)}`.trim());
  return xml;
};

/**
 * Asks one operation, with a token where there is a login, and by HTTP digest where the camera wants that. node-onvif makes the envelope and
 * reads the reply; the way to the network is ours: its own waits without end for a slow body, and takes one of any length.
 */
export async function askSoap(question: SoapQuestion, login?: SoapLogin): Promise<SoapReply> {
  const { url, operation, namespace, body = '', headers = '', timeoutMs = CAMERA_TIMEOUT_MS, certificate } = question;
  const envelope = (token: object): string =>
    soap
      .createRequestSoap({
        body: `<q:${operation}>${body}</q:${operation}>`,
        xmlns: [`xmlns:q="${namespace}"`, 'xmlns:tt="http://www.onvif.org/ver10/schema"', 'xmlns:a="http://www.w3.org/2005/08/addressing"'],
        ...token,
      })
      .replace('<s:Header>', () => `<s:Header>${headers}`);
  const order = { headers: { 'Content-Type': 'application/soap+xml; charset=utf-8' }, timeoutMs, certificate };
  const address: SoapAddress = { href: withoutCredentials(url), order, login, untokened: envelope({}) };
  const token = login && { user: login.credentials.username, pass: login.credentials.password, diff: login.clockOffsetMs };
  // Not by its requestCommand, which also indents each reply for reading: a long one would hold up everything here for minutes.
  const xml = await soap._request(address, envelope(token ?? {}));
  const data = field(await soap.parse(xml), 'Body');
  if (field(data, `${operation}Response`) === undefined) throw new OnvifRefusal('refused', faultText(xml) || `no ${operation}`);
  return { data, xml };
}

async function post({ href, order, login, untokened }: SoapAddress, envelope: string): Promise<HttpReply> {
  const bytes = (body: string): HttpOrder => ({
    ...order,
    method: 'POST',
    body,
    headers: { ...order.headers, 'Content-Length': String(Buffer.byteLength(body)) },
    limitBytes: REPLY_LIMIT_BYTES,
  });
  const first = await httpExchange(href, bytes(envelope));
  const answer = answerTo(first, login?.credentials, href, 'POST');
  // Basic would hand the password to whoever asks for it.
  if (answer?.startsWith('Digest ') !== true) return first;
  const again = bytes(untokened);
  return httpExchange(href, { ...again, headers: { ...again.headers, Authorization: answer } });
}

/** Why an exchange brought no reply; `cause` is the exchange's own error. */
export function refusalOfExchange(error: unknown): OnvifRefusal {
  const detail = error instanceof Error ? error.message : 'no reply';
  const refusal = (reason: OnvifRefusal['reason']): OnvifRefusal => new OnvifRefusal(reason, detail, false, { cause: error });
  if (error instanceof UnknownCertificate) return refusal(error.changed ? 'certificate-changed' : 'certificate-unknown');
  return refusal(error instanceof UnreadableReply ? 'unreadable' : 'unreachable');
}

/** An envelope as node-onvif reads it. Rejects with `OnvifRefusal` what is none. */
export async function parseEnvelope(xml: string): Promise<unknown> {
  const why = insobriety(xml);
  if (why !== undefined) throw new OnvifRefusal('unreadable', why);
  const envelope = await parseXml(xml).catch(() => undefined);
  if (field(envelope, 'Body') === undefined) throw new OnvifRefusal('unreadable', 'not a SOAP envelope');
  return envelope;
}

/** Of the first part only, and of tags that aren't begun again before they end: whoever sends the text must not choose how long this takes. */
function faultText(xml: string): string {
  return /<(?:\w{1,16}:)?Text[^<>]*>([^<]*)</.exec(xml.slice(0, 8_192))?.[1] ?? '';
}

function withoutCredentials(href: string): string {
  const url = new URL(href);
  url.username = '';
  url.password = '';
  return url.href;
}
