import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultProfile } from '../../../src/app/profiles.ts';
import { serverProfileSchema } from '../../../src/domain/server-profile.ts';
import { draftOf, isSameDraft, type ProfileDraft } from '../../../src/renderer/views/settings/profile-draft.ts';
import { readDraft } from '../../../src/renderer/views/settings/profile-reading.ts';

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

  it('never accepts what the settings file would refuse', () => {
    const text = fc.oneof(
      fc.string(),
      fc.string({ unit: 'grapheme' }),
      fc.emailAddress(),
      fc.webUrl(),
      fc.domain(),
      fc.constantFrom('', 'a..b@c.be', '.a@b.be', 'a@-b.be', 'a@b.c', 'http://', 'https://[', 'é@b.be'),
    );
    const server = (security: string) =>
      fc.record({ isUsed: fc.boolean(), host: text, port: text, security: fc.constantFrom(security, 'x') });
    const given = fc.record({
      host: text,
      page: text,
      email: text,
      phone: text,
      pop3: server('starttls'),
    });
    fc.assert(
      fc.property(given, ({ host, page, email, phone, pop3 }) => {
        const one: Partial<ProfileDraft>[] = [
          { pop3 },
          { smtp: { ...draft.smtp, host } },
          { webmail: page },
          { technical: { ...draft.technical, email, phone } },
        ];
        for (const next of one) {
          const result = read(next);
          if (result.ok) expect(serverProfileSchema.safeParse(result.profile).error).toBeUndefined();
        }
      }),
      { numRuns: 500 },
    );
  });

  it('knows when nothing was changed', () => {
    expect(isSameDraft(draft, draftOf(defaultProfile))).toBe(true);
    expect(isSameDraft(draft, { ...draft, months: '7' })).toBe(false);
  });
});
