import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { pcClock } from '../app/pc-clock.ts';
import { type ControlParts, serveControl } from './control-host.ts';
import { atSpeed, createDemoClock, type DemoClock } from './demo-clock.ts';
import { firstPace } from './demo-school.ts';
import { startLiveDemo } from './live.ts';
import { servePage } from './page-host.ts';
import { createStage } from './stage.ts';
import { startWorld, type World } from './world.ts';

/** The program itself on a desktop, living at a clock's pace. */
export type Desktop = (parts: {
  readonly folder: string;
  readonly world: World;
  readonly clock: DemoClock;
}) => Promise<RunningDesktop>;

export type RunningDesktop = {
  /** Tells the program that the clock's pace has changed. */
  follow(): void;
  /** Resolves when the user has quit it. */
  readonly ended: Promise<void>;
  /** Ends it, with nothing left behind. */
  close(): Promise<void>;
};

export type DemoParts = {
  /** A folder to be thrown away afterwards. */
  readonly folder: string;
  readonly version: string;
  readonly icons: string;
  /** Null: the window is served to a browser. */
  readonly desktop: Desktop | null;
  /** Builds the window's page into a folder. */
  readonly buildPage: (folder: string) => Promise<void>;
  readonly tell: (name: string, url: string) => void;
};

const firstSpeed = 60;

type Played = Pick<ControlParts, 'desktop' | 'onAction'> & {
  readonly follow: () => void;
  readonly ended: Promise<void>;
  close(): Promise<void>;
};

/** Runs until the signal fires or the user quits the program; then nothing of it is left running. */
export async function runDemo(parts: DemoParts, signal: AbortSignal): Promise<void> {
  const clock = createDemoClock(pcClock, firstPace(Date.now(), firstSpeed));
  const world = await startWorld({ mailboxes: [{ messageOctets: [48_213, 120_455, 9_870] }] });
  const closing: { close(): Promise<void> }[] = [world];
  try {
    const played = parts.desktop
      ? await onDesktop(parts.desktop, { folder: parts.folder, world, clock })
      : await inBrowser(parts, world, clock);
    closing.push(played);
    const control = await serveControl({
      stage: createStage(world),
      pace: clock.pace,
      setSpeed: (speed) => {
        clock.follow(atSpeed(clock.pace(), speed, Date.now()));
        played.follow();
      },
      onAction: played.onAction,
      desktop: played.desktop,
      icons: parts.icons,
    });
    closing.push(control);
    if (played.desktop) parts.tell('La fenêtre de Vigie', played.desktop.windowUrl);
    parts.tell('Le pupitre de la démo', control.url);
    await Promise.race([played.ended, fired(signal)]);
  } finally {
    await closeAll(closing.reverse());
  }
}

/** Closes one after the other, also when one of them fails. @throws what the first one that failed threw */
export async function closeAll(closing: readonly { close(): Promise<void> }[]): Promise<void> {
  const [one, ...rest] = closing;
  if (!one) return;
  try {
    await one.close();
  } finally {
    await closeAll(rest);
  }
}

async function inBrowser({ folder, version, buildPage }: DemoParts, world: World, clock: DemoClock): Promise<Played> {
  const page = join(folder, 'page');
  await buildPage(page);
  const live = await startLiveDemo(world, clock, version);
  const site = await servePage({ folder: page, ...live }).catch(async (error: unknown) => {
    await live.stop();
    throw error;
  });
  return {
    desktop: { windowUrl: site.url, toasts: live.toasts, tray: live.tray },
    onAction: live.react,
    follow: () => undefined,
    ended: new Promise(() => undefined),
    close: () => closeAll([site, { close: live.stop }]),
  };
}

async function onDesktop(desktop: Desktop, { folder, world, clock }: Parameters<Desktop>[0]): Promise<Played> {
  const profile = join(folder, 'profile');
  mkdirSync(profile);
  const running = await desktop({ folder: profile, world, clock });
  // In demo time the program's next turn comes within seconds: nobody has to call it.
  return { ...running, desktop: null, onAction: async () => undefined };
}

const fired = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
