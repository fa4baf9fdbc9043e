// Takes pictures: [ZOOM=2] node tests/support/preview/look.mjs <folder> <screen[:press]...>...
// A press is a button's name, @ and a key, or = and what is typed. It says how many elements each page has.
import path from 'node:path';
import { chromium } from 'playwright';
import { createServer } from 'vite';

const zoom = Number(process.env.ZOOM ?? 1);
const [folder, ...screens] = process.argv.slice(2);
const server = await createServer({ configFile: path.join(import.meta.dirname, 'vite.config.mjs') });
await server.listen();
const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
});
for (const wanted of screens) {
  const [screen, ...presses] = wanted.split(':');
  const page = await browser.newPage({
    viewport: { width: 1920 / zoom, height: 1080 / zoom },
    deviceScaleFactor: zoom,
    timezoneId: 'Asia/Shanghai',
  });
  page.on('pageerror', (error) => console.log(screen, 'page error', error.message));
  page.on('console', (message) => message.type() === 'error' && console.log(screen, message.text()));
  await page.goto(`http://localhost:5199/?screen=${screen}${screen.startsWith('second-screen') ? '&window=second-screen' : ''}`);
  await page.getByTestId('recording-strip').waitFor();
  await page.waitForTimeout(1500);
  for (const press of presses) {
    if (press.startsWith('@')) await page.keyboard.press(press.slice(1));
    else if (press.startsWith('=')) await page.keyboard.type(press.slice(1));
    else
      await page
        .getByRole('button', { name: press.replace('*', ''), exact: !press.endsWith('*') })
        .or(page.getByText(press, { exact: true }))
        .first()
        .click();
    await page.waitForTimeout(400);
  }
  await page.waitForTimeout(screen === 'home-silent' ? 11_000 : 500);
  console.log(wanted, await page.evaluate(() => document.querySelectorAll('*').length), 'elements');
  await page.screenshot({ path: path.join(folder, `${wanted.replaceAll(/[:/@]/g, '_')}.png`) });
  await page.close();
}
await browser.close();
await server.close();
