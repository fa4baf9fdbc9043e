// Opens the application folder named on the command line, as the default app of an Electron release does:
// `electron [switches] [-r module] <folder> [arguments of the application]`.
import { readFileSync } from 'node:fs';
import Module from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { app, dialog } from 'electron';

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

try {
  const { modules, folder } = readCommandLine(process.argv.slice(1));
  Object.defineProperty(process, 'defaultApp', { enumerable: true, value: true });
  if (modules.length > 0) Module._preloadModules(modules);
  if (folder === undefined) throw new Error('name the application folder');
  takeIdentity(folder);
  // Awaited at the top level: Electron holds `ready` back until the application has registered what must come before it.
  await import(pathToFileURL(Module._resolveFilename(folder, null, true)).href);
} catch (error) {
  console.error(error);
  dialog.showErrorBox('Error', String(error?.message ?? error));
  app.exit(1);
}
