import { describe, expect, it } from 'vitest';
import { defaultProfile } from '../../../src/app/belgium.ts';
import { defaultPolicy } from '../../../src/domain/model/settings.ts';
import type { MailboxView } from '../../../src/domain/view/snapshot.ts';
import { checkCommand } from '../../../src/ipc/contract.ts';
import {
  autostartChange,
  type Change,
  type Kept,
  languageChange,
  mailboxChange,
  policyChange,
  profileChange,
  stepOn,
  stillKept,
} from '../../../src/renderer/views/settings/changes.ts';

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

  it('of a rule sends that rule, and puts back that rule', () => {
    expect(changes.policy?.order.payload).toEqual({ policy: { sendingMinutes: 90 } });
    expect(changes.policy?.undo.payload).toEqual({ policy: { sendingMinutes: 60 } });
    const levels = policyChange(defaultPolicy, { storage: { highPercent: 80 } });
    expect(levels.undo.payload).toEqual({ policy: { storage: { highPercent: 75 } } });
  });

  it('of language and start puts the other one back', () => {
    expect(changes.language?.undo.payload).toEqual({ lang: 'fr' });
    expect(changes.autostart?.undo.payload).toEqual({ isOn: true });
  });
});

const saving: Kept<number> = { value: 45, over: 30, undos: 0, refusal: null };
const refused: Kept<number> = { ...saving, refusal: { text: 'no', at: '' } };

describe('a value kept in its field', () => {
  it('is shown until a snapshot brings another saved value', () => {
    expect(stillKept(saving, 30, 0)).toBe(saving);
    expect(stillKept(saving, 45, 0)).toBeNull();
    expect(stillKept(saving, 60, 0)).toBeNull();
  });

  it('gives way to an undo, even where no snapshot came in between', () => {
    expect(stillKept(saving, 30, 1)).toBeNull();
  });

  it('is never overwritten while it was not accepted', () => {
    expect(stillKept(refused, 60, 2)).toBe(refused);
  });

  it('compares values by what they hold', () => {
    const days: Kept<readonly number[]> = { value: [1], over: [1, 2], undos: 0, refusal: null };
    expect(stillKept(days, [1, 2], 0)).toBe(days);
  });
});

describe('a change of a field', () => {
  it('is nothing where the saved value is given again', () => {
    expect(stepOn(null, 30, 30)).toBe('nothing');
  });

  it('is nothing where the same change is told twice', () => {
    expect(stepOn(saving, 30, 45)).toBe('nothing');
  });

  it('back to the saved value is saved while the one before is on its way', () => {
    expect(stepOn(saving, 30, 30)).toBe('save');
  });

  it('back to the saved value only forgets what was not accepted', () => {
    expect(stepOn(refused, 30, 30)).toBe('forget');
  });

  it('can try once more what was not accepted', () => {
    expect(stepOn(refused, 30, 45)).toBe('save');
  });
});
