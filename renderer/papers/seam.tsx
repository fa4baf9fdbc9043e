import type { ReactNode } from 'react';
import { t } from '../i18n/zh-cn';

/** As many pages share one mark as can be fanned out by hand. */
const mostPages = 8;
/** mm, over all pages of a mark. */
const height = 12;
const length = 140;

/** 骑缝: the code is printed along the edge and divided over the pages; it reads only when they lie in order, none left out. */
export function Seam({ text, page, pages }: { readonly text: string; readonly page: number; readonly pages: number }): ReactNode {
  const first = Math.floor((page - 1) / mostPages) * mostPages + 1;
  const share = Math.min(mostPages, pages - first + 1);
  if (pages === 1) return null;
  const slice = height / share;
  return (
    <aside className="sheet-seam" aria-hidden>
      <svg
        style={{ width: `${slice}mm`, height: `${length}mm` }}
        viewBox={`${(page - first) * slice} 0 ${slice} ${length}`}
        preserveAspectRatio="none"
      >
        <text transform="rotate(90)" y={-2} x={2} textLength={length - 4} lengthAdjust="spacingAndGlyphs" fontSize={height * 0.95}>
          {text}
        </text>
      </svg>
      <span>{t('paper.transcript.seam')}</span>
    </aside>
  );
}
