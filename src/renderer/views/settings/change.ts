import type { ServerProfile } from '../../../domain/model/server-profile.ts';
import type { Policy } from '../../../domain/model/settings.ts';
import type { Lang } from '../../../domain/text/index.ts';
import type { MailboxView } from '../../../domain/view/snapshot.ts';
import type { CommandInput } from '../../../ipc/contract.ts';

type SavingCommand = 'save-mailbox' | 'save-policy' | 'save-profile' | 'set-language' | 'set-autostart';

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

export function policyChange(policy: Policy, next: Partial<Policy>): Change {
  return {
    order: { name: 'save-policy', payload: { policy: { ...policy, ...next } } },
    undo: { name: 'save-policy', payload: { policy } },
  };
}

export const profileChange = (before: ServerProfile, next: ServerProfile): Change => ({
  order: { name: 'save-profile', payload: { profile: next } },
  undo: { name: 'save-profile', payload: { profile: before } },
});

export const languageChange = (before: Lang, next: Lang): Change => ({
  order: { name: 'set-language', payload: { lang: next } },
  undo: { name: 'set-language', payload: { lang: before } },
});

export const autostartChange = (isOn: boolean): Change => ({
  order: { name: 'set-autostart', payload: { isOn } },
  undo: { name: 'set-autostart', payload: { isOn: !isOn } },
});
