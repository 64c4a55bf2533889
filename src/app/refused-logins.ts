import {
  type Attempt,
  isSameLogin,
  noteRefusal,
  type RefusedMemory,
  refusalIn,
  withEntry,
  withoutEntry,
} from '../domain/model/latch.ts';
import type { Clock, RefusedLogins } from './ports.ts';

/** A secret that can be known again but, in a file, not read. */
type Concealed = { readonly salt: string; readonly hash: string };

/** A password as it is remembered: where and as whom it was refused, concealed, and how. */
export type RefusedEntry = Omit<Attempt, 'password'> & Concealed & RefusedMemory;

export type RefusedLoginsParts = {
  readonly clock: Clock;
  readonly initial: readonly RefusedEntry[];
  /** @returns whether it was written */
  readonly save: (list: readonly RefusedEntry[]) => boolean;
  readonly conceal: (password: string) => Promise<Concealed>;
  readonly isSame: (concealed: Concealed, password: string) => Promise<boolean>;
};

/** Keeps the list of refused passwords: in memory at once, and saved at every change. */
export function createRefusedLogins({ clock, initial, save, conceal, isSame }: RefusedLoginsParts): RefusedLogins {
  let list = initial;
  let isKept = true;
  const find = async (attempt: Attempt): Promise<RefusedEntry | null> => {
    for (const entry of list) {
      if (isSameLogin(entry, attempt) && (await isSame(entry, attempt.password))) return entry;
    }
    return null;
  };
  const keep = (next: readonly RefusedEntry[]): boolean => {
    list = next;
    isKept = save(list);
    return isKept;
  };
  return {
    async refusalOf(attempt) {
      const entry = await find(attempt);
      return entry && refusalIn(entry, clock.now());
    },
    async note(attempt, failure) {
      const entry = await find(attempt);
      const memory = noteRefusal(entry, failure, clock.now());
      if (memory === null) return entry === null || keep(withoutEntry(list, entry));
      // What the disk has not taken yet is given to it again.
      if (memory === entry) return isKept || keep(list);
      const { server, user, password } = attempt;
      const { salt, hash } = entry ?? (await conceal(password));
      return keep(withEntry(list, { server, user, salt, hash, ...memory }));
    },
  };
}

/** For a run that writes nothing down: the passwords themselves, in its memory. */
export const unconcealed: Pick<RefusedLoginsParts, 'conceal' | 'isSame' | 'initial' | 'save'> = {
  initial: [],
  save: () => true,
  conceal: async (password) => ({ salt: password, hash: '' }),
  isSame: async ({ salt }, password) => salt === password,
};
