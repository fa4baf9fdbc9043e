/** ISO 9660 is written in sectors of 2048 bytes; the first 16 belong to the system. */
export const sectorBytes = 2048;
export const firstDescriptorSector = 16;

/** A run of bytes in the image. */
export interface Extent {
  readonly from: number;
  readonly bytes: number;
}
export interface IsoRecord {
  readonly name: string;
  readonly kind: 'file' | 'folder';
  readonly extent: Extent;
  /** The file goes on in the next record of the same name (files over 4 GiB). */
  readonly continues: boolean;
}
export interface VolumeDescriptor {
  readonly kind: 'primary' | 'joliet' | 'end' | 'other';
  readonly volumeId: string;
  /** Of the whole volume. */
  readonly bytes: number;
  readonly root: Extent;
}

/** A descriptor sector, or undefined where the bytes aren't one. */
export function readDescriptor(sector: Buffer): VolumeDescriptor | undefined {
  if (sector.length < sectorBytes || sector.toString('latin1', 1, 6) !== 'CD001') return undefined;
  const joliet = sector[0] === 2 && /^%\/[@CE]/.test(sector.toString('latin1', 88, 91));
  const kind = sector[0] === 1 ? 'primary' : sector[0] === 255 ? 'end' : joliet ? 'joliet' : 'other';
  const id = sector.subarray(40, 72);
  return {
    kind,
    volumeId: (joliet ? utf16(id) : id.toString('latin1')).replace(/[\s\0]+$/, ''),
    bytes: sector.readUInt32LE(80) * sectorBytes,
    root: extentOf(sector.subarray(156, 190)),
  };
}

/** The records of a directory, without itself and its parent; undefined where the bytes aren't a directory. */
export function readDirectory(content: Buffer, joliet: boolean): readonly IsoRecord[] | undefined {
  const records: IsoRecord[] = [];
  for (let at = 0; at < content.length;) {
    const length = content[at] ?? 0;
    // Records don't cross sectors: a zero fills the rest of one.
    if (length === 0) {
      at = (Math.floor(at / sectorBytes) + 1) * sectorBytes;
      continue;
    }
    const record = content.subarray(at, at + length);
    const nameBytes = record[32] ?? 0;
    if (record.length < length || length < 33 + nameBytes || nameBytes === 0) return undefined;
    at += length;
    // Each figure is written in both byte orders: systems that read one or the other must see the same file.
    if (record.readUInt32LE(2) !== record.readUInt32BE(6) || record.readUInt32LE(10) !== record.readUInt32BE(14)) return undefined;
    const name = record.subarray(33, 33 + nameBytes);
    if (nameBytes === 1 && (name[0] === 0 || name[0] === 1)) continue;
    const flags = record[25] ?? 0;
    records.push({
      name: (joliet ? utf16(name) : name.toString('latin1')).replace(/;\d+$/, ''),
      kind: (flags & 2) === 0 ? 'file' : 'folder',
      extent: extentOf(record),
      continues: (flags & 0x80) !== 0,
    });
  }
  return records;
}

function extentOf(record: Buffer): Extent {
  return { from: record.readUInt32LE(2) * sectorBytes, bytes: record.readUInt32LE(10) };
}

/** Joliet writes UCS-2 with the high byte first. */
function utf16(bytes: Buffer): string {
  return Buffer.from(bytes.subarray(0, bytes.length & ~1))
    .swap16()
    .toString('utf16le');
}
