import { describe, expect, it } from 'vitest';
import { defaultProfile } from '../../../src/app/belgium.ts';
import { noShell } from '../../../src/demo/browser-shell.ts';
import type { WatchContext } from '../../../src/domain/model/context.ts';
import type { Failure } from '../../../src/domain/model/failure.ts';
import type { Leg } from '../../../src/domain/model/health.ts';
import type { MailboxState } from '../../../src/domain/model/state.ts';
import { alertText } from '../../../src/domain/tell/alert-text.ts';
import { snapshot } from '../../../src/domain/view/snapshot.ts';
import { trayView } from '../../../src/domain/view/tray-view.ts';
import { speak } from '../../support/alerts.ts';
import { createContext, failure } from '../../support/fakes.ts';
import { beginWatch, looked } from '../../support/watch-driver.ts';

const minute = 60_000;
const day = 24 * 60 * minute;
const address = 'ec001234@adm.cfwb.be';
/** A Tuesday. */
const startMs = Date.parse('2026-09-08T10:00:00+02:00');
const full = failure('mailbox-full');
/** A box of which the inbox holds next to nothing: what fills it lies in the webmail's folders. */
const nearlyEmpty = {
  measured: {
    usedBytes: 1_000,
    limitBytes: 50_000_000,
    messages: 1,
    limitMessages: null,
    source: 'pop3-stat',
  },
  maildrop: { messages: 1, octets: 1_000, hashes: null },
} as const;

function begin() {
  const context: WatchContext = createContext([{ address, passwordExpiresOn: '2027-02-01' }]);
  const watch = beginWatch([address], context, startMs);
  const well = (leg: Leg): void => {
    watch.happen(looked(address, leg, watch.now(), null, leg === 'receiving' ? nearlyEmpty : {}));
  };
  well('receiving');
  well('sending');
  const mailbox = (): MailboxState => watch.state().mailboxes[0] as MailboxState;
  return {
    ...watch,
    context,
    well,
    mailbox,
    fails: (leg: Leg, found: Failure) => watch.happen(looked(address, leg, watch.now(), found)),
    /** An accepted look at the box, and what the quota login beside it brought. */
    quota: (found: Failure | null) =>
      watch.happen({ ...looked(address, 'receiving', watch.now(), null, nearlyEmpty), quotaLogin: { failure: found } }),
    pass: (ms: number) => watch.moveTo(watch.now() + ms),
    code: (check: 'receiving' | 'sending' | 'storage') => mailbox().health[check].code,
    /** Codes of the toasts of this moment; they count as shown. */
    speak: (): string[] => {
      watch.tick();
      const { said, state } = speak(watch.state(), watch.now(), context);
      watch.become(state);
      return [...said];
    },
    toasts: () => {
      watch.tick();
      const options = { lang: 'fr', labelOf: () => null, fullOn: () => '2026-10-01' } as const;
      const { alert } = speak(watch.state(), watch.now(), context);
      return alert ? [alertText(alert, options)] : [];
    },
    tray: () => trayView(watch.state(), watch.now(), context, 'fr', () => null),
  };
}

describe('a server that says at a login that the box is full', () => {
  it.each(['receiving', 'sending'] as const)('%s: full at once, whatever was measured', (leg) => {
    const watch = begin();
    watch.fails(leg, full);
    expect(watch.mailbox().health.storage).toMatchObject({
      status: 'critical',
      code: 'storage.full',
      facts: { saidFullAt: new Date(startMs).toISOString() },
    });
    expect(watch.code(leg)).toBe(`${leg}.mailbox-full`);
    expect(watch.mailbox().legs[leg].mode).toEqual({ kind: 'automatic' });
  });

  it('after the login, at STAT: the same', () => {
    const watch = begin();
    watch.fails('receiving', { ...full, stage: 'stat', passwordAnswered: false });
    expect(watch.code('storage')).toBe('storage.full');
  });

  it('at the quota login: full, while receiving goes on', () => {
    const watch = begin();
    watch.quota(full);
    expect([watch.code('storage'), watch.code('receiving')]).toEqual(['storage.full', 'receiving.ok']);
  });

  it('is believed though this PC is said to have no network', () => {
    const watch = begin();
    watch.network(false);
    watch.fails('receiving', full);
    expect(watch.code('storage')).toBe('storage.full');
  });

  it('is believed before anything was ever measured', () => {
    const watch = beginWatch([address], createContext([{ address }]), startMs);
    watch.happen(looked(address, 'receiving', startMs, full));
    expect(watch.state().mailboxes[0]?.health.storage.code).toBe('storage.full');
  });

  it('ends with the next accepted look of the leg that said it, and of no other; then what is measured counts', () => {
    const watch = begin();
    watch.fails('receiving', full);
    watch.well('sending');
    watch.fails('receiving', failure('timeout'));
    expect(watch.code('storage')).toBe('storage.full');
    watch.well('receiving');
    expect(watch.code('storage')).toBe('storage.ok');
    watch.fails('receiving', full);
    for (const later of [0, 30 * minute]) {
      watch.pass(later);
      watch.tick();
      const measured = { ...nearlyEmpty.measured, usedBytes: 40_000_000 };
      watch.happen(looked(address, 'receiving', watch.now(), null, { ...nearlyEmpty, measured }));
    }
    expect(watch.code('storage')).toBe('storage.high');
  });

  it('said by both legs, ends with the second', () => {
    const watch = begin();
    watch.fails('receiving', full);
    watch.fails('sending', full);
    watch.well('sending');
    expect(watch.code('storage')).toBe('storage.full');
    watch.well('receiving');
    expect(watch.code('storage')).toBe('storage.ok');
  });

  it('said by sending alone and not repeated for three of its looks, ends without a word with the next measurement', () => {
    const watch = begin();
    watch.fails('sending', full);
    expect(watch.speak()).toEqual(['critical storage.full']);
    for (let minutes = 30; minutes <= 360; minutes += 30) {
      watch.pass(30 * minute);
      watch.fails('sending', failure('timeout'));
      watch.well('receiving');
      expect([watch.code('storage'), minutes]).toEqual([minutes <= 180 ? 'storage.full' : 'storage.ok', minutes]);
      expect(watch.speak().filter((one) => one.includes('storage'))).toEqual([]);
    }
    watch.fails('sending', full);
    expect(watch.code('storage')).toBe('storage.full');
  });

  it('of which nothing is heard any more is grey, be the last measurement fresh or not', () => {
    const watch = begin();
    watch.fails('sending', full);
    for (let looks = 1; looks <= 6; looks += 1) {
      watch.pass(30 * minute);
      watch.well('receiving');
    }
    expect(watch.code('storage')).toBe('storage.full');
    watch.pass(minute);
    watch.tick();
    expect(watch.code('storage')).toBe('storage.unknown');
  });

  it('said at the quota login, ends with an accepted one, or is unknown a day after it was said where none is made any more', () => {
    const watch = begin();
    watch.quota(full);
    watch.well('receiving');
    expect(watch.code('storage')).toBe('storage.full');
    watch.quota(null);
    expect(watch.code('storage')).toBe('storage.ok');
    watch.quota(full);
    watch.pass(day + minute);
    watch.well('receiving');
    expect(watch.code('storage')).toBe('storage.unknown');
  });
});

