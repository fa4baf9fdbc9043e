import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { z } from 'zod';

const form = z.strictObject({ sealed: z.literal('aes-256-gcm'), iv: z.base64(), tag: z.base64(), text: z.base64() });
/** The seal is good for this purpose only, whatever else the key may once be used for. */
const purpose = Buffer.from('mingxun credentials');

/** Encrypts a text with a key of 32 bytes; each time it looks different. */
export function sealText(text: string, key: Uint8Array): string {
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(purpose);
  const bytes = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  const base64 = (part: Buffer) => part.toString('base64');
  return `${JSON.stringify({ sealed: 'aes-256-gcm', iv: base64(iv), tag: base64(cipher.getAuthTag()), text: base64(bytes) })}\n`;
}

/** Undefined where it isn't whole, was changed, or was sealed with another key. */
export function openSealedText(sealed: string, key: Uint8Array): string | undefined {
  try {
    const { iv, tag, text } = form.parse(JSON.parse(sealed));
    const bytes = (part: string) => Buffer.from(part, 'base64');
    const decipher = createDecipheriv('aes-256-gcm', key, bytes(iv), { authTagLength: 16 }).setAAD(purpose).setAuthTag(bytes(tag));
    return Buffer.concat([decipher.update(bytes(text)), decipher.final()]).toString('utf8');
  } catch {
    return undefined;
  }
}
