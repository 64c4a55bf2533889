import { legs } from '../domain/model/health.ts';
import { mailboxSettingsSchema } from '../domain/model/settings.ts';
import type { Setup } from '../domain/view/snapshot.ts';
import type { Core } from './core.ts';
import { type Done, done, otherPc, unknownMailbox } from './done.ts';

/** The two occasions on which legs wait for a password: a mailbox's first start, and the renewal of CERBERE's. */
export function waitingForPasswords(core: Core) {
  const { book, changed, data, isOtherPc, monitor, release, saveData, saveSettings, settings } = core;
  return {
    beginSetup(written: string): Done {
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
    setupStep(step: Setup['step']): Done {
      const { setup } = data();
      if (setup) saveData({ setup: { ...setup, step } });
      changed();
      return done;
    },
    endSetup(): Done {
      const address = data().setup?.address;
      saveData({ setup: null });
      if (address !== undefined) release(address, 'setup');
      changed();
      return done;
    },
    /** Sending waits until a new password is accepted, or the renewal ends. */
    beginRenewal(written: string): Done {
      const address = book.find(written)?.address;
      if (address === undefined) return unknownMailbox;
      if (isOtherPc()) return otherPc;
      monitor.tell({ kind: 'leg-held', address, leg: 'sending', reason: 'renewal' });
      return done;
    },
    endRenewal(written: string): Done {
      const address = book.find(written)?.address;
      if (address === undefined) return unknownMailbox;
      release(address, 'renewal');
      return done;
    },
  };
}
