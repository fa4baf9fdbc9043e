import path from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Serves single screens with invented data, to look at them without the application. */
export default defineConfig({
  root: import.meta.dirname,
  publicDir: process.env['PREVIEW_MEDIA'] ?? false,
  cacheDir: process.env['PREVIEW_CACHE'] ?? path.resolve(import.meta.dirname, '../../../node_modules/.vite-preview-b'),
  plugins: [react()],
  server: { port: 5178, strictPort: true, fs: { allow: [path.resolve(import.meta.dirname, '../../..')] } },
});
