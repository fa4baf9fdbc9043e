import { createHash, randomBytes } from 'node:crypto';
import soap from 'node-onvif/lib/modules/soap.js';
import { httpExchange, UnreadableReply } from './http-exchange';
import { insobriety } from './sober-xml';
import { field } from './xml-field';

export const CAMERA_TIMEOUT_MS = 5_000;
const REPLY_LIMIT_BYTES = 512 * 1024;

/** Why a SOAP call failed, before it is known which camera it was. */
export class OnvifRefusal extends Error {
  constructor(
    readonly reason: 'unreachable' | 'not-authorized' | 'refused' | 'unreadable' | 'led-elsewhere',
    detail: string,
  ) {
    super(detail);
    this.name = 'OnvifRefusal';
  }
}

/**
 * Gives node-onvif our way to the network: its own waits without end for a slow body, takes one of any length, and turns
 * every failure into a sentence.
 */
export function useBoundedTransport(): void {
  soap._createSoapUserToken = usernameToken;
  soap.parse = parseEnvelope;
  soap._request = async (address, envelope) => {
    const headers = { 'Content-Type': 'application/soap+xml; charset=utf-8', 'Content-Length': String(Buffer.byteLength(envelope)) };
    const reply = await httpExchange(withoutCredentials(address.href), {
      method: 'POST',
      headers,
      body: envelope,
      limitBytes: REPLY_LIMIT_BYTES,
      timeoutMs: CAMERA_TIMEOUT_MS,
    }).catch((error: unknown) => {
      const reason = error instanceof UnreadableReply ? 'unreadable' : 'unreachable';
      throw new OnvifRefusal(reason, error instanceof Error ? error.message : 'no reply');
    });
    if (reply.status >= 300 && reply.status < 400) throw new OnvifRefusal('led-elsewhere', `HTTP ${reply.status}`);
    const xml = reply.body.toString('utf8');
    // Cameras answer a wrong password with 400, 401, 500 or even 200: the fault's code decides.
    if (reply.status === 401 || reply.status === 403 || /NotAuthorized|FailedAuthentication/.test(xml)) {
      throw new OnvifRefusal('not-authorized', `HTTP ${reply.status}`);
    }
    if (reply.status !== 200) throw new OnvifRefusal('refused', `HTTP ${reply.status} ${faultText(xml)}`.trim());
    return xml;
  };
}

const parseXml = soap.parse.bind(soap);

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

/** WS-Security UsernameToken digest. node-onvif's own takes its nonce from Math.random and breaks on a '<' in a user name. */
function usernameToken(timeDifferenceMs: number | undefined, username: string, password: string | undefined): string {
  const wss = 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss';
  const nonce = randomBytes(16);
  const created = new Date(Date.now() + (timeDifferenceMs ?? 0)).toISOString();
  const digest = createHash('sha1')
    .update(Buffer.concat([nonce, Buffer.from(created + (password ?? ''))]))
    .digest('base64');
  const escaped = username.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return [
    `<Security s:mustUnderstand="1" xmlns="${wss}-wssecurity-secext-1.0.xsd"><UsernameToken><Username>${escaped}</Username>`,
    `<Password Type="${wss}-username-token-profile-1.0#PasswordDigest">${digest}</Password>`,
    `<Nonce EncodingType="${wss}-soap-message-security-1.0#Base64Binary">${nonce.toString('base64')}</Nonce>`,
    `<Created xmlns="${wss}-wssecurity-utility-1.0.xsd">${created}</Created></UsernameToken></Security>`,
  ].join('');
}

function withoutCredentials(href: string): string {
  const url = new URL(href);
  url.username = '';
  url.password = '';
  return url.href;
}
