import type { OwnClosure } from '../../../domain/model/own-closures.ts';
import { type PolicyPatch, wayBack } from '../../../domain/model/policy-patch.ts';
import type { Policy } from '../../../domain/model/rules.ts';
import type { ServerProfile } from '../../../domain/model/server-profile.ts';
import type { Lang } from '../../../domain/text/index.ts';
import type { MailboxView } from '../../../domain/view/snapshot.ts';
import type { CommandInput } from '../../../ipc/contract.ts';

type SavingCommand =
  | 'save-mailbox'
  | 'save-policy'
  | 'save-closures'
  | 'save-profile'
  | 'set-language'
  | 'set-autostart';

/** One command that saves something. */
export type Order = {
  [Name in SavingCommand]: { readonly name: Name; readonly payload: CommandInput<Name> };
}[SavingCommand];

/** What saves a value, and what puts the one before back through the same command. */
export type Change = { readonly order: Order; readonly undo: Order };

/** What of a mailbox can be put back: all but its passwords. */
export type MailboxValues = {
  readonly label: string;
  readonly user: string | null;
  readonly profileId: string;
  readonly passwordChangedOn: string | null;
  readonly passwordExpiresOn: string | null;
  readonly limitBytes: number | null;
  readonly limitMessages: number | null;
};

/** The mailbox's values as they are now. */
export const valuesOf = ({ ownLabel, password, ...mailbox }: MailboxView): MailboxValues => ({
  label: ownLabel,
  user: mailbox.user,
  profileId: mailbox.profileId,
  passwordChangedOn: password.changedOn,
  passwordExpiresOn: password.givenExpiry,
  limitBytes: mailbox.limitBytes,
  limitMessages: mailbox.limitMessages,
});

export function mailboxChange(mailbox: MailboxView, next: Partial<MailboxValues>): Change {
  const { address } = mailbox;
  const before = Object.entries(valuesOf(mailbox)).filter(([name]) => name in next);
  return {
    order: { name: 'save-mailbox', payload: { address, ...next } },
    undo: { name: 'save-mailbox', payload: { address, ...Object.fromEntries(before) } },
  };
}

/** @param policy the rules before */
export const policyChange = (policy: Policy, patch: PolicyPatch): Change => ({
  order: { name: 'save-policy', payload: { policy: patch } },
  undo: { name: 'save-policy', payload: { policy: wayBack(policy, patch) } },
});

export const profileChange = (before: ServerProfile, next: ServerProfile): Change => ({
  order: { name: 'save-profile', payload: { profile: next } },
  undo: { name: 'save-profile', payload: { profile: before } },
});

/** The commands carry all of the closures. */
export const closuresChange = (before: readonly OwnClosure[], next: readonly OwnClosure[]): Change => ({
  order: { name: 'save-closures', payload: { closures: [...next] } },
  undo: { name: 'save-closures', payload: { closures: [...before] } },
});

export const languageChange = (before: Lang, next: Lang): Change => ({
  order: { name: 'set-language', payload: { lang: next } },
  undo: { name: 'set-language', payload: { lang: before } },
});

export const autostartChange = (isOn: boolean): Change => ({
  order: { name: 'set-autostart', payload: { isOn } },
  undo: { name: 'set-autostart', payload: { isOn: !isOn } },
});

/**
 * What a field shows instead of the saved value: what was just given, until a snapshot brings it, and for as long as it
 * was not accepted.
 */
export type Kept<Value> = {
  readonly value: Value;
  /** The saved value when this was given. */
  readonly over: Value;
  /** Undos done by then. */
  readonly undos: number;
  /** Why it is not saved, ready to show, and at which part of the value; null while it is being saved, and after. */
  readonly refusal: { readonly text: string; readonly at: string } | null;
};

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** What is still to be shown of it; null once the saved value speaks for itself. */
export function stillKept<Value>(kept: Kept<Value> | null, saved: Value, undos: number): Kept<Value> | null {
  if (kept === null || kept.refusal !== null) return kept;
  return isSame(kept.over, saved) && kept.undos === undos ? kept : null;
}

/** `nothing`: this is what is shown already. `forget`: back at the saved value, after one that was not accepted. */
export function stepOn<Value>(kept: Kept<Value> | null, saved: Value, next: Value): 'nothing' | 'forget' | 'save' {
  if (kept === null) return isSame(next, saved) ? 'nothing' : 'save';
  if (kept.refusal === null) return isSame(next, kept.value) ? 'nothing' : 'save';
  return isSame(next, saved) ? 'forget' : 'save';
}
