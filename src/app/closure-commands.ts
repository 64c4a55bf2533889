import { type ClosureImport, inOrder, type OwnClosure } from '../domain/model/own-closures.ts';
import { closuresIn } from './closures-in.ts';
import type { Core } from './core.ts';
import { type Done, done } from './done.ts';
import type { ChosenFile } from './run-command.ts';

/** What the user does with the school's own closures. */
export function closureCommands({ calendar, clock, rulesChanged, saveSettings, schoolDays }: Core) {
  return {
    /** Replaces them all. */
    saveClosures(closures: readonly OwnClosure[]): Done {
      saveSettings({ closures: inOrder(closures) });
      rulesChanged();
      return done;
    },
    /** What a chosen calendar file holds; nothing is kept. */
    async findClosures(file: ChosenFile): Promise<ClosureImport> {
      return file.kind === 'chosen'
        ? closuresIn(file.bytes, { calendar, days: schoolDays(), nowMs: clock.now() })
        : file;
    },
  };
}
