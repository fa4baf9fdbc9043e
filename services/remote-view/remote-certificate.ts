import { createPrivateKey, X509Certificate } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { hostname, networkInterfaces } from 'node:os';
import path from 'node:path';
import { writeDurably } from '../../recordings/evidence/durable-file';
import { openssl } from '../../recordings/evidence/openssl';

export interface RemoteCertificate {
  readonly key: string;
  readonly cert: string;
  /** SHA-256, to be compared by who signs in from outside. */
  readonly fingerprint: string;
}

const keyFile = 'remote-view-key.pem';
const certFile = 'remote-view-cert.pem';
const validDays = 825;
const renewBeforeMs = 30 * 86_400_000;

/** The kiosk's own certificate in the key folder: made at the first start and before it runs out. Rejects where openssl can't make one. */
export async function openRemoteCertificate(folder: string, now: Date): Promise<RemoteCertificate> {
  const kept = await readKept(folder);
  if (kept && Date.parse(new X509Certificate(kept.cert).validTo) - now.getTime() > renewBeforeMs) return kept;
  const made = await mkdtemp(path.join(folder, 'remote-view-'));
  try {
    const names = [`DNS:${hostname()}`, 'DNS:localhost', ...ownAddresses().map((address) => `IP:${address}`), 'IP:127.0.0.1'];
    const answer = await openssl(
      [
        ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-sha256'],
        ...['-days', String(validDays), '-subj', `/CN=${hostname().slice(0, 60)}`, '-addext', `subjectAltName=${names.join(',')}`],
        ...['-keyout', 'key.pem', '-out', 'cert.pem'],
      ],
      made,
      AbortSignal.timeout(20_000),
    );
    if (!answer.ok) throw new Error(answer.missing ? 'openssl is missing' : (answer.stderr.trim().split('\n').at(-1) ?? 'openssl failed'));
    await writeDurably(path.join(folder, keyFile), await readFile(path.join(made, 'key.pem')), 0o600);
    await writeDurably(path.join(folder, certFile), await readFile(path.join(made, 'cert.pem')));
  } finally {
    await rm(made, { recursive: true, force: true });
  }
  const fresh = await readKept(folder);
  if (!fresh) throw new Error(`${certFile} can't be read`);
  return fresh;
}

/** IPv4 addresses under which this machine is reached. */
export function ownAddresses(): readonly string[] {
  return Object.values(networkInterfaces()).flatMap((all) =>
    (all ?? []).filter(({ family, internal }) => family === 'IPv4' && !internal).map(({ address }) => address),
  );
}

/** Undefined where none is kept, or where key and certificate don't belong together. */
async function readKept(folder: string): Promise<RemoteCertificate | undefined> {
  try {
    const [key, cert] = await Promise.all([keyFile, certFile].map((file) => readFile(path.join(folder, file), 'utf8')));
    if (key === undefined || cert === undefined) return undefined;
    const parsed = new X509Certificate(cert);
    return parsed.checkPrivateKey(createPrivateKey(key)) ? { key, cert, fingerprint: parsed.fingerprint256 } : undefined;
  } catch {
    return undefined;
  }
}
