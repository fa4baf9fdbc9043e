import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright';

/** node shoot.mjs <folder> <name>=<query> …: a picture (or for papers a PDF) of each, at 1920×1080. */
const [folder = '.', ...wanted] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
});
const footerTemplate =
  '<div style="width:100%;font-size:9pt;text-align:center;font-family:serif">第 <span class="pageNumber"></span> 页　共 <span class="totalPages"></span> 页</div>';
for (const one of wanted) {
  const at = one.indexOf('=');
  const [name, query] = [one.slice(0, at), one.slice(at + 1)];
  const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
  page.on('console', (message) => message.type() === 'error' && console.log(name, message.text()));
  page.on('pageerror', (error) => console.log(name, String(error)));
  await page.goto(`http://localhost:5178/?${query}`);
  if (query.includes('show=paper')) {
    await page.waitForSelector('body[data-ready=yes]', { timeout: 30_000 });
    const footerTemplate = await page.evaluate(() => document.body.dataset.footer ?? '');
    await page.pdf({
      path: path.join(folder, `${name}.pdf`),
      preferCSSPageSize: true,
      printBackground: true,
      displayHeaderFooter: footerTemplate !== '',
      headerTemplate: '<span></span>',
      footerTemplate,
    });
  } else {
    await page.waitForLoadState('networkidle');
    await page.waitForTimeout(Number(process.env['SETTLE'] ?? 1500));
    await page.screenshot({ path: path.join(folder, `${name}.png`) });
  }
  await page.close();
}
await browser.close();
