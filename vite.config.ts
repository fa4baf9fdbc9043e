import { existsSync } from 'node:fs';
import path from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const root = path.resolve(import.meta.dirname, 'renderer');
const pages = ['index.html', 'paper.html', 'remote.html'].map((page) => path.join(root, page)).filter((page) => existsSync(page));

/** The MPEG-1 player puts a style element for controls that are not shown here into the page, which the content policy refuses. */
const withoutInjectedStyle: Plugin = {
  name: 'without-injected-style',
  transform(code, id) {
    if (!id.includes('@cycjimmy/jsmpeg-player')) return undefined;
    const injection = 'styleInject(css_248z);';
    if (!code.includes(injection)) throw new Error(`${id} no longer holds ${injection}`);
    return { code: code.replace(injection, ''), map: null };
  },
};

/** The screens: served by the kiosk itself from dist/renderer, with every font and picture as a file of its own and nothing from a network. */
export default defineConfig({
  root,
  base: './',
  plugins: [react(), withoutInjectedStyle],
  build: {
    outDir: path.resolve(import.meta.dirname, 'dist/renderer'),
    emptyOutDir: true,
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 4000,
    modulePreload: { polyfill: false },
    // The oldest Chromium it is shown in (Electron 33).
    target: 'chrome130',
    rolldownOptions: { input: pages },
  },
});
