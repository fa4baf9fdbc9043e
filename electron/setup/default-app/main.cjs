// Opens the application folder named on the command line, as the default app of an Electron release does:
// `electron [switches] [-r module] <folder> [arguments of the application]`.
const { readFileSync } = require('node:fs');
const Module = require('node:module');
const path = require('node:path');
const { pathToFileURL } = require('node:url');
const { app, dialog } = require('electron');

function readCommandLine(words) {
  const modules = [];
  for (let i = 0; i < words.length; i += 1) {
    const word = words[i];
    if (word === '-r' || word === '--require') modules.push(words[(i += 1)]);
    else if (!word.startsWith('-')) return { modules, folder: path.resolve(word) };
  }
  return { modules, folder: undefined };
}

function takeIdentity(folder) {
  const about = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  if (about.version) app.setVersion(about.version);
  if (about.desktopName) app.setDesktopName(about.desktopName);
  app.setName(about.productName ?? about.name);
  app.setAppPath(folder);
}

async function open() {
  const { modules, folder } = readCommandLine(process.argv.slice(1));
  Object.defineProperty(process, 'defaultApp', { enumerable: true, value: true });
  if (modules.length > 0) Module._preloadModules(modules);
  if (folder === undefined) throw new Error('name the application folder');
  takeIdentity(folder);
  await import(pathToFileURL(Module._resolveFilename(folder, null, true)).href);
}

open().catch((error) => {
  console.error(error);
  dialog.showErrorBox('Error', String(error?.message ?? error));
  app.exit(1);
});
