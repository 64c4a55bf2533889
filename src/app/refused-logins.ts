import type { Failure, FailureKind } from '../domain/model/failure.ts';
import {
  type Attempt,
  isRefusal,
  isSameLogin,
  noteRefusal,
  type RefusedMemory,
  refusalIn,
  withEntry,
  withoutEntry,
} from '../domain/model/latch.ts';
import type { Reading } from '../domain/model/reading.ts';
import { bareFailure } from './looked.ts';
import type { Clock, Login, Probes, RefusedLogins } from './ports.ts';

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

/** `Failure.code` of a login that was not made because the same password has been refused before. */
export const rememberedCode = 'REMEMBERED';

/** Told of a refusal that could not be written down anywhere. */
type OnUnkept = (attempt: Attempt, failure: Failure) => Promise<void>;

/**
 * The probes behind the last gate: a password that its server has refused is not sent to it again unless the user
 * insists, whatever has become of the watch that knew it.
 */
export function createGuardedProbes(probes: Probes, refused: RefusedLogins, onUnkept: OnUnkept): Probes {
  const guard = async <Value>(
    protocol: string,
    question: Login & Target,
    ask: () => Promise<Reading<Value>>,
  ): Promise<Reading<Value>> => {
    const attempt = { server: serverUrl(protocol, question), user: question.user, password: question.password };
    const as = question.isInsisted ? null : await refused.refusalOf(attempt);
    if (as !== null) return { outcome: { ok: false, failure: remembered(as) }, certificate: null, durationMs: 0 };
    const reading = await ask();
    const failure = reading.outcome.ok ? null : reading.outcome.failure;
    const isKept = await refused.note(attempt, failure);
    // A lock-out is nobody's password's, and passes.
    if (!isKept && failure && isRefusal(failure) && failure.kind !== 'locked-out') await onUnkept(attempt, failure);
    return reading;
  };
  return {
    maildrop: (question) => guard('pop3', question, () => probes.maildrop(question)),
    submission: (question) => guard('smtp', question, () => probes.submission(question)),
    quota: (question) => guard('imap', question, () => probes.quota(question)),
  };
}

type Target = { readonly server: { readonly host: string; readonly port: number } };

/** A server as it is remembered: `pop3://host:port` and the like. */
export const serverUrl = (protocol: string, { server }: Target): string =>
  `${protocol}://${server.host.toLowerCase()}:${server.port}`;

/** What the server said then, as if it said it now: the latch closes as it would. */
export const remembered = (kind: FailureKind): Failure => ({
  ...bareFailure({ kind, passwordSent: false, passwordAnswered: true }),
  stage: 'password',
  code: rememberedCode,
});
