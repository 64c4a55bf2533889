import { servePage } from '../../../src/demo/page-host.ts';
import type { Snapshot } from '../../../src/domain/view/snapshot.ts';
import type { CheckedCommand, CommandName, CommandResult } from '../../../src/ipc/contract.ts';

type Answer = CommandResult<unknown> | Promise<CommandResult<unknown>>;

/** Behind the window stands a test: it shows what it likes, and notes what was asked for. */
export type StandIn = {
  readonly url: string;
  /** Commands that passed the border, oldest first; what the page asks by itself, a snapshot or a look, is not noted. */
  readonly commands: CheckedCommand[];
  /** A new snapshot, for every open page. */
  show(snapshot: Snapshot): void;
  /** What a command is answered with from now on; "done" unless told. */
  answer<Name extends CommandName>(name: Name, by: (command: Extract<CheckedCommand, { name: Name }>) => Answer): void;
  close(): Promise<void>;
};

const done = { ok: true, value: null } as const;

export async function openStandIn(folder: string, first: Snapshot): Promise<StandIn> {
  let shown = first;
  const listeners = new Set<(snapshot: Snapshot) => void>();
  const commands: CheckedCommand[] = [];
  const answers = new Map<CommandName, (command: never) => Answer>();
  const site = await servePage({
    folder,
    run: async (command) => {
      if (command.name === 'snapshot') return { ok: true, value: shown };
      // Sent by the page on its own, every few seconds.
      if (command.name !== 'look-at-programs') commands.push(command);
      return (await answers.get(command.name)?.(command as never)) ?? done;
    },
    snapshot: () => shown,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  });
  return {
    url: site.url,
    commands,
    show(snapshot) {
      shown = snapshot;
      for (const listener of listeners) listener(snapshot);
    },
    answer: (name, by) => void answers.set(name, by as (command: never) => Answer),
    close: site.close,
  };
}
