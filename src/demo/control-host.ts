import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { type DemoSpeed, demoSpeeds, type Pace } from './demo-clock.ts';
import type { LiveDemo } from './live.ts';
import { filesOf, openSite, type Site } from './local-site.ts';
import { type Stage, type StageAction, stageActions } from './stage.ts';

export type ControlParts = {
  readonly stage: Stage;
  readonly pace: () => Pace;
  readonly setSpeed: (speed: DemoSpeed) => void;
  /** Told after each change of the stage. */
  readonly onAction: (action: StageAction) => Promise<void>;
  /** What the browser shows in the desktop's place; null where a real desktop shows it. */
  readonly desktop: (Pick<LiveDemo, 'toasts' | 'tray'> & { readonly windowUrl: string }) | null;
  /** The folder of the tray's icons. */
  readonly icons: string;
  readonly token?: string | undefined;
};

const actSchema = z.strictObject({ action: z.enum(stageActions) });
const speedSchema = z.strictObject({ speed: z.literal(demoSpeeds) });

/** The page on which whoever shows Vigie plays the rest of the world. */
export function serveControl({ stage, pace, setSpeed, onAction, desktop, icons, token }: ControlParts): Promise<Site> {
  const pages = filesOf(fileURLToPath(new URL('./pages', import.meta.url)));
  const pictures = filesOf(icons);
  const names: Readonly<Record<string, string>> = { 'index.html': 'control.html' };
  const state = () => ({
    pace: pace(),
    stage: stage.view(),
    desktop: desktop && { windowUrl: desktop.windowUrl, tray: desktop.tray(), toasts: desktop.toasts() },
  });
  return openSite({
    token,
    file: (path) => (/\.(png|svg)$/.test(path) ? pictures(path) : pages(names[path] ?? path)),
    get: { state },
    post: {
      act: async (body) => {
        const { data } = actSchema.safeParse(body);
        if (!data) return undefined;
        await stage.perform(data.action);
        await onAction(data.action);
        return state();
      },
      speed: async (body) => {
        const { data } = speedSchema.safeParse(body);
        if (!data) return undefined;
        setSpeed(data.speed);
        return state();
      },
    },
  });
}
