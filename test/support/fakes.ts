import { belgianCalendar } from '../../src/app/belgium.ts';
import type { Notifier, Probes, WaitingClock } from '../../src/app/ports.ts';
import type { WatchContext, WatchedMailbox } from '../../src/domain/model/context.ts';
import { type Failure, type FailureKind, loginAnswers } from '../../src/domain/model/failure.ts';
import { defaultPolicy } from '../../src/domain/model/settings.ts';
import { createSchoolDays } from '../../src/domain/time/closures.ts';

/** A clock that jumps as soon as somebody waits, up to an end at which `onEnd` is called. */
export function createFakeClock(
  startMs: number,
  endMs: number,
  onEnd: () => void,
): WaitingClock & { sleep(ms: number): void } {
  let now = startMs;
  let monotonic = 0;
  return {
    now: () => now,
    monotonic: () => monotonic,
    wait: async (ms, signal) => {
      if (signal.aborted) return;
      now += ms;
      monotonic += ms;
      if (now >= endMs) onEnd();
    },
    /** The PC sleeps: the wall clock goes on, the monotonic one stands. */
    sleep: (ms) => {
      now += ms;
    },
  };
}

export const failure = (kind: FailureKind, passwordSent = false): Failure => ({
  kind,
  stage: 'password',
  code: null,
  response: null,
  certificateProblem: null,
  passwordSent,
  passwordAnswered: !passwordSent && loginAnswers.includes(kind),
  retryAfterSeconds: null,
});

/** Probes whose answers a test sets; they note what they were asked. */
export function createFakeProbes() {
  const asked: { leg: 'receiving' | 'sending' | 'quota'; password: string; signal: AbortSignal | undefined }[] = [];
  const answers: { receiving: Failure | null; sending: Failure | null; octets: number; onAsked: () => void } = {
    receiving: null,
    sending: null,
    octets: 1_000,
    onAsked: () => undefined,
  };
  const probes: Probes = {
    maildrop: async ({ password, signal }) => {
      asked.push({ leg: 'receiving', password, signal });
      answers.onAsked();
      if (answers.receiving)
        return { outcome: { ok: false, failure: answers.receiving }, certificate: null, durationMs: 1 };
      const value = { messages: 1, octets: answers.octets, encrypted: false, uidlHashes: null, capabilities: null };
      return { outcome: { ok: true, value }, certificate: null, durationMs: 1 };
    },
    submission: async ({ password, signal }) => {
      asked.push({ leg: 'sending', password, signal });
      if (answers.sending)
        return { outcome: { ok: false, failure: answers.sending }, certificate: null, durationMs: 1 };
      return {
        outcome: { ok: true, value: { mechanism: 'PLAIN', encrypted: true } },
        certificate: null,
        durationMs: 1,
      };
    },
    quota: async ({ password, signal }) => {
      asked.push({ leg: 'quota', password, signal });
      return { outcome: { ok: true, value: { kind: 'unlimited' } }, certificate: null, durationMs: 1 };
    },
  };
  return { probes, asked, answers };
}

export function createFakeNotifier(): Notifier & {
  readonly shown: { code: string; title: string }[];
  readonly withdrawn: string[];
  isBroken: boolean;
} {
  const withdrawn: string[] = [];
  const shown: { code: string; title: string }[] = [];
  const notifier = {
    shown,
    isBroken: false,
    show: async (alert: Parameters<Notifier['show']>[0], text: Parameters<Notifier['show']>[1]): Promise<boolean> => {
      if (notifier.isBroken) return false;
      const [point, ...others] = alert.points;
      shown.push({ code: others.length === 0 ? (point?.lead.code ?? '') : 'summary', title: text.title });
      return true;
    },
    withdrawn,
    withdraw: (tag: string): void => void withdrawn.push(tag),
  };
  return notifier;
}

/** A context with Belgium's calendar and, unless told otherwise, the default rules and chance that says the middle. */
export function createContext(
  mailboxes: readonly (Partial<WatchedMailbox> & { readonly address: string })[],
  { policy = defaultPolicy, random = () => 0.5 }: Partial<Pick<WatchContext, 'policy' | 'random'>> = {},
): WatchContext {
  const settings = mailboxes.map(
    (mailbox): WatchedMailbox => ({
      label: '',
      user: null,
      profileId: 'etnic',
      limitBytes: null,
      limitMessages: null,
      passwordChangedOn: null,
      passwordExpiresOn: null,
      passwordLifetimeMonths: 6,
      hasReceiving: true,
      hasSending: true,
      ...mailbox,
    }),
  );
  return {
    calendar: belgianCalendar,
    schoolDays: createSchoolDays(belgianCalendar, []),
    policy,
    random,
    settingsOf: (address) => {
      const found = settings.find((one) => one.address === address);
      if (!found) throw new RangeError(address);
      return found;
    },
  };
}
