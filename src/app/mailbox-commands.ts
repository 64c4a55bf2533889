import { type Leg, legs } from '../domain/model/health.ts';
import { mailboxSettingsSchema } from '../domain/model/settings.ts';
import type { Setup } from '../domain/view/snapshot.ts';
import { type Core, type Done, done, otherPc, passwordNotForgotten, unknownMailbox } from './core.ts';
import { forgetPasswords, storePasswords } from './passwords.ts';

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
export type MailboxCommands = {
  /** Makes the mailbox where it is not there yet. */
  saveMailbox(form: MailboxForm): Promise<Done>;
  /** Drops the mailbox, its passwords and all that is known of it. */
  forgetMailbox(written: string): Promise<Done>;
  forgetPassword(written: string, leg: Leg): Promise<Done>;
};

export function mailboxCommands(core: Core): MailboxCommands {
  const { book, bind, unbind, changed, data, monitor, passwords, reviewHolds, saveData, saveSettings, settings } = core;
  return {
    async saveMailbox({ address: written, mailboxPassword, cerberePassword, ...values }) {
      const known = book.find(written);
      const address = known?.address ?? written;
      const given = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
      const edited = () => mailboxSettingsSchema.safeParse({ ...book.of(address), ...given }).data;
      const planned = edited();
      if (!planned) return { ok: false, problem: 'invalid' };
      const typed = [
        ...(mailboxPassword === undefined ? [] : [['receiving', mailboxPassword] as const]),
        ...(cerberePassword === undefined ? [] : [['sending', cerberePassword] as const]),
      ];
      if (typed.length > 0 && core.isOtherPc()) return otherPc;
      const bindings = typed.map(([leg]) => [leg, book.bindingOf(planned, leg)] as const);
      if (!(await storePasswords(passwords, address, typed))) return { ok: false, problem: 'password-not-stored' };
      // Storing takes its time: mailbox and servers may be others by now.
      const isThere = book.find(address) !== undefined;
      if (known && !isThere) {
        const areGone = await forgetPasswords(passwords, address, legs);
        return areGone ? unknownMailbox : passwordNotForgotten;
      }
      const next = edited() ?? planned;
      const others = settings().mailboxes;
      saveSettings({
        mailboxes: isThere ? others.map((one) => (one.address === address ? next : one)) : [...others, next],
      });
      for (const [leg, binding] of bindings) bind(address, leg, binding);
      // Another label or date is no reason to knock at the servers, but one to judge anew.
      monitor.tell(isThere ? { kind: 'rules-changed' } : { kind: 'settings-changed', addresses: book.addresses() });
      for (const [leg] of typed) monitor.tell({ kind: 'leg-edited', address, leg });
      reviewHolds();
      changed();
      return done;
    },
    async forgetMailbox(written) {
      const address = book.find(written)?.address;
      if (address === undefined) return unknownMailbox;
      // It stays in the list until its passwords are gone: whoever cannot see it cannot try again.
      if (!(await forgetPasswords(passwords, address, legs))) return passwordNotForgotten;
      unbind(address, legs);
      if (data().setup?.address === address) saveData({ setup: null });
      saveSettings({ mailboxes: settings().mailboxes.filter((mailbox) => mailbox.address !== address) });
      core.forget(address);
      core.settingsChanged();
      // Once more: one may have been accepted while the others were being forgotten.
      return (await forgetPasswords(passwords, address, legs)) ? done : passwordNotForgotten;
    },
    async forgetPassword(written, leg) {
      const address = book.find(written)?.address;
      if (address === undefined) return unknownMailbox;
      const isGone = await passwords.forget(address, leg);
      // Without a binding it is not used any more, even if it is still there.
      unbind(address, [leg]);
      monitor.tell({ kind: 'leg-edited', address, leg });
      return isGone ? done : passwordNotForgotten;
    },
  };
}

/** The two occasions on which legs wait for a password: a mailbox's first start, and the renewal of CERBERE's. */
export type PasswordWaits = {
  beginSetup(written: string): Done;
  setupStep(step: Setup['step']): Done;
  endSetup(): Done;
  /** Sending waits until a new password is accepted, or the renewal ends. */
  beginRenewal(written: string): Done;
  endRenewal(written: string): Done;
};

export function passwordWaits(core: Core): PasswordWaits {
  const { book, changed, data, isOtherPc, monitor, release, saveData, saveSettings, settings } = core;
  return {
    beginSetup(written) {
      if (isOtherPc()) return otherPc;
      const known = book.find(written);
      const address = known?.address ?? written;
      saveData({ setup: { address, step: 'passwords' } });
      if (!known) {
        saveSettings({ mailboxes: [...settings().mailboxes, mailboxSettingsSchema.parse({ address })] });
        monitor.tell({ kind: 'settings-changed', addresses: book.addresses() });
        for (const leg of legs) monitor.tell({ kind: 'leg-held', address, leg, reason: 'setup' });
      }
      changed();
      return done;
    },
    setupStep(step) {
      const { setup } = data();
      if (setup) saveData({ setup: { ...setup, step } });
      changed();
      return done;
    },
    endSetup() {
      const address = data().setup?.address;
      saveData({ setup: null });
      if (address !== undefined) release(address, 'setup');
      changed();
      return done;
    },
    beginRenewal(written) {
      const address = book.find(written)?.address;
      if (address === undefined) return unknownMailbox;
      if (isOtherPc()) return otherPc;
      monitor.tell({ kind: 'leg-held', address, leg: 'sending', reason: 'renewal' });
      return done;
    },
    endRenewal(written) {
      const address = book.find(written)?.address;
      if (address === undefined) return unknownMailbox;
      release(address, 'renewal');
      return done;
    },
  };
}
