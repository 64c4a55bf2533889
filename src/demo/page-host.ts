import { fileURLToPath } from 'node:url';
import type { Snapshot } from '../domain/view/snapshot.ts';
import { type CheckedCommand, type CommandResult, checkCommand, problemOf } from '../ipc/contract.ts';
import { filesOf, openSite, type Site } from './local-site.ts';

/** What stands behind the window: a running application, or a test's fixed answers. */
export type PageBackend = {
  /** Runs a command that has passed the border. */
  readonly run: (command: CheckedCommand) => Promise<CommandResult<unknown>>;
  readonly snapshot: () => Snapshot;
  /** @returns a function that stops listening */
  readonly subscribe: (listener: (snapshot: Snapshot) => void) => () => void;
};

export type PageHostParts = PageBackend & {
  /** The built window, `index.html` and what it loads. */
  readonly folder: string;
  /** In the page's address; a random one unless given. */
  readonly token?: string | undefined;
};

const bridgeFile = 'bridge.js';
const iconFile = 'app.svg';
const filesBeside = (path: string) => filesOf(fileURLToPath(new URL(path, import.meta.url)));

/**
 * The program's own window in a browser: the same built page over the same contract, with a script in the preload's
 * place. Commands are checked exactly as the program checks them.
 */
export function servePage({ folder, token, run, snapshot, subscribe }: PageHostParts): Promise<Site> {
  const built = filesOf(folder);
  const own = filesBeside('./pages');
  const icons = filesBeside('../../assets/icons');
  return openSite({
    token,
    file: async (path) => {
      if (path === bridgeFile) return own(path);
      if (path === iconFile) return icons(path);
      const file = await built(path);
      return file && path === 'index.html' ? withBridge(file) : file;
    },
    post: { command: async (body) => answerCommand(body, run) },
    streams: {
      snapshots: (send) => {
        // A page that lost touch gets the present state first.
        send(snapshot());
        return subscribe(send);
      },
    },
  });
}

/** What the program's bridge answers, value for value. */
async function answerCommand(body: unknown, run: PageBackend['run']): Promise<CommandResult<unknown>> {
  const { name, payload } = (body ?? {}) as { name?: unknown; payload?: unknown };
  const command = checkCommand(name, payload);
  if (!command) return { ok: false, problem: problemOf(payload) };
  try {
    return await run(command);
  } catch {
    return { ok: false, problem: 'internal' };
  }
}

/** Puts the bridge before the page's own scripts, and an icon, so that no browser asks for one elsewhere. */
function withBridge(html: Buffer): Buffer {
  const added = `<link rel="icon" href="./${iconFile}"><script src="./${bridgeFile}"></script>`;
  return Buffer.from(html.toString('utf8').replace(/<script\b/, `${added}\n    $&`));
}
