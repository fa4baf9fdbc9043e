/** Colorants of IEC 61966-2-1 and its white, adapted to D50 as ICC profiles have them. */
const white = [0.9642, 1, 0.8249] as const;
const colorants = { rXYZ: [0.43607, 0.22249, 0.01392], gXYZ: [0.38515, 0.71687, 0.09708], bXYZ: [0.14307, 0.06061, 0.7141] } as const;
const curvePoints = 1024;
const headerBytes = 128;

/** A profile of sRGB (ICC version 2), of our own making: what a screen's colours on paper mean, for readers of later years. */
export function srgbProfile(): Buffer {
  const curve = curveTag();
  const tags: readonly (readonly [string, Buffer])[] = [
    ['desc', descriptionTag('sRGB')],
    ['cprt', Buffer.from('text\0\0\0\0No copyright, use freely\0')],
    ['wtpt', xyzTag(white)],
    ...Object.entries(colorants).map(([name, xyz]) => [name, xyzTag(xyz)] as const),
    ...['rTRC', 'gTRC', 'bTRC'].map((name) => [name, curve] as const),
  ];
  const table = Buffer.alloc(4 + 12 * tags.length);
  table.writeUInt32BE(tags.length, 0);
  const parts: Buffer[] = [];
  const places = new Map<Buffer, number>();
  let end = headerBytes + table.length;
  for (const [index, [name, data]] of tags.entries()) {
    // The three curves are one.
    const at = places.get(data) ?? end;
    if (at === end) {
      const padded = Buffer.concat([data, Buffer.alloc((4 - (data.length % 4)) % 4)]);
      parts.push(padded);
      places.set(data, at);
      end += padded.length;
    }
    table.write(name, 4 + 12 * index, 'latin1');
    table.writeUInt32BE(at, 8 + 12 * index);
    table.writeUInt32BE(data.length, 12 + 12 * index);
  }
  return Buffer.concat([header(end), table, ...parts]);
}

function header(bytes: number): Buffer {
  const made = Buffer.alloc(headerBytes);
  made.writeUInt32BE(bytes, 0);
  made.writeUInt32BE(0x02100000, 8);
  made.write('mntrRGB XYZ ', 12, 'latin1');
  for (const [index, part] of [2026, 1, 1].entries()) made.writeUInt16BE(part, 24 + 2 * index);
  made.write('acsp', 36, 'latin1');
  xyz(white).copy(made, 68);
  return made;
}

/** s15Fixed16. */
function xyz(values: readonly number[]): Buffer {
  const made = Buffer.alloc(4 * values.length);
  for (const [index, value] of values.entries()) made.writeInt32BE(Math.round(value * 65_536), 4 * index);
  return made;
}

const xyzTag = (values: readonly number[]): Buffer => Buffer.concat([Buffer.from('XYZ \0\0\0\0'), xyz(values)]);

function curveTag(): Buffer {
  const made = Buffer.alloc(12 + 2 * curvePoints);
  made.write('curv', 0, 'latin1');
  made.writeUInt32BE(curvePoints, 8);
  for (let n = 0; n < curvePoints; n += 1) made.writeUInt16BE(Math.round(linear(n / (curvePoints - 1)) * 65_535), 12 + 2 * n);
  return made;
}

/** IEC 61966-2-1: what light a value of 0 to 1 means. */
function linear(value: number): number {
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
}

/** textDescriptionType: ASCII, then an empty Unicode and an empty Macintosh name. */
function descriptionTag(text: string): Buffer {
  const made = Buffer.alloc(12 + text.length + 1 + 8 + 70);
  made.write('desc', 0, 'latin1');
  made.writeUInt32BE(text.length + 1, 8);
  made.write(text, 12, 'latin1');
  return made;
}
