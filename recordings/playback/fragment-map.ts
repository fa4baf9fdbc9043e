import { readMoof } from '../capture/mp4-fragment';
import { readMoov, type InitFacts } from '../capture/mp4-init';
import { walkBoxes } from './box-walk';

/** Where one fragment lies in its file. */
export interface MappedFragment {
  readonly at: number;
  readonly bytes: number;
  readonly trackId: number;
  /** From the beginning of the file. */
  readonly atMs: number;
  readonly isKey: boolean;
}

export interface FragmentMap {
  readonly head: { readonly bytes: Buffer; readonly facts: InitFacts };
  readonly fragments: readonly MappedFragment[];
  /** Up to where the file is known; what is being written grows from there. */
  readonly end: number;
}

/** What stands where in a fragmented MP4, without reading what it holds; `known` is taken on where the file has grown. Undefined where it is no MP4; rejects where it can't be read. */
export async function mapFragments(path: string, known?: FragmentMap): Promise<FragmentMap | undefined> {
  const fragments = [...(known?.fragments ?? [])];
  let head = known?.head;
  let end = known?.end ?? 0;
  let ftyp: Buffer = Buffer.alloc(0);
  let moof: Omit<MappedFragment, 'bytes'> | undefined;
  await walkBoxes(path, end, ({ type, at, size, bytes }) => {
    if (type === 'moof' && bytes && head) {
      const { trackId, decodeTime, isKey } = readMoof(bytes);
      const track = head.facts.tracks.find(({ id }) => id === trackId);
      moof = track && { at, trackId, isKey, atMs: (decodeTime * 1000) / track.timescale };
      return;
    }
    if (type === 'ftyp' && bytes) ftyp = Buffer.from(bytes);
    if (type === 'moov' && bytes) head = { bytes: Buffer.concat([ftyp, bytes]), facts: readMoov(Buffer.from(bytes)) };
    if (type === 'mdat' && moof) fragments.push({ ...moof, bytes: at + size - moof.at });
    moof = undefined;
    end = at + size;
  });
  return head && { head, fragments, end };
}
