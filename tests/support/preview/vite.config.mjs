import { existsSync } from 'node:fs';
import path from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const project = path.resolve(import.meta.dirname, '../../..');
/** Screens that are not written yet stand in as an empty page. */
const standIns = {
  name: 'stand-ins',
  enforce: 'pre',
  resolveId: (source) => {
    if (!/screens\/[\w-]+\/[\w-]+-screen$|second-screen\/second-screen$/.test(source)) return undefined;
    const file = path.join(project, 'renderer', source.replace(/^\.\//, '') + '.tsx');
    const written = existsSync(file) && !(process.env.ONLY_OWN && /(console|disc-desk|archive|handover|second-screen)\//.test(source));
    return written ? undefined : `\0stand-in:${source.split('/').at(-1)}`;
  },
  load: (id) => {
    if (!id.startsWith('\0stand-in:')) return undefined;
    const name = id.slice('\0stand-in:'.length).replace(/(^|-)(\w)/g, (_, __, letter) => letter.toUpperCase());
    return `export const ${name} = () => null;`;
  },
};

export default defineConfig({
  root: import.meta.dirname,
  plugins: [standIns, react()],
  cacheDir: path.join(project, 'node_modules/.vite-preview'),
  server: { port: 5199, strictPort: true, fs: { allow: [project] }, hmr: false, watch: null },
  optimizeDeps: { include: ['react', 'react-dom/client', 'react/jsx-runtime', 'antd', 'antd/locale/zh_CN', '@ant-design/icons'] },
});
