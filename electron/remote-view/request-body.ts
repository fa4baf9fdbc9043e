import type { IncomingMessage } from 'node:http';

/** Answered by its status alone. */
export class RequestProblem extends Error {
  constructor(readonly status: number) {
    super(`refused with ${status}`);
    this.name = 'RequestProblem';
  }
}

const mostBytes = 64 * 1024;

/** The body as JSON. Rejects with a `RequestProblem` where it is longer than any call or not JSON. */
export async function readJson(request: IncomingMessage): Promise<unknown> {
  if (!/^application\/json\b/.test(request.headers['content-type'] ?? '')) throw new RequestProblem(415);
  const pieces: Buffer[] = [];
  let bytes = 0;
  for await (const piece of request as AsyncIterable<Buffer>) {
    bytes += piece.length;
    if (bytes > mostBytes) throw new RequestProblem(413);
    pieces.push(piece);
  }
  try {
    return JSON.parse(Buffer.concat(pieces).toString('utf8'));
  } catch {
    throw new RequestProblem(400);
  }
}
