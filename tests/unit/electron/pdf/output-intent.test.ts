import { inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { withOutputIntent } from '../../../../electron/pdf/output-intent';
import { srgbProfile } from '../../../../electron/pdf/srgb-profile';

/** As Chromium ends a PDF: the catalog is its third object. */
function aPdf(trailer = '<</Size 4\n/Root 3 0 R\n/Info 1 0 R>>'): Buffer {
  const objects = ['<</Title (x)>>', '<</Type /Pages\n/Count 0\n/Kids []>>', '<</Type /Catalog\n/Pages 2 0 R>>'];
  let text = '%PDF-1.4\n';
  const rows = ['0000000000 65535 f \n'];
  for (const [index, object] of objects.entries()) {
    rows.push(`${String(text.length).padStart(10, '0')} 00000 n \n`);
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
  }
  return Buffer.from(`${text}xref\n0 4\n${rows.join('')}trailer\n${trailer}\nstartxref\n${text.length}\n%%EOF\n`, 'latin1');
}

describe('the output intent of a printed paper', () => {
  it('is appended: not a byte before it changes, and the new table leads to it', () => {
    const pdf = aPdf();
    const made = withOutputIntent(pdf);
    expect(made.subarray(0, pdf.length)).toEqual(pdf);
    const text = made.toString('latin1');
    const tableAt = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(text)?.[1]);
    const [, rootAt, profileAt] = /^xref\n3 1\n(\d{10}) 00000 n \n4 1\n(\d{10}) 00000 n \ntrailer/.exec(text.slice(tableAt)) ?? [];
    expect(text.slice(Number(rootAt))).toMatch(
      /^3 0 obj\n<<\/OutputIntents \[<<\/Type \/OutputIntent \/S \/GTS_PDFA1 .+\/DestOutputProfile 4 0 R>>\]\n\/Type \/Catalog/,
    );
    const stream = made.subarray(Number(profileAt));
    expect(stream.toString('latin1')).toMatch(/^4 0 obj\n<<\/N 3 /);
    expect(inflateSync(stream.subarray(stream.indexOf('stream\n') + 7))).toEqual(srgbProfile());
    expect(text.slice(tableAt)).toContain(`/Prev ${pdf.toString('latin1').indexOf('xref\n0 4')}`);
  });

  it.each([
    ['an end of another kind', aPdf('<</Size 4\n/Root 3 0 R>>')],
    ['a catalog that isn’t where its row says', aPdf('<</Size 4\n/Root 2 0 R\n/Info 1 0 R>>').fill('x', 9, 100)],
    ['no PDF', Buffer.from('x')],
  ])('leaves a PDF with %s as it is', (_, pdf) => expect(withOutputIntent(pdf)).toBe(pdf));

  it('has the curve and the white of sRGB', () => {
    const profile = srgbProfile();
    expect(profile.readUInt32BE(0)).toBe(profile.length);
    const tagAt = (name: string) => profile.readUInt32BE(profile.indexOf(name, 128, 'latin1') + 4);
    const curve = tagAt('gTRC') + 12;
    expect([tagAt('rTRC'), tagAt('bTRC')]).toEqual([curve - 12, curve - 12]);
    // A middle grey of 128 is 21.6 % of the light.
    expect(profile.readUInt16BE(curve + 2 * Math.round((128 / 255) * 1023)) / 65_535).toBeCloseTo(0.216, 2);
    const xyzOf = (name: string) => [8, 12, 16].map((at) => profile.readInt32BE(tagAt(name) + at) / 65_536);
    const sum = [0, 1, 2].map((n) => ['rXYZ', 'gXYZ', 'bXYZ'].reduce((all, name) => all + (xyzOf(name)[n] ?? 0), 0));
    for (const [n, value] of xyzOf('wtpt').entries()) expect(sum[n]).toBeCloseTo(value, 3);
  });
});
