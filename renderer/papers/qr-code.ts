import bwipjs from 'bwip-js/generic';

/** A square code as one SVG path; `size` modules wide, a module is one unit. */
export interface QrCode {
  readonly size: number;
  readonly path: string;
}

export function qrCode(text: string): QrCode {
  const [symbol] = bwipjs.raw('qrcode', text, 'eclevel=M');
  if (!symbol || !('pixs' in symbol)) return { size: 0, path: '' };
  const dark = symbol.pixs.flatMap((module, index) =>
    module === 1 ? [`M${index % symbol.pixx} ${Math.floor(index / symbol.pixx)}h1v1h-1z`] : [],
  );
  return { size: symbol.pixx, path: dark.join('') };
}
