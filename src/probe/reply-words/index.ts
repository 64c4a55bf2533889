import type { FailureKind } from '../../domain/model/failure.ts';
import { accessOff, otherSecret } from './access-off.ts';
import { accountDisabled, unknownUser } from './account-disabled.ts';
import { lockedOut } from './locked-out.ts';
import { loginPace } from './login-pace.ts';
import { mailboxFull } from './mailbox-full.ts';
import { boxLocked, heldElsewhere, maildropBusy } from './maildrop-busy.ts';
import { mechanismWanted } from './mechanism.ts';
import { normalise } from './normalise.ts';
import { passwordExpired, passwordToChange, somethingExpired } from './password-expired.ts';
import { saysSo, type WordList, withoutAsides } from './pattern.ts';
import { serverTrouble } from './server-trouble.ts';
import { comeBack, someError } from './vague-trouble.ts';
import { loginFailed, wrongPassword, wrongPasswordOr } from './wrong-password.ts';

/** What a server's words can mean. */
export type Meaning = Extract<
  FailureKind,
  | 'credentials-expired'
  | 'mailbox-full'
  | 'locked-out'
  | 'mechanism'
  | 'access-off'
  | 'account-disabled'
  | 'in-use'
  | 'login-delay'
  | 'temporary'
  | 'credentials'
  | 'login-refused'
>;

/**
 * The word lists, the more precise before the less: a reply that names both "too many attempts" and "authentication
 * failed" is about the attempts, one that names a broken server is not about the password it could not judge. Who calls
 * the password wrong has judged it, whatever stands beside: advice, a full name, an hour of maintenance.
 */
export const wordLists: readonly (readonly [Meaning, WordList])[] = [
  ['credentials', wrongPasswordOr],
  ['locked-out', lockedOut],
  ['credentials-expired', passwordExpired],
  ['access-off', otherSecret],
  ['credentials', wrongPassword],
  ['credentials-expired', passwordToChange],
  ['mailbox-full', mailboxFull],
  ['mechanism', mechanismWanted],
  ['access-off', accessOff],
  ['login-delay', loginPace],
  ['in-use', heldElsewhere],
  ['in-use', boxLocked],
  ['in-use', maildropBusy],
  ['temporary', serverTrouble],
  ['account-disabled', accountDisabled],
  ['credentials-expired', somethingExpired],
  ['credentials', unknownUser],
  ['login-refused', loginFailed],
  ['temporary', someError],
  ['temporary', comeBack],
];

/** What these words mean, the most precise first; empty where they say nothing that is known. */
export function meaningsOf(text: string): readonly Meaning[] {
  const plain = normalise(text);
  const reasons = said(withoutAsides(plain));
  return reasons.length > 0 ? reasons : said(plain);
}

const said = (plain: string): readonly Meaning[] => [
  ...new Set(wordLists.flatMap(([meaning, list]) => (saysSo(list, plain) ? [meaning] : []))),
];
