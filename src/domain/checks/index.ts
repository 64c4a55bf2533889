import type { WatchContext } from '../model/context.ts';
import type { CheckId, Leg, VerdictOn } from '../model/health.ts';
import type { MailboxState, WatchState } from '../model/state.ts';
import { assessCertificates } from './certificate.ts';
import { assessCollection } from './collection.ts';
import { assessLeg } from './leg.ts';
import { assessMailProgram } from './mail-program.ts';
import { assessPassword } from './password-expiry.ts';
import { isBoxOld, measuringLeg } from './sight.ts';
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
  storage: assessStorage(mailbox, watch, nowMs, context),
  'password-expiry': assessPassword(mailbox, watch, nowMs, context),
  collection: isBoxOld(mailbox.measured.collection, measuringLeg(mailbox, context), watch, context)
    ? unknownCollection
    : assessCollection(mailbox, watch, nowMs, context),
  certificate: assessCertificates(mailbox, watch, nowMs, context),
  'mail-program': assessMailProgram(mailbox),
});

/** What was measured too long ago is not known any more. */
const unknownCollection: VerdictOn<'collection'> = { status: 'unknown', code: 'collection.unknown', facts: {} };
