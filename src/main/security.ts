import { url as inspectorUrl } from 'node:inspector';
import { app, type Session } from 'electron';

/** Chromium's switches that hand the window over to whoever asks. No fuse takes them away. */
const debuggingSwitches = ['remote-debugging-port', 'remote-debugging-pipe'] as const;

/**
 * Whether the packaged program was started so that another one could read its window and type in it. One whose Node is
 * open to an inspector, as only the tests' package allows it by a fuse, has nothing left to protect.
 */
export function hasRemoteDebugging(): boolean {
  if (!app.isPackaged || inspectorUrl() !== undefined) return false;
  return debuggingSwitches.some((name) => app.commandLine.hasSwitch(name));
}

/** What no page may do here: go elsewhere, open windows, ask for permissions, download, embed. */
export function refuseTheRest(): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.on('will-navigate', (event) => event.preventDefault());
    contents.on('will-redirect', (event) => event.preventDefault());
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  });
}

export function restrictSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.on('will-download', (event) => event.preventDefault());
}
