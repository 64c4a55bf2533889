import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { pcClock } from '../app/clocks.ts';
import { createDemoClock, type DemoClock, demoSpeeds } from './demo-clock.ts';
import { firstPace } from './demo-school.ts';
import { createDirector, type Director } from './director.ts';
import { type LiveDemo, startLiveDemo } from './live.ts';
import { filesOf, openSite, type Site } from './local-site.ts';
import { servePage } from './page-host.ts';
import type { DemoProgram } from './program.ts';
import { createStage, type Stage, stageActions } from './stage.ts';
import { tellingOf } from './telling.ts';
import { startWorld, type World } from './world.ts';

/** The program itself on a desktop, living at a clock's pace. */
export type Desktop = (parts: {
  readonly folder: string;
  readonly world: World;
  readonly clock: DemoClock;
}) => Promise<RunningDesktop>;

export type RunningDesktop = {
  readonly program: DemoProgram;
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

type Played = Pick<ControlParts, 'desktop'> & {
  readonly program: DemoProgram;
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
    if (signal.aborted) return;
    const played = parts.desktop
      ? await onDesktop(parts.desktop, { folder: parts.folder, world, clock })
      : await inBrowser(parts, world, clock);
    closing.push(played);
    const { program, desktop, follow } = played;
    const stage = createStage(world, () => clock.now() - Date.now());
    const director = createDirector({ stage, program, clock, firstSpeed, onPace: follow });
    closing.push(director);
    const control = await serveControl({ stage, director, program, clock, desktop, icons: parts.icons });
    closing.push(control);
    if (desktop) parts.tell('La fenêtre de Vigie', desktop.windowUrl);
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
    program: live.program,
    desktop: { windowUrl: site.url, toasts: live.toasts, tray: live.tray, noteToast: live.noteToast },
    follow: () => undefined,
    ended: new Promise(() => undefined),
    close: () => closeAll([site, { close: live.stop }]),
  };
}

async function onDesktop(desktop: Desktop, { folder, world, clock }: Parameters<Desktop>[0]): Promise<Played> {
  const profile = join(folder, 'profile');
  mkdirSync(profile);
  const running = await desktop({ folder: profile, world, clock });
  return { ...running, desktop: null };
}

const fired = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve(), { once: true });
  });

type ControlParts = {
  readonly stage: Stage;
  readonly director: Pick<Director, 'play' | 'setSpeed' | 'speed' | 'played'>;
  readonly program: Pick<DemoProgram, 'snapshot'>;
  readonly clock: Pick<DemoClock, 'pace'>;
  /** What the browser shows in the desktop's place; null where a real desktop shows it. */
  readonly desktop: (Pick<LiveDemo, 'toasts' | 'tray' | 'noteToast'> & { readonly windowUrl: string }) | null;
  /** The folder of the tray's icons. */
  readonly icons: string;
  readonly token?: string | undefined;
};

const actSchema = z.strictObject({ action: z.enum(stageActions) });
const speedSchema = z.strictObject({ speed: z.literal(demoSpeeds) });
const notedSchema = z.strictObject({ toast: z.number() });

/** The page on which whoever shows Vigie plays the rest of the world. */
function serveControl(parts: ControlParts): Promise<Site> {
  const { stage, director, program, clock, desktop, icons, token } = parts;
  const pages = filesOf(fileURLToPath(new URL('./pages', import.meta.url)));
  const pictures = filesOf(icons);
  const names: Readonly<Record<string, string>> = { 'index.html': 'control.html' };
  const state = () => ({
    pace: clock.pace(),
    speed: director.speed(),
    played: director.played(),
    telling: tellingOf(program.snapshot(), director.played()),
    stage: stage.view(),
    desktop: desktop && { windowUrl: desktop.windowUrl, tray: desktop.tray(), toasts: desktop.toasts() },
  });
  /** A route that answers with the state after it has done what a body of this form asks for. */
  const route =
    <Value>(schema: z.ZodType<Value>, act: (value: Value) => Promise<void> | void) =>
    async (body: unknown) => {
      const { data } = schema.safeParse(body);
      if (!data) return undefined;
      await act(data);
      return state();
    };
  return openSite({
    token,
    file: (path) => (/\.(png|svg)$/.test(path) ? pictures(path) : pages(names[path] ?? path)),
    get: { state },
    post: {
      act: route(actSchema, ({ action }) => director.play(action)),
      speed: route(speedSchema, ({ speed }) => director.setSpeed(speed)),
      noted: route(notedSchema, ({ toast }) => desktop?.noteToast(toast)),
    },
  });
}
