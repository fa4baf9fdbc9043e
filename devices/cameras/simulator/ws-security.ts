import { createHash, timingSafeEqual } from 'node:crypto';
import type { Credentials } from '../camera';
import { xmlText } from '../username-token';

const CREATED_WITHIN_MS = 5 * 60_000;
const REMEMBERED_NONCES = 1000;

/** Checks WS-Security UsernameToken digests as ONVIF devices do: right password, fresh by the camera's own clock, never used before. */
export class UsernameTokenCheck {
  private readonly seen = new Set<string>();

  constructor(private readonly credentials: Credentials) {}

  accepts(envelope: string, cameraNow: Date): boolean {
    const field = (name: string): string => new RegExp(`<(?:[\\w-]+:)?${name}(?:\\s[^>]*)?>([^<]*)<`).exec(envelope)?.[1]?.trim() ?? '';
    const nonce = field('Nonce');
    const created = field('Created');
    const expected = createHash('sha1')
      .update(Buffer.concat([Buffer.from(nonce, 'base64'), Buffer.from(created), Buffer.from(this.credentials.password)]))
      .digest();
    const given = Buffer.from(field('Password'), 'base64');
    const fresh = Math.abs(Date.parse(created) - cameraNow.getTime()) <= CREATED_WITHIN_MS;
    const right =
      given.length === expected.length && timingSafeEqual(given, expected) && field('Username') === xmlText(this.credentials.username);
    if (nonce === '' || !fresh || !right || this.seen.has(nonce)) return false;
    this.seen.add(nonce);
    const [oldest] = this.seen;
    if (this.seen.size > REMEMBERED_NONCES && oldest !== undefined) this.seen.delete(oldest);
    return true;
  }
}
