import { assessLegOnce, failureFacts } from '../domain/checks/leg.ts';
import { isRefusal } from '../domain/credential-latch.ts';
import type { Leg } from '../domain/health.ts';
import type { Looked } from '../domain/look.ts';
import { type Catalogue, catalogue, explain, type Lang, typeset } from '../domain/text/index.ts';
import type { Trial, TrialOutcome } from '../domain/trial.ts';

/** The outcome of a login with a password that was just typed. @param isStored whether the keychain took it */
export function trialOf(looked: Looked | null, isStored: boolean, lang: Lang): Trial {
  if (looked === null) return withoutAnswer('interrupted', lang);
  const { leg, look } = looked;
  const { failure, certificate } = look;
  if (failure === null && !isStored) return withoutAnswer('not-stored', lang);
  const facts = failure === null ? look.facts : failureFacts(failure, certificate);
  // The words for a password that is past its date would be about the old one.
  const { code } = assessLegOnce(leg, failure, facts, false);
  const outcome: TrialOutcome = failure === null ? 'accepted' : isRefusal(failure) ? 'refused' : 'not-reached';
  return { outcome, code, ...explain(code, facts, lang) };
}

/** An outcome for which the server was not asked, or did not get to answer. */
export function withoutAnswer(outcome: keyof Catalogue['trial'], lang: Lang): Trial {
  const { title, meaning, advice } = catalogue(lang).trial[outcome];
  const say = (text: string): string => typeset(text, lang);
  return { outcome, code: null, title: say(title), meaning: say(meaning), advice: say(advice) };
}

/** Passwords that were refused while this program runs, so that none is sent a second time by mistake. Never stored. */
export type RefusedPasswords = {
  has(address: string, leg: Leg, password: string): boolean;
  add(address: string, leg: Leg, password: string): void;
};

export function rememberRefused(): RefusedPasswords {
  const refused = new Set<string>();
  const key = (address: string, leg: Leg, password: string): string => JSON.stringify([address, leg, password]);
  return {
    has: (...one) => refused.has(key(...one)),
    add: (...one) => void refused.add(key(...one)),
  };
}
