import type { CheckResult } from '../domain/health.ts';
import { catalogue, explain, type Lang, typeset, type Words } from '../domain/text/index.ts';
import { rememberedCode } from './careful-probes.ts';

/** Where each leg's password is read from: never an argument, which everybody on the machine could read. */
export const passwordVariables = {
  receiving: 'VIGIE_MAILBOX_PASSWORD',
  sending: 'VIGIE_CERBERE_PASSWORD',
} as const;

/** A check in words, as a command line must say them: also that a login was not tried, or where its password is missing. */
export function checkWords({ id, code, textFacts, failure }: CheckResult, lang: Lang): Words {
  const words = explain(
    code,
    failure?.code === rememberedCode ? { ...textFacts, isRemembered: true } : textFacts,
    lang,
  );
  const isLeg = id === 'receiving' || id === 'sending';
  if (!isLeg || code !== `${id}.not-configured`) return words;
  return { ...words, advice: typeset(catalogue(lang).cli.passwordVariable(passwordVariables[id]), lang) };
}
