import { createRoot } from 'react-dom/client';
import { flushSync } from 'react-dom';
import type { Paper } from '../services/contract/papers';
import { t } from './i18n/zh-cn';
import { call } from './kiosk/kiosk';
import { PaperSheet } from './papers/paper-sheet';
import './paper-fonts';

/** Chromium fills the two places by their class; it knows no fonts of ours here. */
const pageFoot = `<div style="width:100%;font-size:9pt;text-align:center;font-family:serif">${t('paper.pageOf', {
  page: '<span class="pageNumber"></span>',
  pages: '<span class="totalPages"></span>',
})}</div>`;

/** A sheet has its margins in itself, so that the mark across the edges can lie at the edge. The content policy takes no style element. */
function withoutMargins(): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('@page { margin: 0 }');
  return sheet;
}

/** Laid out page by page, as it was signed. */
function onSheets({ kind }: Paper): boolean {
  return kind === 'transcript' || kind === 'record';
}

/** Stands in the PDF's own particulars. */
function titleOf(paper: Paper): string {
  switch (paper.kind) {
    case 'transcript':
    case 'record': {
      const { registrationCode, record } = paper.session;
      return [record?.form.name ?? t('paper.transcript.name'), registrationCode].filter(Boolean).join(' ');
    }
    default:
      return t('paper.pdfTitle');
  }
}

const faces = ['400 12pt "Noto Serif SC"', '700 12pt "Noto Serif SC"', '400 12pt "Noto Sans SC"', '700 12pt "Noto Sans SC"'];

/** A line of each character once, in each face, has its fonts loaded: the small ones for what the whole one lacks. */
async function fontsFor(place: HTMLElement): Promise<void> {
  const characters = [...new Set(place.textContent)].join('');
  for (const font of faces) {
    const line = document.body.appendChild(document.createElement('p'));
    line.className = 'paper-characters';
    line.style.font = font;
    line.textContent = characters;
  }
  document.body.getBoundingClientRect();
  await document.fonts.ready;
}

/** Draws the job named in the address; the printer waits for `data-ready` on the body and takes the page's foot from `data-footer`. */
async function drawPaper(place: HTMLElement, job: string): Promise<void> {
  // Read while the paper is drawn.
  const wholeFaces = Promise.all(faces.map((face) => document.fonts.load(face)));
  const paper = await call('paper.data', job);
  // What is laid out page by page numbers its own pages.
  document.body.dataset['footer'] = paper.kind === 'disc-labels' || onSheets(paper) ? '' : pageFoot;
  document.title = titleOf(paper);
  if (onSheets(paper)) {
    document.adoptedStyleSheets = [withoutMargins()];
    document.body.classList.add('paper-on-sheets');
  }
  flushSync(() => createRoot(place).render(<PaperSheet paper={paper} />));
  await wholeFaces;
  await fontsFor(place);
  await Promise.all([...document.images].map((image) => image.decode()));
  await document.fonts.ready;
  document.body.dataset['ready'] = 'yes';
}

const place = document.getElementById('paper');
const job = new URLSearchParams(location.search).get('job');
if (place && job) {
  drawPaper(place, job).catch((error: unknown) => {
    document.body.dataset['ready'] = 'failed';
    console.error(error);
  });
}
