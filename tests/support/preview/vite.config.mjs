import path from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const project = path.resolve(import.meta.dirname, '../../..');

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  cacheDir: path.join(project, 'node_modules/.vite-preview'),
  server: { port: 5199, strictPort: true, fs: { allow: [project] }, hmr: false, watch: null },
  optimizeDeps: { include: ['react', 'react-dom/client', 'react/jsx-runtime', 'antd', 'antd/locale/zh_CN', '@ant-design/icons'] },
});
