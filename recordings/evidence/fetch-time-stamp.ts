import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openssl } from './openssl';
import { checkTimeStamp, mostReplyBytes, type TimeStampFault } from './time-stamp';
import type { TimeStamp } from './verification';
import { readTimeStampText } from './time-stamp-text';

export interface TimeStampAuthority {
  readonly url: string;
  /** File of certificates (PEM) that the authority's must lead to. */
  readonly caFile?: string | undefined;
}
export type FetchFault = TimeStampFault | 'time-stamp.unreachable' | 'time-stamp.http-status' | 'time-stamp.too-large';
interface Failed {
  readonly ok: false;
  readonly code: FetchFault;
  readonly detail: string;
}
export type FetchedTimeStamp = { readonly ok: true; readonly reply: Buffer; readonly stamp: TimeStamp } | Failed;

/** From the question to the checked answer; an authority that takes longer is away. */
const patienceMs = 9_000;

/** Asks for a time stamp over this SHA-256 and checks the answer. Never rejects for what the authority does; ends within 10 s. */
export async function fetchTimeStamp(authority: TimeStampAuthority, sha256: string): Promise<FetchedTimeStamp> {
  const signal = AbortSignal.timeout(patienceMs);
  const folder = await mkdtemp(path.join(tmpdir(), 'time-stamp-'));
  try {
    const made = await openssl(['ts', '-query', '-digest', sha256, '-sha256', '-cert', '-out', 'query.tsq'], folder, signal);
    const shown = await openssl(['ts', '-query', '-in', 'query.tsq', '-text'], folder, signal);
    if (!made.ok || !shown.ok) return { ok: false, code: 'time-stamp.no-openssl', detail: made.stderr.slice(0, 200) };
    const answer = await post(authority.url, await readFile(path.join(folder, 'query.tsq')), signal);
    if ('code' in answer) return answer;
    const { nonce } = readTimeStampText(shown.stdout.toString('utf8'));
    const checked = await checkTimeStamp(answer.body, { sha256, caFile: authority.caFile, nonce, signal });
    return checked.ok ? { ok: true, reply: answer.body, stamp: checked.stamp } : checked;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function post(url: string, query: Buffer, signal: AbortSignal): Promise<{ readonly body: Buffer } | Failed> {
  try {
    const response = await send(url, query, signal);
    if (response.statusCode !== 200) {
      response.destroy();
      return { ok: false, code: 'time-stamp.http-status', detail: `HTTP ${response.statusCode ?? 0}` };
    }
    const pieces: Buffer[] = [];
    let bytes = 0;
    for await (const piece of response as AsyncIterable<Buffer>) {
      bytes += piece.length;
      if (bytes > mostReplyBytes) return { ok: false, code: 'time-stamp.too-large', detail: `more than ${mostReplyBytes} bytes` };
      pieces.push(piece);
    }
    return { body: Buffer.concat(pieces) };
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return { ok: false, code: signal.aborted ? 'time-stamp.timed-out' : 'time-stamp.unreachable', detail };
  }
}

/** Resolves with the head of the answer; leaving its loop ends the connection. */
function send(url: string, query: Buffer, signal: AbortSignal): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/timestamp-query', 'content-length': query.length, connection: 'close' };
    const ask = url.startsWith('https:') ? httpsRequest : httpRequest;
    const request = ask(url, { method: 'POST', headers, signal, maxHeaderSize: 16 * 1024, agent: false }, resolve);
    request.on('error', reject);
    request.end(query);
  });
}
