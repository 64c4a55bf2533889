import { type Leg, legs } from '../domain/health.ts';
import { mailboxSettingsSchema } from '../domain/settings.ts';
import type { Core } from './core.ts';
import { type Done, done, otherPc, unknownMailbox } from './done.ts';
import { storePasswords } from './password-store.ts';

/** What the user can change of a mailbox in one form: what is not given stays. Passwords go straight to the keychain. */
export type MailboxForm = {
  readonly address: string;
  readonly label?: string | undefined;
  readonly user?: string | null | undefined;
  readonly profileId?: string | undefined;
  readonly mailboxPassword?: string | undefined;
  readonly cerberePassword?: string | undefined;
  readonly passwordChangedOn?: string | null | undefined;
  readonly passwordExpiresOn?: string | null | undefined;
  readonly limitBytes?: number | null | undefined;
  readonly limitMessages?: number | null | undefined;
};

/** What the user does with mailboxes and their passwords in the settings. */
export function mailboxCommands(core: Core) {
  const { book, bind, unbind, changed, data, monitor, passwords, reviewHolds, saveData, saveSettings, settings } = core;
  return {
    async saveMailbox({ address: written, mailboxPassword, cerberePassword, ...values }: MailboxForm): Promise<Done> {
      const known = book.find(written);
      const address = known?.address ?? written;
      const given = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
      const { data: next } = mailboxSettingsSchema.safeParse({ ...book.of(address), ...given });
      if (!next) return { ok: false, problem: 'invalid' };
      const typed = [
        ...(mailboxPassword === undefined ? [] : [['receiving', mailboxPassword] as const]),
        ...(cerberePassword === undefined ? [] : [['sending', cerberePassword] as const]),
      ];
      if (typed.length > 0 && core.isOtherPc()) return otherPc;
      if (!(await storePasswords(passwords, address, typed))) return { ok: false, problem: 'password-not-stored' };
      const others = settings().mailboxes;
      saveSettings({ mailboxes: known ? others.map((one) => (one === known ? next : one)) : [...others, next] });
      const edited = typed.map(([leg]) => leg);
      bind(address, edited);
      // Another label or date is no reason to knock at the servers.
      monitor.tell(known ? { kind: 'tick' } : { kind: 'settings-changed', addresses: book.addresses() });
      for (const leg of edited) monitor.tell({ kind: 'leg-edited', address, leg });
      reviewHolds();
      changed();
      return done;
    },
    async forgetMailbox(address: string): Promise<Done> {
      if (!book.find(address)) return unknownMailbox;
      for (const leg of legs) await passwords.forget(address, leg);
      unbind(address, legs);
      if (data().setup?.address === address) saveData({ setup: null });
      saveSettings({ mailboxes: settings().mailboxes.filter((mailbox) => mailbox.address !== address) });
      core.forgetJournal(address);
      core.settingsChanged();
      return done;
    },
    async forgetPassword(written: string, leg: Leg): Promise<Done> {
      const address = book.find(written)?.address;
      if (address === undefined) return unknownMailbox;
      await passwords.forget(address, leg);
      unbind(address, [leg]);
      monitor.tell({ kind: 'leg-edited', address, leg });
      return done;
    },
  };
}
