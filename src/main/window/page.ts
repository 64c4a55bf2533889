import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { protocol, type Session, session } from 'electron';
import { pageTypes } from '../../ipc/page.ts';
import { restrictSession } from '../border.ts';

/** The window's own scheme: no file access, no network. */
export const pageScheme = 'app';
export const pageUrl = `${pageScheme}://vigie/index.html`;

export const contentSecurityPolicy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** Must be called before the app is ready. */
export function registerPageScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme: pageScheme, privileges: { standard: true, secure: true } }]);
}

/** Serves the built page, and nothing outside its folder. */
export function servePage(session: Session, folder: string): void {
  session.protocol.handle(pageScheme, async (request) => {
    const { pathname } = new URL(request.url);
    try {
      const path = normalize(join(folder, decodeURIComponent(pathname)));
      const type = pageTypes[extname(path)];
      if (!path.startsWith(folder + sep) || type === undefined) return new Response(null, { status: 404 });
      const body = await readFile(path);
      const headers = {
        'content-type': type,
        'content-security-policy': contentSecurityPolicy,
        'x-content-type-options': 'nosniff',
      };
      return new Response(new Uint8Array(body), { headers });
    } catch {
      return new Response(null, { status: 404 });
    }
  });
}

/** The page's own session, without cache, cookies or rights; made when the first window needs it. */
export function createPageSession(page: string): () => Session {
  let own: Session | null = null;
  return () => {
    if (own) return own;
    own = session.fromPartition('vigie', { cache: false });
    restrictSession(own);
    servePage(own, page);
    return own;
  };
}
