import type { CheckResult } from '../app/examine.ts';
import { catalogue, explain, type Lang, type Words } from '../domain/text/index.ts';
import { isUnsafeCode } from './careful-probes.ts';

/** Where each leg's password is read from: never an argument, which everybody on the machine could read. */
export const passwordVariables = {
  receiving: 'VIGIE_MAILBOX_PASSWORD',
  sending: 'VIGIE_CERBERE_PASSWORD',
} as const;

/** A check in words, as a command line must say them: also why a login was not tried, or where its password is missing. */
export function checkWords({ id, verdict, failure }: CheckResult, lang: Lang): Words {
  const { code } = verdict;
  const words = explain(verdict, lang);
  if (id !== 'receiving' && id !== 'sending') return words;
  const { cli } = catalogue(lang);
  if (code === `${id}.not-configured`) return { ...words, advice: cli.passwordVariable(passwordVariables[id]) };
  if (!isUnsafeCode(failure?.code)) return words;
  const { meaning, advice } = cli.untried[failure.code];
  return { title: cli.notTried[id], meaning, advice };
}