describe('what is said of it', () => {
  it('is one toast about the box, reminded on the next working morning, and one all-clear', () => {
    const watch = begin();
    watch.fails('receiving', full);
    watch.fails('sending', full);
    expect(watch.speak()).toEqual(['critical storage.full']);
    watch.pass(30 * minute);
    watch.fails('receiving', full);
    watch.fails('sending', full);
    expect(watch.speak()).toEqual([]);
    watch.moveTo(Date.parse('2026-09-09T08:00:00+02:00'));
    watch.fails('receiving', full);
    watch.fails('sending', full);
    expect(watch.speak()).toEqual(['critical storage.full']);
    watch.pass(30 * minute);
    watch.well('receiving');
    watch.well('sending');
    expect(watch.speak()).toEqual(['recovery storage.ok']);
    expect(watch.speak()).toEqual([]);
  });

  it('is told after a sleep once the server has said it again', () => {
    const watch = begin();
    watch.fails('receiving', full);
    watch.sleep(23 * 60 * minute);
    watch.moveTo(Date.parse('2026-09-09T10:00:00+02:00'));
    expect(watch.speak()).toEqual([]);
    watch.fails('receiving', full);
    expect(watch.speak()).toEqual(['critical storage.full']);
  });

  it('names no percentage, no date at which the box will be full, and no password', () => {
    const watch = begin();
    watch.fails('receiving', full);
    const [toast] = watch.toasts();
    expect(toast?.title).toContain('pleine');
    expect(`${toast?.title} ${toast?.body}`).not.toMatch(/%|octobre|mot de passe/);
  });

  it('is the first line of the icon, said once, and never beside “Tout va bien”', () => {
    const watch = begin();
    expect(watch.tray().headline).toMatch(/^Tout va bien/);
    watch.fails('receiving', full);
    watch.fails('sending', full);
    const { icon, headline } = watch.tray();
    expect([icon, headline]).toEqual(['critical', expect.stringMatching(/^Le serveur dit que la boîte est pleine –/)]);
    watch.quota(full);
    watch.well('receiving');
    watch.well('sending');
    expect(watch.tray()).toMatchObject({
      icon: 'critical',
      headline: expect.stringMatching(/^Le serveur dit que la boîte est pleine –/),
    });
  });

  it('is on the card of the box, without the fill that was measured', () => {
    const watch = begin();
    watch.fails('receiving', full);
    const [mailbox] = snapshot(watch.state(), watch.now(), watch.context, {
      ...noShell,
      lang: 'fr',
      version: '0.1.0',
      secrets: 'keychain',
      notices: [],
      isOtherPc: false,
      setup: null,
      profiles: [defaultProfile],
      profileOf: () => defaultProfile,
      looking: [],
      journal: [],
    }).mailboxes;
    const card = mailbox?.checks.find(({ id }) => id === 'storage');
    expect(card).toMatchObject({ status: 'critical', title: 'Le serveur dit que la boîte est pleine' });
    expect(card?.actions[0]).toBe('open-webmail');
    expect(mailbox?.storage?.isSaidFull).toBe(true);
  });
});
