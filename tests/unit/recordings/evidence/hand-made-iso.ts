/** A record of the root folder; places and sizes are written as given, however wrong. */
export interface HandMadeRecord {
  readonly name: string;
  readonly sector: number;
  readonly bytes: number;
  readonly folder?: boolean;
  readonly continues?: boolean;
}

const sector = 2048;
const rootSector = 18;

/** An ISO 9660 image with a primary volume only: sectors 16-17 descriptors, 18 the root folder, `contents` from 19. */
export function handMadeIso(records: readonly HandMadeRecord[], contents: readonly Buffer[], claimedSectors?: number): Buffer {
  const data = contents.map((content) => Buffer.concat([content, Buffer.alloc((sector - (content.length % sector)) % sector)]));
  const body = Buffer.concat(data);
  const descriptor = Buffer.alloc(sector);
  descriptor[0] = 1;
  descriptor.write('CD001\u0001', 1, 'latin1');
  descriptor.write('HAND_MADE'.padEnd(32), 40, 'latin1');
  descriptor.writeUInt32LE(claimedSectors ?? 19 + body.length / sector, 80);
  record({ name: '\u0000', sector: rootSector, bytes: sector, folder: true }).copy(descriptor, 156);
  const end = Buffer.alloc(sector);
  end[0] = 255;
  end.write('CD001\u0001', 1, 'latin1');
  const root = Buffer.alloc(sector);
  Buffer.concat(records.map(record)).copy(root);
  return Buffer.concat([Buffer.alloc(16 * sector), descriptor, end, root, body]);
}

function record({ name, sector: place, bytes, folder, continues }: HandMadeRecord): Buffer {
  const content = Buffer.alloc(33 + name.length + ((33 + name.length) % 2));
  content[0] = content.length;
  content.writeUInt32LE(place, 2);
  content.writeUInt32BE(place, 6);
  content.writeUInt32LE(bytes, 10);
  content.writeUInt32BE(bytes, 14);
  content[25] = (folder ? 2 : 0) | (continues ? 0x80 : 0);
  content[32] = name.length;
  content.write(name, 33, 'latin1');
  return content;
}
