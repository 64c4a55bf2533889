import { describe, expect, it } from 'vitest';
import { defaultProfile } from '../../../src/app/profiles.ts';
import { defaultPolicy } from '../../../src/domain/model/settings.ts';
import type { MailboxView } from '../../../src/domain/view/snapshot.ts';
import { checkCommand } from '../../../src/ipc/contract.ts';
import {
  autostartChange,
  type Change,
  languageChange,
  mailboxChange,
  policyChange,
  profileChange,
} from '../../../src/renderer/views/settings/change.ts';

const address = 'ec001234@adm.cfwb.be';
const mailbox = {
  address,
  ownLabel: '',
  label: address,
  user: null,
  profileId: 'etnic',
  password: { changedOn: '2026-05-01', expiresOn: '2026-12-01', givenExpiry: '2026-12-01', daysLeft: 20 },
  limitBytes: 104_857_600,
  limitMessages: null,
} as unknown as MailboxView;

const changes: Readonly<Record<string, Change>> = {
  label: mailboxChange(mailbox, { label: 'Direction' }),
  dates: mailboxChange(mailbox, { passwordChangedOn: '2026-11-01', passwordExpiresOn: null }),
  size: mailboxChange(mailbox, { limitBytes: null }),
  policy: policyChange(defaultPolicy, { sendingMinutes: 90 }),
  profile: profileChange(defaultProfile, { ...defaultProfile, passwordLifetimeMonths: 3 }),
  language: languageChange('fr', 'en'),
  autostart: autostartChange(false),
};

describe('a change of the settings', () => {
  it.each(Object.entries(changes))('of %s is a command of the contract, and so is its undo', (_, { order, undo }) => {
    expect(checkCommand(order.name, order.payload)).not.toBeNull();
    expect(checkCommand(undo.name, undo.payload)).not.toBeNull();
    expect(undo.name).toBe(order.name);
  });

  it('of a mailbox puts back what it changed and nothing else', () => {
    expect(changes.label?.undo.payload).toEqual({ address, label: '' });
    expect(changes.dates?.undo.payload).toEqual({
      address,
      passwordChangedOn: '2026-05-01',
      passwordExpiresOn: '2026-12-01',
    });
    expect(changes.size?.undo.payload).toEqual({ address, limitBytes: 104_857_600 });
  });

  it('of a rule sends all of them, the others as they are', () => {
    expect(changes.policy?.order.payload).toEqual({ policy: { ...defaultPolicy, sendingMinutes: 90 } });
    expect(changes.policy?.undo.payload).toEqual({ policy: defaultPolicy });
  });

  it('of language and start puts the other one back', () => {
    expect(changes.language?.undo.payload).toEqual({ lang: 'fr' });
    expect(changes.autostart?.undo.payload).toEqual({ isOn: true });
  });
});
