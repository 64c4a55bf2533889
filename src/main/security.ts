import { app, type Session } from 'electron';

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

/** Schemes that a link of the server profile may have; `http` because the manual's own two pages are. */
const schemes = ['https:', 'http:', 'tel:', 'mailto:'];

/** True for a link that is of the profile and of a scheme that may be handed to the system. */
export function isAllowedLink(link: string, known: readonly string[]): boolean {
  if (!known.includes(link)) return false;
  try {
    return schemes.includes(new URL(link).protocol);
  } catch {
    return false;
  }
}
