import { randomBytes } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import { srgbProfile } from './srgb-profile';

const packed = deflateSync(srgbProfile());
/** The trailer and the last numbers of the table; a catalog is far shorter. */
const tailBytes = 1_024;
const catalogBytes = 4_096;
/** A row of the cross-reference table. */
const rowBytes = 20;

/**
 * The PDF with what its colours mean (an sRGB output intent, as PDF/A asks) and an identifier, appended as an incremental update: its bytes stay as they
 * are and only its end is read. One whose end isn't as Chromium writes it is left as it is, for a paper must be printed in any case.
 */
export function withOutputIntent(pdf: Buffer): Buffer {
  const end = endOf(pdf);
  const catalog = end && catalogOf(pdf, end);
  if (!end || catalog === undefined) return pdf;
  const { size, root, info, tableAt } = end;
  const stream = `<</N 3 /Filter /FlateDecode /Length ${packed.length}>>`;
  const intent = `<</Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB) /Info (sRGB IEC61966-2.1) /RegistryName (http://www.color.org) /DestOutputProfile ${size} 0 R>>`;
  const objects = [
    Buffer.from(`\n${root} 0 obj\n${catalog.replace('<<', `<</OutputIntents [${intent}]\n`)}\nendobj\n`, 'latin1'),
    Buffer.concat([Buffer.from(`${size} 0 obj\n${stream}\nstream\n`), packed, Buffer.from('\nendstream\nendobj\n')]),
  ] as const;
  const [newCatalog, newProfile] = objects;
  const rootAt = pdf.length + 1;
  const profileAt = pdf.length + newCatalog.length;
  const id = `<${randomBytes(16).toString('hex')}>`;
  const table = [
    `xref\n${root} 1\n${row(rootAt)}${size} 1\n${row(profileAt)}`,
    `trailer\n<</Size ${size + 1}\n/Root ${root} 0 R\n/Info ${info} 0 R\n/ID [${id} ${id}]\n/Prev ${tableAt}>>\n`,
    `startxref\n${profileAt + newProfile.length}\n%%EOF\n`,
  ].join('');
  return Buffer.concat([pdf, ...objects, Buffer.from(table, 'latin1')]);
}

const row = (at: number): string => `${String(at).padStart(10, '0')} 00000 n \n`;

interface End {
  readonly size: number;
  readonly root: number;
  readonly info: number;
  readonly tableAt: number;
}

function endOf(pdf: Buffer): End | undefined {
  const tail = pdf.toString('latin1', Math.max(0, pdf.length - tailBytes));
  const found = /trailer\n<<\/Size (\d+)\n\/Root (\d+) 0 R\n\/Info (\d+) 0 R>>\nstartxref\n(\d+)\n%%EOF\s*$/.exec(tail);
  if (!found) return undefined;
  const [size = 0, root = 0, info = 0, tableAt = 0] = found.slice(1).map(Number);
  return { size, root, info, tableAt };
}

/** The dictionary of the catalog, by its row of the table. */
function catalogOf(pdf: Buffer, { size, root, tableAt }: End): string | undefined {
  const head = `xref\n0 ${size}\n`;
  if (pdf.toString('latin1', tableAt, tableAt + head.length) !== head) return undefined;
  const rowAt = tableAt + head.length + rowBytes * root;
  const at = Number(pdf.toString('latin1', rowAt, rowAt + 10));
  const found = /^(\d+) 0 obj\n(<<.*?>>)\nendobj/s.exec(pdf.toString('latin1', at, at + catalogBytes));
  return found && Number(found[1]) === root && !found[2]?.includes('/OutputIntents') ? found[2] : undefined;
}
