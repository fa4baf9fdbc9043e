import { readFile } from 'node:fs/promises';
import { readPublicKey } from '../../recordings/evidence/signing-key';
import type { Verification } from '../../recordings/evidence/verification';
import { verifyEvidence } from '../../recordings/evidence/verify';
import { BadArgument, oneWord, type Command } from './command';

const megabyte = 1_000_000;

export const verifyCommand: Command = {
  usage: 'DIR|ISO|DRIVE [--public-key FILE] [--key-id ID] [--code CODE] [--image-sha256 HASH] [--tsa-ca FILE]',
  help: [
    'DIR|ISO|DRIVE         a sealed folder or mounted disc, an .iso file, or a drive such as /dev/sr0',
    '--public-key FILE     the public key that must have sealed it (PEM), known from elsewhere',
    '--key-id ID           or only its identity, 16 hex digits',
    '--code CODE           the registration code it must have, such as QYWS-X1-2026-0147',
    '--image-sha256 HASH   the SHA-256 that the whole image must have',
    '--tsa-ca FILE         certificates (PEM) that the time-stamping authority must lead to',
  ],
  options: {
    'public-key': { type: 'string' },
    'key-id': { type: 'string' },
    code: { type: 'string' },
    'image-sha256': { type: 'string' },
    'tsa-ca': { type: 'string' },
  },

  async run(given) {
    const place = oneWord(given, 'DIR|ISO');
    const { 'public-key': keyFile, 'key-id': keyId, code, 'image-sha256': imageSha256, 'tsa-ca': timeStampCaFile } = given.options;
    if (keyId !== undefined && !/^[0-9a-f]{16}$/.test(keyId)) throw new BadArgument(`--key-id must be 16 hex digits, not ${keyId}`);
    const publicKeyPem = keyFile === undefined ? undefined : await readKey(keyFile);
    if (timeStampCaFile !== undefined) await readable('tsa-ca', timeStampCaFile);
    let told = 0;
    const onProgress = (doneBytes: number) => {
      if (doneBytes - told < 500 * megabyte) return;
      told = doneBytes;
      given.say(`${Math.round(doneBytes / megabyte)} MB read`);
    };
    const expected = { publicKeyPem, keyId, registrationCode: code, imageSha256, timeStampCaFile };
    const verification = await verifyEvidence(place, { ...expected, onProgress });
    for (const { code: finding, file, detail } of verification.findings) given.say(`${finding} ${file}: ${detail}`);
    given.say(stampSentence(verification));
    const { verdict, keyTrusted, checked } = verification;
    const warning = verdict === 'intact' && keyTrusted === undefined ? '; whose key it is was not checked (--public-key, --key-id)' : '';
    given.say(`${verdict}: ${checked.files} files, ${Math.round(checked.bytes / megabyte)} MB, ${checked.links} links${warning}`);
    return { ok: verdict === 'intact', answer: verification };
  },
};

function stampSentence({ timeStamp, timeStampUnchecked, findings }: Verification): string {
  if (timeStamp) {
    const whose = timeStamp.trusted === undefined ? "; the authority's certificate was not checked (--tsa-ca)" : '';
    return `time-stamped at ${timeStamp.at} by ${timeStamp.by}${whose}`;
  }
  if (timeStampUnchecked !== undefined) return `a time stamp is there and was not checked: ${timeStampUnchecked}`;
  return findings.some(({ code }) => code === 'time-stamp.wrong') ? 'the time stamp is wrong' : 'not externally time-stamped';
}

async function readKey(file: string): Promise<string> {
  const pem = await readable('public-key', file);
  if (!readPublicKey(pem)) throw new BadArgument(`--public-key names ${file}, which holds no Ed25519 public key`);
  return pem;
}

async function readable(option: string, file: string): Promise<string> {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) throw new BadArgument(`--${option} names ${file}, which can't be read`);
  return text;
}
