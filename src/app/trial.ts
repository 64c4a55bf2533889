import { accepted, assessFailure, failureFacts } from '../domain/checks/leg.ts';
import { type Failure, type FailureKind, fairly } from '../domain/model/failure.ts';
import { type Leg, legCode } from '../domain/model/health.ts';
import { isOfPassword, isRefusal } from '../domain/model/latch.ts';
import type { Looked } from '../domain/model/watch-event.ts';
import { type Catalogue, catalogue, explain, type Lang } from '../domain/text/index.ts';
import type { Trial, TrialOutcome } from '../ipc/contract.ts';
import { rememberedCode } from './guarded-probes.ts';

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
