import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { defaultProfile } from '../../../src/app/belgium.ts';
import { serverKinds } from '../../../src/domain/model/rules.ts';
import { serverProfileSchema } from '../../../src/domain/model/server-profile.ts';
import { unknownHost } from '../../../src/domain/model/text-rules.ts';
import {
  draftOf,
  isSameDraft,
  type ProfileDraft,
  readDraft,
} from '../../../src/renderer/views/settings/profile-draft.ts';
import { arbitraryOf } from '../../support/schema-arbitrary.ts';

const draft = draftOf(defaultProfile);
const read = (next: Partial<ProfileDraft>) => readDraft({ ...draft, ...next }, defaultProfile);
const problems = (next: Partial<ProfileDraft>) => {
  const result = read(next);
  return result.ok ? {} : result.problems;
};

describe('the form of a server profile', () => {
  it('stands for the profile it was made of', () => {
    expect(readDraft(draft, defaultProfile)).toEqual({ ok: true, profile: defaultProfile });
  });

  it('drops the spaces around what was pasted', () => {
    const result = read({ pop3: { ...draft.pop3, host: ' pop.example.be ', port: ' 995 ' } });
    expect(result.ok && result.profile.pop3).toEqual({ host: 'pop.example.be', port: 995, security: 'auto' });
  });

  it('leaves out a server that is not used, whatever stands in its fields', () => {
    const result = read({ smtp: { ...draft.smtp, isUsed: false, host: '', port: 'x' } });
    expect(result.ok && result.profile.smtp).toBeNull();
  });

  it('proposes encryption from the first byte for a server that is new', () => {
    const result = read({ imap: { ...draft.imap, isUsed: true, host: 'imap.example.be' } });
    expect(result.ok && result.profile.imap).toEqual({ host: 'imap.example.be', port: 993, security: 'tls' });
  });

  it.each<[string, Partial<ProfileDraft>, Record<string, string>]>([
    ['a host with its port', { pop3: { ...draft.pop3, host: 'adm.cfwb.be:110' } }, { 'pop3.host': 'host' }],
    [
      'a telephone without a digit',
      { technical: { ...draft.technical, phone: 'non' } },
      { 'technical.phone': 'phone' },
    ],
    [
      'a name that turns the line',
      { technical: { ...draft.technical, name: 'a\u202eb' } },
      { 'technical.name': 'name' },
    ],
    [
      'hours past midnight',
      { technical: { ...draft.technical, opens: '18:00', closes: '08:00' } },
      { 'technical.hours': 'hours' },
    ],
    ['a host with a space', { pop3: { ...draft.pop3, host: 'a b' } }, { 'pop3.host': 'host' }],
    ['an address for a host', { smtp: { ...draft.smtp, host: 'a@b.be' } }, { 'smtp.host': 'host' }],
    ['no host', { pop3: { ...draft.pop3, host: '' } }, { 'pop3.host': 'host' }],
    ['port 0', { pop3: { ...draft.pop3, port: '0' } }, { 'pop3.port': 'port' }],
    ['port 65536', { pop3: { ...draft.pop3, port: '65536' } }, { 'pop3.port': 'port' }],
    ['a port in words', { pop3: { ...draft.pop3, port: '1e2' } }, { 'pop3.port': 'port' }],
    ['0 months', { months: '0' }, { months: 'months' }],
    ['half a month', { months: '1.5' }, { months: 'months' }],
    ['a page without a scheme', { webmail: 'webmail.example.be' }, { webmail: 'url' }],
    ['a page that is a script', { cerbere: 'javascript:alert(1)' }, { cerbere: 'url' }],
    ['a contact without a name', { technical: { ...draft.technical, name: ' ' } }, { 'technical.name': 'name' }],
    ['half an e-mail', { technical: { ...draft.technical, email: 'support@' } }, { 'technical.email': 'email' }],
    ['an opening alone', { passwords: { ...draft.passwords, opens: '08:00' } }, { 'passwords.hours': 'hours' }],
    ['closing first', { technical: { ...draft.technical, closes: '07:00' } }, { 'technical.hours': 'hours' }],
  ])('does not accept %s', (_, next, expected) => {
    expect(problems(next)).toEqual(expected);
  });

  it('names everything that is wrong at once', () => {
    const next = { months: 'x', webmail: '' };
    expect(problems(next)).toEqual({ months: 'months', webmail: 'url' });
  });

  it('stands for any profile there can be', () => {
    fc.assert(
      fc.property(arbitraryOf(serverProfileSchema), (profile) => {
        expect(readDraft(draftOf(profile), profile)).toEqual({ ok: true, profile });
      }),
      { numRuns: 300 },
    );
  });

  it('accepts exactly what the border and the settings file accept', () => {
    const of = (...shape: readonly z.ZodType[]) =>
      fc.oneof(...shape.map((one) => arbitraryOf(one).map(String)), fc.string({ unit: 'grapheme', maxLength: 6 }), odd);
    const odd = fc.constantFrom(
      '',
      ' ',
      'a:b',
      '[::1]',
      '127.1',
      'a\u200b.be',
      'a\u202eb',
      '24:00',
      '1e3',
      '-1',
      'http:a.be',
    );
    const { pop3, links, contacts } = serverProfileSchema.shape;
    const { host, port } = pop3.unwrap().shape;
    const { name, phone, email, opens, closes } = contacts.shape.technical.shape;
    const server = fc.record({ isUsed: fc.boolean(), host: of(host), port: of(port), security: fc.constant('tls') });
    const given = fc.record({
      pop3: server,
      smtp: server,
      imap: server,
      months: of(serverProfileSchema.shape.passwordLifetimeMonths),
      webmail: of(links.shape.webmail),
      technical: fc.record({
        name: of(name),
        phone: of(phone.unwrap()),
        email: of(email.unwrap()),
        days: fc.constant([1]),
        opens: of(opens.unwrap()),
        closes: of(closes.unwrap()),
      }),
    });
    /** The draft as data, with nothing judged. */
    const plain = ({ technical, webmail, months, ...servers }: ProfileDraft): unknown => {
      const whole = (text: string): number => (/^\s*\d+\s*$/.test(text) ? Number(text) : Number.NaN);
      const { opens, closes, ...contact } = technical;
      return {
        ...defaultProfile,
        ...Object.fromEntries(
          serverKinds.map((kind) => {
            const { isUsed, host, port, security } = servers[kind];
            return [kind, isUsed ? { host: host.trim(), port: whole(port), security } : null];
          }),
        ),
        passwordLifetimeMonths: whole(months),
        links: { ...defaultProfile.links, webmail: webmail.trim() },
        contacts: {
          ...defaultProfile.contacts,
          technical: {
            ...contact,
            name: technical.name.trim(),
            phone: technical.phone.trim() || null,
            email: technical.email.trim() || null,
            opens: opens || null,
            closes: closes || null,
          },
        },
      };
    };
    const seen = { yes: 0, no: 0 };
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(draft)), given, (field, all) => {
        // One part at a time, so that a good one is not hidden by a bad one.
        const next = { ...draft, ...(field in all ? { [field]: all[field as keyof typeof all] } : all) };
        const result = readDraft(next, defaultProfile);
        expect(result.ok).toBe(serverProfileSchema.safeParse(plain(next)).success);
        seen[result.ok ? 'yes' : 'no'] += 1;
      }),
      { numRuns: 2_000 },
    );
    expect(Math.min(seen.yes, seen.no)).toBeGreaterThan(200);
  });

  it('asks for the host that another stands in for', () => {
    const unknown = { ...defaultProfile, pop3: { host: unknownHost, port: 110, security: 'auto' as const } };
    const result = readDraft(draftOf(unknown), unknown);
    expect(draftOf(unknown).pop3.host).toBe('');
    expect(result.ok ? {} : result.problems).toEqual({ 'pop3.host': 'host' });
  });

  it('knows when nothing was changed', () => {
    expect(isSameDraft(draft, draftOf(defaultProfile))).toBe(true);
    expect(isSameDraft(draft, { ...draft, months: '7' })).toBe(false);
  });
});
