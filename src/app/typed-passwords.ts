import { accepted, assessFailure, failureFacts } from '../domain/checks/leg.ts';
import { isKeptStill, isLockOut, mayOpenSession } from '../domain/leg/index.ts';
import { type Failure, type FailureKind, fairly } from '../domain/model/failure.ts';
import { type Leg, legCode } from '../domain/model/health.ts';
import { isOfPassword, isRefusal } from '../domain/model/latch.ts';
import { holdOf } from '../domain/model/leg-state.ts';
import { type MailboxState, mailboxOf } from '../domain/model/state.ts';
import type { Looked } from '../domain/model/watch-event.ts';
import { type Catalogue, catalogue, explain, type Lang } from '../domain/text/index.ts';
import type { Trial, TrialOutcome } from '../ipc/contract.ts';
import { type Core, otherPc, unknownMailbox } from './core.ts';
import { rememberedCode } from './refused-logins.ts';

type Typed = {
  readonly address: string;
  readonly leg: Leg;
  readonly password: string;
  /** Sent even if it was refused before, or while the server keeps everybody out. */
  readonly isConfirmed: boolean;
};

/** Passwords that the user has just typed: tried once, and kept only if the server accepts them. */
export type TypedPasswords = {
  /** @param isConfirmed sent even if it was refused before, or while the server keeps everybody out */
  tryPassword(
    written: string,
    leg: Leg,
    password: string,
    isConfirmed: boolean,
  ): Promise<Trial | typeof unknownMailbox | typeof otherPc>;
};

export function typedPasswords(core: Core): TypedPasswords {
  const { bind, book, calendar, clock, context, isOtherPc, monitor, passwords, saveSettings, settings } = core;
  /** Of one leg one password at a time: two in a row could both be wrong, and the school's address be locked. */
  const running = new Map<string, { readonly password: string; readonly trial: Promise<Trial> }>();

  const stateOf = (address: string): MailboxState | undefined => mailboxOf(monitor.state(), address);

  /** A renewed password lives its whole life from today. */
  const noteRenewed = (address: string): void => {
    const renewed = { passwordChangedOn: calendar.localDate(clock.now()), passwordExpiresOn: null };
    saveSettings({
      mailboxes: settings().mailboxes.map((one) => (one.address === address ? { ...one, ...renewed } : one)),
    });
  };

  const attempt = async ({ address, leg, password, isConfirmed }: Typed): Promise<Trial> => {
    const binding = book.binding(address, leg);
    const before = stateOf(address);
    const isRenewal = leg === 'sending' && before !== undefined && holdOf(before.legs.sending) === 'renewal';
    /** The mailbox is there, and its servers are those that the password was typed for. */
    const isAsTyped = (): boolean =>
      book.find(address) !== undefined && book.binding(address, leg) === binding && !isOtherPc();
    const objection = (): Trial | null => {
      const { lang } = settings();
      const mailbox = stateOf(address);
      if (!mailbox || !isAsTyped()) return withoutAnswer('interrupted', lang);
      if (!isConfirmed && isKeptStill(mailbox, leg, clock.now())) return whileLockedOut(leg, lang);
      return mayOpenSession(leg, mailbox.legs[leg], clock.now(), context()) ? null : withoutAnswer('too-many', lang);
    };
    const first = objection();
    if (first) return first;
    const conclude = async (looked: Looked | null): Promise<Trial> => {
      const failure = looked?.look.failure ?? null;
      const isAccepted = looked !== null && failure === null && isAsTyped();
      const isStored = isAccepted && (await passwords.set(address, leg, password));
      // Storing takes its time.
      if (isStored && isAsTyped()) {
        if (isRenewal) noteRenewed(address);
        bind(address, leg, binding);
        monitor.tell({ kind: 'leg-edited', address, leg });
        monitor.tell(looked);
        return trialOf(looked, true, settings().lang);
      }
      if (isStored) await passwords.forget(address, leg);
      // A lock-out is nobody's password's: it keeps the others still as well.
      if (looked && isLockOut(failure) && isAsTyped()) monitor.tell(looked);
      else monitor.tell({ kind: 'tried', address, leg });
      return trialOf(failure === null && !isAsTyped() ? null : looked, false, settings().lang);
    };

    const trial = await monitor.inTurn(async (logIn) => {
      // Much may have happened before its turn came.
      const later = objection();
      return later ?? conclude(await logIn({ address, leg, password, isInsisted: isConfirmed }));
    });
    return trial ?? withoutAnswer('interrupted', settings().lang);
  };

  return {
    async tryPassword(written, leg, password, isConfirmed) {
      const address = book.find(written)?.address;
      if (address === undefined || !stateOf(address)) return unknownMailbox;
      if (isOtherPc()) return otherPc;
      const key = `${leg}:${address}`;
      const other = running.get(key);
      if (other) return other.password === password ? other.trial : withoutAnswer('busy', settings().lang);
      const trial = attempt({ address, leg, password, isConfirmed });
      running.set(key, { password, trial });
      return trial.finally(() => running.delete(key));
    },
  };
}

/** The outcome of a login with a password that was just typed. @param isStored whether the keychain took it */
export function trialOf(looked: Looked | null, isStored: boolean, lang: Lang): Trial {
  if (looked === null) return withoutAnswer('interrupted', lang);
  const { leg, look } = looked;
  const { certificate } = look;
  const failure = look.failure && fairly(look.failure);
  if (failure?.code === rememberedCode && isPasswordRefused(failure)) return withoutAnswer('known-refusal', lang);
  if (failure === null && !isStored) return withoutAnswer('not-stored', lang);
  // The words for a password that is past its date would be about the old one.
  const verdict = failure
    ? assessFailure(leg, failure, failureFacts(failure, certificate), false)
    : accepted(leg, look.facts);
  const { code } = verdict;
  const words = explain(verdict, lang);
  const outcome = failure === null ? 'accepted' : outcomeOf(failure);
  if (outcome !== 'kept-out') return { outcome, code, ...words };
  return { outcome, code, ...words, meaning: `${words.meaning} ${catalogue(lang).unjudged}` };
}

/** Said of whoever comes, whatever the password. */
const keepsOut: readonly FailureKind[] = ['account-disabled', 'access-off', 'locked-out', 'mailbox-full'];

function outcomeOf(failure: Failure): TrialOutcome {
  if (isPasswordRefused(failure)) return 'refused';
  return keepsOut.includes(failure.kind) ? 'kept-out' : 'not-reached';
}

/** True where the server has judged this very password. */
const isPasswordRefused = (failure: Failure): boolean => isRefusal(failure) && isOfPassword(failure.kind);

/** Not sent, because the server keeps everybody out and minds every attempt. */
export function whileLockedOut(leg: Leg, lang: Lang): Trial {
  return { ...withoutAnswer('locked-out', lang), code: legCode(leg, 'locked-out') };
}

/** An outcome for which the server was not asked, or did not get to answer. */
export function withoutAnswer(outcome: keyof Catalogue['trial'], lang: Lang): Trial {
  const { title, meaning, advice } = catalogue(lang).trial[outcome];
  return { outcome, code: null, title, meaning, advice };
}
