import { createRoot } from 'react-dom/client';
import { flushSync } from 'react-dom';
import { call } from './kiosk/kiosk';
import { PaperSheet } from './papers/paper-sheet';
import './fonts';

/** Draws the job named in the address; the printer waits for `data-ready` on the body. */
async function drawPaper(place: HTMLElement, job: string): Promise<void> {
  const paper = await call('paper.data', job);
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
