import { compareProgram } from '../domain/checks/mail-program.ts';
import type { MailProgram, MailProgramsReading } from '../domain/model/mail-program.ts';
import { mailPrograms } from '../domain/model/mail-program.ts';
import type { ProgramFinding } from '../domain/model/program-finding.ts';
import type { ProgramStatus } from '../domain/model/state.ts';
import type { ProgramsView } from '../domain/view/snapshot.ts';
import type { Core } from './core.ts';
import type { MailPrograms } from './ports.ts';

/** What Vigie knows of the mail programs of this PC, beside what it says of a mailbox. Lives in memory only. */
export type ProgramWatch = {
  /**
   * Which of them run at this moment; reads their settings too where it is time. To be called once a minute while the PC is
   * awake. @param hasMissed a minute was missed, in which one may have run
   */
  look(hasMissed?: boolean): Promise<void>;
  /** Reads their settings now. */
  read(): Promise<void>;
  view(): ProgramsView;
};

type ProgramWatchParts = {
  /** Absent: nothing can be known of them. */
  readonly programs: MailPrograms | undefined;
  readonly core: Pick<Core, 'monitor' | 'clock' | 'book' | 'settings' | 'data' | 'saveData' | 'changed'>;
  /** Told of what should not happen. */
  readonly onBug?: ((error: unknown) => void) | undefined;
};

/** Settings change seldom, and with a program that is opened or closed. */
const readEveryMs = 3_600_000;

const noMailPrograms: MailPrograms = { read: async () => null, running: () => null, isIconHidden: () => null };

export function createProgramWatch({ programs = noMailPrograms, core, onBug }: ProgramWatchParts): ProgramWatch {
  const { monitor, clock, book, settings } = core;
  let running: readonly MailProgram[] | null = null;
  let isIconHidden: boolean | null = null;
  let readMs: number | null = null;
  /** For what the settings were last read: another mailbox, server or rule has them read again. */
  let readFor = '';
  let reading: Promise<void> | null = null;

  const isOn = (): boolean => settings().policy.readsMailPrograms;
  const wanted = (): string => {
    const mailboxes = book.addresses().map((address) => [address, book.servers(address)]);
    return JSON.stringify([isOn(), mailboxes]);
  };

  const findingsOf = (readings: MailProgramsReading | null): Record<string, ProgramFinding> =>
    Object.fromEntries(
      book.addresses().map((address) => {
        const { user } = book.of(address);
        const found: ProgramFinding = isOn()
          ? compareProgram(readings, book.profileOf(address), { address, user })
          : { kind: 'unread', reason: 'switched-off' };
        return [address, found];
      }),
    );

  const readOnce = async (): Promise<void> => {
    readMs = clock.monotonic();
    readFor = wanted();
    const readings = isOn() ? await attempt(() => programs.read(book.addresses()), onBug) : null;
    monitor.tell({ kind: 'programs-read', found: findingsOf(readings) });
  };
  const read = async (): Promise<void> => {
    // Asked while one is under way, it reads again: what is being read may be what was changed.
    while (reading) await reading;
    reading = readOnce();
    await reading.finally(() => {
      reading = null;
    });
  };

  const noteIcon = async (): Promise<void> => {
    isIconHidden = await attempt(async () => programs.isIconHidden(), onBug);
    if (isIconHidden === false && !core.data().wasIconShown) core.saveData({ wasIconShown: true });
  };

  const tell = (status: ProgramStatus): void => {
    if (monitor.state().mailProgram.status !== status) monitor.tell({ kind: 'mail-program', status });
  };

  return {
    async look(hasMissed = false) {
      const nowMs = clock.monotonic();
      const before = [running, isIconHidden];
      const found = isOn() ? await attempt(async () => programs.running(), onBug) : null;
      running = found && mailPrograms.filter((program) => found[program]);
      if (hasMissed) tell('unknown');
      tell(running === null ? 'unknown' : running.length > 0 ? 'running' : 'closed');
      await noteIcon();
      if (JSON.stringify(before) !== JSON.stringify([running, isIconHidden])) core.changed();
      const hasTurned = String(before[0]) !== String(running);
      if (hasTurned || readMs === null || nowMs - readMs >= readEveryMs || readFor !== wanted()) await read();
    },
    read,
    view: () => ({
      running,
      icon: isIconHidden === null ? 'unknown' : iconOf(isIconHidden, core.data().wasIconShown ?? false),
    }),
  };
}

const iconOf = (isHidden: boolean, wasShown: boolean): ProgramsView['icon'] =>
  isHidden ? (wasShown ? 'hidden-again' : 'hidden') : 'shown';

/** What the PC says; null where it says nothing. */
async function attempt<Value>(
  ask: () => Promise<Value | null>,
  onBug: ((error: unknown) => void) | undefined,
): Promise<Value | null> {
  try {
    return await ask();
  } catch (error) {
    onBug?.(error);
    return null;
  }
}
