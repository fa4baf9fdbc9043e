import { createRoot } from 'react-dom/client';
import { flushSync } from 'react-dom';
import { t } from './i18n/zh-cn';
import { call } from './kiosk/kiosk';
import { PaperSheet } from './papers/paper-sheet';
import './fonts';

/** Chromium fills the two places by their class; it knows no fonts of ours here. */
const pageFoot = `<div style="width:100%;font-size:9pt;text-align:center;font-family:serif">${t('paper.pageOf', {
  page: '<span class="pageNumber"></span>',
  pages: '<span class="totalPages"></span>',
})}</div>`;

/** Draws the job named in the address; the printer waits for `data-ready` on the body and takes the page's foot from `data-footer`. */
async function drawPaper(place: HTMLElement, job: string): Promise<void> {
  const paper = await call('paper.data', job);
  document.body.dataset['footer'] = paper.kind === 'disc-labels' ? '' : pageFoot;
  flushSync(() => createRoot(place).render(<PaperSheet paper={paper} />));
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
