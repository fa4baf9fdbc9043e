import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { projectFolder } from './places.mjs';

const folder = path.join(projectFolder, 'recordings', 'verifier-page');
const licensed = ['@noble/ed25519', '@noble/hashes'];

/** 校验.html: one file without anything outside of it. The core of the check stands in a script of its own, with its comments, to be read. */
export async function verifierPage() {
  const read = (file) => readFile(path.join(folder, file), 'utf8');
  const [template, style, core, words] = await Promise.all(
    ['page.html', 'page.css', 'verify-disc.ts', 'templates/words.json'].map((file) => read(file)),
  );
  const parts = {
    title: JSON.parse(words).title,
    style,
    core: await readableScript(core),
    licenses: (await Promise.all(licensed.map(licenseOf))).join('\n\n'),
    page: await bundledScript(),
  };
  // Text that looks like the end of a script must not end it.
  const safe = (text) => text.replaceAll('</script', '<\\/script');
  return template.replace(/\{\{(\w+)\}\}/g, (_, name) => safe(parts[name]));
}

/** Only the types are taken out; blank lines, which the compiler drops, are kept by a mark. */
async function readableScript(source) {
  const { default: ts } = await import('typescript');
  const { outputText } = ts.transpileModule(source.replace(/\n\n/g, '\n//~\n'), {
    compilerOptions: { target: ts.ScriptTarget.ES2020, module: ts.ModuleKind.ESNext },
  });
  const { format, resolveConfig } = await import('prettier');
  const plain = outputText
    .replace(/^ *\/\/~$/gm, '')
    .replace(/^export (?=async function|function|const)/gm, '')
    .replace(/^export \{\};$/gm, '');
  return format(plain, { ...(await resolveConfig(path.join(folder, 'verify-disc.ts'))), parser: 'babel' });
}

async function bundledScript() {
  const { build } = await import('esbuild');
  const { outputFiles } = await build({
    absWorkingDir: projectFolder,
    entryPoints: [path.join(folder, 'page.ts')],
    bundle: true,
    write: false,
    format: 'iife',
    platform: 'browser',
    charset: 'utf8',
    // Browsers of offices and courts are often years old.
    target: 'es2020',
    logLevel: 'silent',
    tsconfig: path.join(projectFolder, 'tsconfig.common.json'),
    plugins: [coreStandsBefore],
  });
  return outputFiles[0].text;
}

/** The bundle calls the core that the script before it has defined. */
const coreStandsBefore = {
  name: 'core-stands-before',
  setup(build) {
    build.onResolve({ filter: /^\.\/verify-disc$/ }, () => ({ path: 'verify-disc', namespace: 'before' }));
    build.onLoad({ filter: /.*/, namespace: 'before' }, () => ({ contents: 'export const verifyDisc = globalThis.verifyDisc;' }));
  },
};

async function licenseOf(name) {
  const text = await readFile(path.join(projectFolder, 'node_modules', name, 'LICENSE'), 'utf8');
  return `${name}\n${text.trim()}`;
}
