import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openssl, type OpensslAnswer } from './openssl';
import { readTimeStampText, type TimeStampText } from './time-stamp-text';
import type { TimeStamp } from './verification';

export type TimeStampFault =
  | 'time-stamp.not-a-reply'
  | 'time-stamp.refused'
  | 'time-stamp.other-imprint'
  | 'time-stamp.other-nonce'
  | 'time-stamp.signature'
  | 'time-stamp.untrusted'
  | 'time-stamp.timed-out'
  | 'time-stamp.no-openssl';
export type TimeStampCheck =
  { readonly ok: true; readonly stamp: TimeStamp } | { readonly ok: false; readonly code: TimeStampFault; readonly detail: string };

export interface TimeStampExpectation {
  /** SHA-256 of the manifest, hex. */
  readonly sha256: string;
  /** File of certificates (PEM) that the authority's must lead to. */
  readonly caFile?: string | undefined;
  /** Of the query, where the reply is fresh. */
  readonly nonce?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** No true reply is larger: some certificates and a signature. */
export const mostReplyBytes = 64 * 1024;
const patienceMs = 8_000;

/**
 * Checks a reply as anyone can by hand: what was stamped, the signature, and (with `caFile`) whose it is. The certificate must have been valid at the
 * stamped time, not today. Never rejects. Done by the `openssl` program, so that one implementation decides here and in the recipe on the disc.
 */
export async function checkTimeStamp(reply: Buffer, expected: TimeStampExpectation): Promise<TimeStampCheck> {
  if (reply.length === 0 || reply.length > mostReplyBytes) return fault('time-stamp.not-a-reply', `${reply.length} bytes`);
  const folder = await mkdtemp(path.join(tmpdir(), 'time-stamp-'));
  const signal = expected.signal ?? AbortSignal.timeout(patienceMs);
  const run = (...args: readonly string[]) => openssl(args, folder, signal);
  try {
    await writeFile(path.join(folder, 'reply.tsr'), reply);
    const shown = await run('ts', '-reply', '-in', 'reply.tsr', '-text');
    if (!shown.ok) return failed(shown, signal, 'time-stamp.not-a-reply');
    const text = readTimeStampText(shown.stdout.toString('utf8'));
    const contradiction = contradictionOf(text, expected);
    if (contradiction) return contradiction;

    const token = await run('ts', '-reply', '-in', 'reply.tsr', '-token_out', '-out', 'token.der');
    if (!token.ok) return failed(token, signal, 'time-stamp.not-a-reply');
    const signed = await run(
      'cms',
      '-verify',
      '-inform',
      'DER',
      '-in',
      'token.der',
      '-noverify',
      '-signer',
      'signer.pem',
      '-out',
      '/dev/null',
    );
    if (!signed.ok) return failed(signed, signal, 'time-stamp.signature');
    const at = text.at ?? '';
    const then = ['ts', '-verify', '-in', 'reply.tsr', '-digest', expected.sha256, '-attime', String(Math.floor(Date.parse(at) / 1000))];
    // The certificate in the token vouches for itself here: what was changed in the token shows, whose it is does not.
    const own = await run(...then, '-CAfile', 'signer.pem', '-partial_chain');
    if (!own.ok) return failed(own, signal, 'time-stamp.signature');
    if (expected.caFile !== undefined) {
      const chained = await run(...then, '-CAfile', path.resolve(expected.caFile), '-untrusted', 'signer.pem');
      if (!chained.ok) return failed(chained, signal, 'time-stamp.untrusted');
    }
    const by = text.tsa ?? (await subjectOf(run));
    return { ok: true, stamp: { at, by, trusted: expected.caFile === undefined ? undefined : true } };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function contradictionOf(text: TimeStampText, expected: TimeStampExpectation): TimeStampCheck | undefined {
  if (text.status === undefined) return fault('time-stamp.not-a-reply', 'no status');
  if (!text.status.startsWith('granted')) return fault('time-stamp.refused', text.statusText ?? text.status);
  if (text.hashAlgorithm !== 'sha256' || text.imprint !== expected.sha256)
    return fault('time-stamp.other-imprint', `it stamps ${text.imprint.slice(0, 128)}`);
  if (expected.nonce !== undefined && text.nonce !== expected.nonce) return fault('time-stamp.other-nonce', text.nonce ?? 'none');
  return text.at === undefined ? fault('time-stamp.not-a-reply', 'no time') : undefined;
}

async function subjectOf(run: (...args: readonly string[]) => Promise<OpensslAnswer>): Promise<string> {
  const { stdout } = await run('x509', '-in', 'signer.pem', '-noout', '-subject', '-nameopt', 'compat,utf8,-esc_msb');
  return stdout
    .toString('utf8')
    .replace(/^subject=/, '')
    .trim();
}

function failed(answer: OpensslAnswer, signal: AbortSignal, code: TimeStampFault): TimeStampCheck {
  if (answer.missing) return fault('time-stamp.no-openssl', 'the program openssl is not there');
  if (signal.aborted) return fault('time-stamp.timed-out', 'openssl did not end');
  const told = answer.stderr.split('\n').filter((line) => line.includes(':error:') || line.includes('rror '));
  return fault(code, told.at(-1)?.slice(0, 200) ?? 'openssl refuses it');
}

function fault(code: TimeStampFault, detail: string): TimeStampCheck {
  return { ok: false, code, detail };
}
