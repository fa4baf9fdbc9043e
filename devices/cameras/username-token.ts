import { createHash, randomBytes } from 'node:crypto';

/** WS-Security UsernameToken digest. node-onvif's own takes its nonce from Math.random and breaks on a '<' in a user name. */
export function usernameToken(timeDifferenceMs: number | undefined, username: string, password: string | undefined): string {
  const wss = 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss';
  const nonce = randomBytes(16);
  const created = new Date(Date.now() + (timeDifferenceMs ?? 0)).toISOString();
  const digest = createHash('sha1')
    .update(Buffer.concat([nonce, Buffer.from(created + (password ?? ''))]))
    .digest('base64');
  return [
    `<Security s:mustUnderstand="1" xmlns="${wss}-wssecurity-secext-1.0.xsd"><UsernameToken><Username>${xmlText(username)}</Username>`,
    `<Password Type="${wss}-username-token-profile-1.0#PasswordDigest">${digest}</Password>`,
    `<Nonce EncodingType="${wss}-soap-message-security-1.0#Base64Binary">${nonce.toString('base64')}</Nonce>`,
    `<Created xmlns="${wss}-wssecurity-utility-1.0.xsd">${created}</Created></UsernameToken></Security>`,
  ].join('');
}

/** Text as it stands between XML tags and in attributes. */
export function xmlText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
