import { rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { checkIds } from '../domain/model/health.ts';
import type { WatchState } from '../domain/model/state.ts';

/** The log file of the profile, for whoever has to find out what happened. It is never given a secret or an address. */
export type Log = {
  /** One line: what happened, and facts that are no secrets. */
  note(event: string, facts?: Readonly<Record<string, string | number | boolean | null>>): void;
  /** A bug, with its stack. */
  failed(event: string, error: unknown): void;
  /** Begins to write, also what was noted before: the writer is loaded when start-up is over. */
  begin(): Promise<void>;
  /** Deletes the files; nothing is written any more. Throws where one cannot be deleted. */
  erase(): void;
};

export type LogParts = {
  /** The profile's folder. */
  readonly folder: string;
  /** Masks the passwords that are known. */
  readonly redact: (text: string) => string;
  /** Hands over one line; the file's writer by default. */
  readonly load?: (path: string) => Promise<(line: string) => void>;
};

/** Lines kept until the writer is there. */
const earlyLines = 200;

export function openLog({ folder, redact, load = loadWriter }: LogParts): Log {
  let early: string[] = [];
  let write: ((line: string) => void) | null = null;
  let isErased = false;
  const say = (text: string): void => {
    if (isErased) return;
    const lines = text.split('\n').map((line) => redact(withoutHome(line)));
    const stamped = `${new Date().toISOString()} ${lines.join('\n    ')}`;
    if (write) write(stamped);
    else if (early.length < earlyLines) early.push(stamped);
  };
  return {
    note(event, facts = {}) {
      const told = Object.entries(facts).map(([name, value]) => `${name}=${value}`);
      say([event, ...told].join(' '));
    },
    failed: (event, error) => say(`${event} ${describeError(error)}`),
    async begin() {
      const writer = await load(join(folder, 'vigie.log')).catch(() => null);
      if (isErased || !writer) return;
      for (const line of early) writer(line);
      early = [];
      write = writer;
    },
    erase() {
      isErased = true;
      for (const name of ['vigie.log', 'vigie.old.log']) rmSync(join(folder, name), { recursive: true, force: true });
    },
  };
}

/** Kind, message and frames of an error, without what messages quote and without folders. */
export function describeError(error: unknown): string {
  if (!(error instanceof Error)) return `no error: ${typeof error}`;
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s*at /.test(line));
  const code = (error as NodeJS.ErrnoException).code;
  // From the first mark to the last: what is quoted may itself contain marks.
  const message = error.message.replace(/["'`].*["'`]/s, '"…"');
  const head = [`${error.name}:`, ...(typeof code === 'string' ? [`[${code}]`] : []), message].join(' ');
  return [head, ...frames.map(withoutFolders)].join('\n');
}

/** `at f (file:///a/b.js:1:2)` → `at f (b.js:1:2)` */
function withoutFolders(frame: string): string {
  return frame.trim().replace(/^(at (?:[^(]*\()?).*[\\/]([^\\/]+:\d+:\d+\)?)$/, '$1$2');
}

const withoutHome = (text: string): string => text.replaceAll(homedir(), '~');

/** One file of at most 1 MB and the one before it. electron-log's Node part: its other one would open channels of its own. */
async function loadWriter(path: string): Promise<(line: string) => void> {
  const { default: log } = await import('electron-log/node');
  log.transports.console.level = false;
  const { file } = log.transports;
  file.setAppName('vigie-bma');
  file.resolvePathFn = () => path;
  file.maxSize = 1_000_000;
  file.format = '{text}';
  return (line) => log.info(line);
}

/** Notes every verdict that is another than before: its code, and which mailbox by its number. */
export function createVerdictLog({ note }: Pick<Log, 'note'>): (state: WatchState) => void {
  const known = new Map<string, string>();
  return ({ mailboxes }) => {
    for (const [index, { address, health }] of mailboxes.entries()) {
      for (const check of checkIds) {
        const key = `${check} ${address}`;
        const { code } = health[check];
        if (known.get(key) === code) continue;
        known.set(key, code);
        note('verdict', { mailbox: index + 1, code });
      }
    }
  };
}
