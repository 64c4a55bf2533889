import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultProfile } from '../../../src/app/belgium.ts';
import { defaultPolicy, readSettings } from '../../../src/domain/model/settings.ts';
import { readAddress } from '../../../src/domain/model/text-rules.ts';

const address = 'ec001234@adm.cfwb.be';
const valid = { schema: 2, mailboxes: [{ address }], profiles: [defaultProfile] };

describe('the default policy', () => {
  it('is the one of the issue', () => {
    expect(defaultPolicy).toEqual({
      receivingMinutes: 30,
      sendingMinutes: 60,
      storage: { highPercent: 75, veryHighPercent: 90, fullPercent: 98, clearedBelowPercent: 5 },
      passwordNoticeDays: [30, 15, 7, 3, 1, 0],
      certificateNoticeDays: { soon: 30, verySoon: 7 },
      collection: { waitingDays: 2, abandonedDays: 5, silentDays: 5, silentDaysWhenNearlyFull: 3 },
      speakingHours: { days: [1, 2, 3, 4, 5], opens: '07:30', closes: '18:00' },
      reminderAt: '07:30',
      readsMailPrograms: true,
    });
  });
});

describe('readSettings', () => {
  it('fills in what a mailbox does not say', () => {
    expect(readSettings(valid)).toEqual({
      kind: 'ok',
      settings: {
        schema: 2,
        lang: 'fr',
        mailboxes: [
          {
            address,
            label: '',
            user: null,
            profileId: 'etnic',
            limitBytes: null,
            limitMessages: null,
            passwordChangedOn: null,
            passwordExpiresOn: null,
          },
        ],
        profiles: [defaultProfile],
        policy: defaultPolicy,
        closures: [],
      },
    });
  });

  it('reads back what it gave', () => {
    const read = readSettings(valid);
    if (read.kind !== 'ok') throw new Error('must be valid');
    expect(readSettings(JSON.parse(JSON.stringify(read.settings)))).toEqual(read);
  });

  it('takes several mailboxes and a partial policy', () => {
    const read = readSettings({
      ...valid,
      mailboxes: [{ address }, { address: 'po004321@adm.cfwb.be' }],
      policy: { receivingMinutes: 45 },
    });
    expect(read).toMatchObject({ settings: { policy: { ...defaultPolicy, receivingMinutes: 45 } } });
  });

  it('brings version 1, with its single mailbox and no policy, up to date', () => {
    const { kind, ...rest } = readSettings({
      schema: 1,
      lang: 'en',
      mailbox: { address, limitBytes: 52_428_800, passwordChangedOn: '2026-06-15' },
      profiles: [defaultProfile],
    });
    expect(kind).toBe('ok');
    expect(rest).toMatchObject({
      settings: {
        schema: 2,
        lang: 'en',
        mailboxes: [{ address, limitBytes: 52_428_800, passwordChangedOn: '2026-06-15' }],
        policy: defaultPolicy,
      },
    });
  });

  it.each([null, undefined])('brings version 1 with no mailbox (%s) up to date', (mailbox) => {
    expect(readSettings({ schema: 1, mailbox, profiles: [defaultProfile] })).toMatchObject({
      kind: 'ok',
      settings: { mailboxes: [] },
    });
  });

  it.each([3, 4, 1_000])('says that version %d comes from the future, whatever else it holds', (schema) => {
    expect(readSettings({ schema, anything: ['else'] })).toEqual({ kind: 'future', schema });
  });

  it.each([
    ['nothing', undefined],
    ['null', null],
    ['a text', 'settings'],
    ['a number', 2],
    ['a list', []],
    ['no version', { mailboxes: [], profiles: [defaultProfile] }],
    ['version 0', { ...valid, schema: 0 }],
    ['version -1', { ...valid, schema: -1 }],
    ['version 1.5', { ...valid, schema: 1.5 }],
    ['a version in words', { ...valid, schema: '2' }],
    ['a version that is not a number', { ...valid, schema: Number.NaN }],
    ['no profile', { ...valid, profiles: [] }],
    ['mailboxes that are no list', { ...valid, mailboxes: { address } }],
    ['profiles that are no list', { ...valid, profiles: defaultProfile }],
    ['a single profile, of another version', { ...valid, profiles: [{ ...defaultProfile, schema: 2 }] }],
  ])('refuses %s with words and without throwing', (_name, data) => {
    const read = readSettings(data);
    expect(read.kind).toBe('invalid');
    if (read.kind === 'invalid') expect(read.problem.length).toBeGreaterThan(3);
  });

  it('never throws, whatever it is given', () => {
    const anything = fc.oneof(
      fc.anything(),
      fc.record({
        schema: fc.oneof(fc.integer({ min: -2, max: 5 }), fc.double(), fc.anything()),
        mailbox: fc.anything(),
      }),
      fc.record({
        ...Object.fromEntries(Object.keys(valid).map((key) => [key, fc.anything()])),
        schema: fc.constantFrom(1, 2),
      }),
    );
    fc.assert(
      fc.property(anything, (data) => {
        expect(['ok', 'future', 'invalid']).toContain(readSettings(data).kind);
      }),
      { numRuns: 500, seed: 3 },
    );
  });
});

describe('readAddress', () => {
  it.each([
    ['ec001234@adm.cfwb.be', { kind: 'school', fase: '1234' }],
    ['ec01234@adm.cfwb.be', { kind: 'school', fase: '1234' }],
    ['PO004321@ADM.CFWB.BE', { kind: 'authority', fase: '4321' }],
    ['direction@adm.cfwb.be', null],
    ['ec@adm.cfwb.be', null],
    ['xec001234@adm.cfwb.be', null],
  ])('%s', (text, expected) => {
    expect(readAddress(text)).toEqual(expected);
  });
});
