import { readFile } from 'node:fs/promises';
import { readPublicKey } from '../../recordings/evidence/signing-key';
import { verifyEvidence } from '../../recordings/evidence/verify';
import { BadArgument, oneWord, type Command } from './command';

const megabyte = 1_000_000;

export const verifyCommand: Command = {
  usage: 'DIR|ISO|DRIVE [--public-key FILE] [--key-id ID] [--code CODE] [--image-sha256 HASH]',
  help: [
    'DIR|ISO|DRIVE         a sealed folder or mounted disc, an .iso file, or a drive such as /dev/sr0',
    '--public-key FILE     the public key that must have sealed it (PEM), known from elsewhere',
    '--key-id ID           or only its identity, 16 hex digits',
    '--code CODE           the registration code it must have, such as QYWS-X1-2026-0147',
    '--image-sha256 HASH   the SHA-256 that the whole image must have',
  ],
  options: { 'public-key': { type: 'string' }, 'key-id': { type: 'string' }, code: { type: 'string' }, 'image-sha256': { type: 'string' } },

  async run(given) {
    const place = oneWord(given, 'DIR|ISO');
    const { 'public-key': keyFile, 'key-id': keyId, code, 'image-sha256': imageSha256 } = given.options;
    if (keyId !== undefined && !/^[0-9a-f]{16}$/.test(keyId)) throw new BadArgument(`--key-id must be 16 hex digits, not ${keyId}`);
    const publicKeyPem = keyFile === undefined ? undefined : await readKey(keyFile);
    let told = 0;
    const onProgress = (doneBytes: number) => {
      if (doneBytes - told < 500 * megabyte) return;
      told = doneBytes;
      given.say(`${Math.round(doneBytes / megabyte)} MB read`);
    };
    const verification = await verifyEvidence(place, { publicKeyPem, keyId, registrationCode: code, imageSha256, onProgress });
    for (const { code: finding, file, detail } of verification.findings) given.say(`${finding} ${file}: ${detail}`);
    const { verdict, keyTrusted, checked } = verification;
    const warning = verdict === 'intact' && keyTrusted === undefined ? '; whose key it is was not checked (--public-key, --key-id)' : '';
    given.say(`${verdict}: ${checked.files} files, ${Math.round(checked.bytes / megabyte)} MB, ${checked.links} links${warning}`);
    return { ok: verdict === 'intact', answer: verification };
  },
};

async function readKey(file: string): Promise<string> {
  const pem = await readFile(file, 'utf8').catch(() => undefined);
  if (pem === undefined) throw new BadArgument(`--public-key names ${file}, which can't be read`);
  if (!readPublicKey(pem)) throw new BadArgument(`--public-key names ${file}, which holds no Ed25519 public key`);
  return pem;
}
