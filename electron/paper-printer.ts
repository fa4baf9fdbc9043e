import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { BrowserWindow } from 'electron';
import type { Paper } from '../services/contract/papers';
import type { PaperPrinter } from '../services/archive/paper-printer';
import { sealedPage } from './lock-down';
import { pageOrigin } from './page-address';
import { withOutputIntent } from './pdf/output-intent';

const readyWithinMs = 30_000;

/** Prints papers by a hidden page of our own, so that what is printed is drawn by the same parts as the screen. */
export class ChromiumPaperPrinter implements PaperPrinter {
  private readonly jobs = new Map<string, Paper>();

  constructor(
    private readonly distFolder: string,
    private readonly onWindow: (window: BrowserWindow) => void,
  ) {}

  /** The paper of a job that is being printed. */
  paperOf(jobId: string): Paper | undefined {
    return this.jobs.get(jobId);
  }

  async print(paper: Paper): Promise<Buffer> {
    const jobId = randomUUID();
    this.jobs.set(jobId, paper);
    const window = new BrowserWindow({
      show: false,
      webPreferences: { ...sealedPage(path.join(this.distFolder, 'preload.cjs'), false), offscreen: true },
    });
    this.onWindow(window);
    try {
      await window.loadURL(`${pageOrigin}/paper.html?job=${jobId}`);
      await untilReady(window);
      const footer: unknown = await window.webContents.executeJavaScript('document.body.dataset.footer ?? ""');
      const pdf = await window.webContents.printToPDF({
        printBackground: true,
        preferCSSPageSize: true,
        // Structure and language for readers that speak a text.
        generateTaggedPDF: true,
        displayHeaderFooter: footer !== '',
        headerTemplate: '<span></span>',
        footerTemplate: String(footer),
      });
      return withOutputIntent(pdf);
    } finally {
      this.jobs.delete(jobId);
      window.destroy();
    }
  }
}

async function untilReady(window: BrowserWindow): Promise<void> {
  const deadline = performance.now() + readyWithinMs;
  while (performance.now() < deadline) {
    const ready: unknown = await window.webContents.executeJavaScript('document.body.dataset.ready');
    if (ready === 'yes') return;
    if (ready === 'failed') throw new Error('the paper could not be drawn');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('the paper did not become ready');
}
