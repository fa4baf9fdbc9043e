import { boxesIn } from './mp4-box';
import { readMoov } from './mp4-init';
import type { InitFacts } from './mp4-init';

interface Init {
  readonly bytes: Buffer;
  readonly facts: InitFacts;
}

/**
 * The head of a file with its pictures' track alone, for a page that shows pictures: a player that was promised sound plays at the pace of
 * its sound, and keeps a quarter of a second of it in hand. A file without pictures stays as it is.
 */
export function picturesAlone(init: Init): Init {
  const ids = new Set(init.facts.tracks.filter(({ kind }) => kind === 'video').map(({ id }) => id));
  if (ids.size === 0) return init;
  const bytes = rewrite(init.bytes, (type, body) =>
    type === 'moov' ? rewrite(body, (inner, rest) => ofPictures(inner, rest, ids)) : body,
  );
  const moov = bytes.subarray(bytes.indexOf('moov', 0, 'latin1') - 4);
  return { bytes, facts: readMoov(moov) };
}

/** What a box of the moov becomes; undefined where it belongs to another track. */
function ofPictures(type: string, body: Buffer, ids: ReadonlySet<number>): Buffer | undefined {
  if (type === 'trak') return readMoov(boxOf('moov', boxOf('trak', body))).tracks.some(({ id }) => ids.has(id)) ? body : undefined;
  if (type === 'mvex')
    return rewrite(body, (inner, trex) => (inner !== 'trex' || (trex.length >= 8 && ids.has(trex.readUInt32BE(4))) ? trex : undefined));
  return body;
}

function rewrite(bytes: Buffer, change: (type: string, body: Buffer) => Buffer | undefined): Buffer {
  const boxes = boxesIn(bytes).flatMap(({ type, body }) => {
    const changed = change(type, body);
    return changed ? [boxOf(type, changed)] : [];
  });
  return Buffer.concat(boxes);
}

function boxOf(type: string, body: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(body.length + 8);
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, body]);
}
