import { z } from 'zod';
import type { Application } from '../app/application.ts';
import type { Snapshot } from '../domain/view/snapshot.ts';
import { type CheckedCommand, type CommandInput, type CommandName, checkCommand } from '../ipc/contract.ts';
import { type DemoOutlook, type OutlookSetting, outlookSettings } from './demo-outlook.ts';
import type { DemoPasswordStore } from './memory.ts';

/** What the demonstration does to the program in the place of its user, and of the PC around it. */
export type ProgramAct =
  /** A command of the window's contract. */
  | { readonly kind: 'command'; readonly name: string; readonly payload: unknown }
  /** The keychain has lost the passwords, or has them again. */
  | { readonly kind: 'passwords'; readonly areLost: boolean }
  /** The demonstration's Outlook is opened or closed, or set otherwise. */
  | { readonly kind: 'outlook'; readonly isOpen?: boolean | undefined; readonly setting?: OutlookSetting | undefined };

/** The program as the demonstration leads it, in this process or in another. */
export type DemoProgram = {
  /** What its window would show; null before it has said so. */
  snapshot(): Snapshot | null;
  act(act: ProgramAct): Promise<void>;
};

/** A command, its payload checked where it is written. */
export const command = <Name extends CommandName>(name: Name, payload: CommandInput<Name>): ProgramAct => ({
  kind: 'command',
  name,
  payload,
});

export type LedParts = {
  readonly application: Application;
  readonly passwords: Pick<DemoPasswordStore, 'lose'>;
  readonly run: (command: CheckedCommand) => Promise<unknown>;
  readonly outlook: DemoOutlook;
};

/** Does to a running program what the demonstration wants. */
export async function perform(act: ProgramAct, { application, passwords, run, outlook }: LedParts): Promise<void> {
  switch (act.kind) {
    case 'command': {
      const checked = checkCommand(act.name, act.payload);
      if (checked) await run(checked);
      return;
    }
    case 'passwords':
      passwords.lose(act.areLost);
      return;
    case 'outlook':
      outlook.isOpen = act.isOpen ?? outlook.isOpen;
      outlook.setting = act.setting ?? outlook.setting;
      await application.checkPrograms();
  }
}

/** Made when asked for, as in `remote-pace.ts`. */
const messageSchema = () =>
  z.object({
    kind: z.literal('demo-act'),
    id: z.number(),
    act: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('command'), name: z.string(), payload: z.unknown() }),
      z.object({ kind: z.literal('passwords'), areLost: z.boolean() }),
      z.object({
        kind: z.literal('outlook'),
        isOpen: z.boolean().optional(),
        setting: z.enum(outlookSettings).optional(),
      }),
    ]),
  });

/** Milliseconds between two snapshots on their way to the launcher. */
const tellEveryMs = 100;

/** Lets the launcher lead this process' program. @returns what to call when the program may have something new to show */
export function followLauncher(parts: LedParts): () => void {
  if (process.send === undefined) return () => undefined;
  const tell = (message: unknown): void => void (process.connected && process.send?.(message));
  let isTelling = false;
  const changed = (): void => {
    if (isTelling) return;
    isTelling = true;
    setTimeout(() => {
      isTelling = false;
      tell({ kind: 'demo-snapshot', snapshot: parts.application.snapshot() });
    }, tellEveryMs);
  };
  process.on('message', (message: unknown) => {
    const { data } = messageSchema().safeParse(message);
    if (data) void perform(data.act, parts).finally(() => tell({ kind: 'demo-done', id: data.id }));
  });
  changed();
  return changed;
}

/** The end of a channel at which the launcher sits. */
export type ProgramChannel = {
  send(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
  /** Resolves when nobody answers any more. */
  readonly ended: Promise<void>;
};

/** The program at the other end of a channel. */
export function leadThrough({ send, onMessage, ended }: ProgramChannel): DemoProgram {
  let known: Snapshot | null = null;
  let acts = 0;
  const waiting = new Map<number, () => void>();
  onMessage((message) => {
    const { kind, id, snapshot } = (message ?? {}) as { kind?: unknown; id?: number; snapshot?: Snapshot };
    if (kind === 'demo-snapshot' && snapshot) known = snapshot;
    if (kind === 'demo-done' && id !== undefined) waiting.get(id)?.();
  });
  return {
    snapshot: () => known,
    async act(act) {
      acts += 1;
      const id = acts;
      const done = new Promise<void>((resolve) => waiting.set(id, resolve));
      send({ kind: 'demo-act', id, act });
      await Promise.race([done, ended]);
      waiting.delete(id);
    },
  };
}
