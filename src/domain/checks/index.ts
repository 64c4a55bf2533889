import type { WatchContext } from '../model/context.ts';
import type { CheckId, Leg, VerdictOn } from '../model/health.ts';
import type { MailboxState, WatchState } from '../model/state.ts';
import { assessCertificates } from './certificate.ts';
import { assessCollection } from './collection.ts';
import { assessLeg } from './leg.ts';
import { assessOutlook } from './outlook.ts';
import { assessPassword } from './password-expiry.ts';
import { assessStorage } from './storage.ts';

/** Every check, one pure function each: what is known of a mailbox, and now → verdict. A new check is one file and one line here. */
export const assess = (
  mailbox: MailboxState,
  watch: WatchState,
  nowMs: number,
  context: WatchContext,
): { readonly [Check in CheckId]: VerdictOn<Check extends Leg ? Leg : Check> } => ({
  receiving: assessLeg('receiving', mailbox, watch, context),
  sending: assessLeg('sending', mailbox, watch, context),
  storage: assessStorage(mailbox, context),
  'password-expiry': assessPassword(mailbox, nowMs, context),
  collection: assessCollection(mailbox, watch, nowMs, context),
  certificate: assessCertificates(mailbox, nowMs, context),
  outlook: assessOutlook(),
});
