import { app, Menu, session, type WebContents } from 'electron';
import { isOurPage } from './page-address';
import { isShellKey } from './shell-keys';

/** The options of every window we open; a page is an untrusted guest of the main process. */
export const sealedPage = (preload: string, devTools: boolean) =>
  ({
    preload,
    contextIsolation: true,
    sandbox: true,
    nodeIntegration: false,
    webSecurity: true,
    webviewTag: false,
    devTools,
    spellcheck: false,
    backgroundThrottling: false,
  }) as const;

/** Denies what a kiosk never needs: permissions, navigation, new windows, web views, downloads, menus. */
export function lockDown(): void {
  Menu.setApplicationMenu(null);
  session.defaultSession.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.defaultSession.setPermissionCheckHandler(() => false);
  session.defaultSession.on('will-download', (event) => event.preventDefault());
  app.on('web-contents-created', (_event, contents) => guard(contents));
}

function guard(contents: WebContents): void {
  const stayHere = (event: { preventDefault(): void; url: string }) => {
    if (!isOurPage(event.url)) event.preventDefault();
  };
  contents.on('will-navigate', stayHere);
  contents.on('will-redirect', stayHere);
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('before-input-event', (event, input) => {
    if (isShellKey(input)) event.preventDefault();
  });
}
