import { describe, expect, it } from 'vitest';
import { defaultProfile } from '../../../src/app/belgium.ts';
import { type Finding, healthCodes } from '../../../src/domain/model/health.ts';
import { alertText } from '../../../src/domain/tell/alert-text.ts';
import { catalogue, explain, type Lang } from '../../../src/domain/text/index.ts';
import type { Action } from '../../../src/domain/text/words.ts';
import { helpFor, supportMail } from '../../../src/domain/view/support.ts';
import { alertOf } from '../../support/alerts.ts';
import { example, findingsOf } from '../../support/text-facts.ts';

const address = 'ec001234@adm.cfwb.be';
const languages: readonly Lang[] = ['fr', 'en'];

/** The cause is a password, its age or its absence: only then may anybody be sent for another one. */
function isPasswordsFault({ code, facts }: Finding): boolean {
  const [check, condition = ''] = code.split('.');
  if (check === 'password-expiry') return true;
  if (check !== 'receiving' && check !== 'sending') return false;
  if (condition === 'held') return 'reason' in facts && ['setup', 'renewal', 'server-changed'].includes(facts.reason);
  if (condition === 'not-watched')
    return 'since' in facts && !['other-pc', 'offline', 'broken-off'].includes(facts.reason);
  if (condition === 'not-configured') return !('isUnreadable' in facts);
  return ['password-refused', 'password-expired', 'login-refused'].includes(condition);
}

/** In one clause: a verb that sends somebody for a password, or back to one, and the password. */
const asking: Readonly<Record<Lang, RegExp>> = {
  fr: /\b(?:demand|redemand|renouvel|retap|remplac|chang|modifi|vérifi|essay|réessay|indiqu|tap|renseign|corrig|choisi)(?:ez|er|r|ssez)\b[^.;:?]*(?:mots? de passe|\b(?:un|le) nouveau\b|\ble bon\b)|mots? de passe[^.;:?]*(?:\b(?:doit|devez|faut)\b| à (?:renouveler|retaper|changer))/i,
  en: /\b(?:ask|request|renew|retype|type|replace|change|check|try|enter|fill in|correct)\b[^.;:?]*(?:\bpasswords?\b|\bnew one\b)|\bpasswords?\b[^.;:?]*\b(?:must|needs? to|to be typed)\b/i,
};
const plain = (text: string): string => text.replaceAll('\u00a0', ' ').replaceAll('’', "'");
const asks = (text: string, lang: Lang): boolean => asking[lang].test(plain(text));

/** All that is said of a verdict: in the window, in a toast, in the e-mail. */
function everythingSaid(found: Finding, lang: Lang): readonly string[] {
  const toast = alertText(alertOf(found, 'critical'), { lang, labelOf: () => null, fullOn: () => null });
  const mail = supportMail(address, found, defaultProfile, lang);
  return [...Object.values(explain(found, lang)), toast.title, toast.body, mail?.body ?? ''];
}

const passwordActions: readonly Action[] = [
  'retype-mailbox-password',
  'retype-cerbere-password',
  'renew-cerbere-password',
  'write-passwords',
];
const cases = healthCodes.flatMap((code) => languages.map((lang) => ({ code, lang })));

describe.each(cases)('$code in $lang', ({ code, lang }) => {
  const innocent = findingsOf(code).filter(([, found]) => !isPasswordsFault(found));

  it('sends nobody for a password that is not at fault', () => {
    for (const [name, found] of innocent) {
      expect(
        everythingSaid(found, lang).filter((text) => asks(text, lang)),
        name,
      ).toEqual([]);
      const { actions, contact } = helpFor(found);
      expect(
        actions.filter((action) => passwordActions.includes(action)),
        name,
      ).toEqual([]);
      expect(contact, name).not.toBe('passwords');
    }
  });
});

describe('what counts as sending somebody for a password', () => {
  it.each([
    ['fr', 'Demandez-en un nouveau au service Enseignement.be.', true],
    ['fr', 'N’en demandez pas un nouveau.', true],
    ['fr', 'Vérifiez le mot de passe, puis refaites le test.', true],
    ['fr', 'Le mot de passe de la boîte est à renouveler', true],
    ['fr', 'Le mot de passe n’est pas en cause. Demandez les réglages au support technique.', false],
    ['fr', 'Un autre mot de passe n’y changerait rien.', false],
    ['en', 'Type the password again.', true],
    ['en', 'The mailbox password must be renewed', true],
    ['en', 'The password is not at fault. Ask technical support.', false],
  ] as const)('%s: %s', (lang, text, isAsking) => {
    expect(asks(text, lang)).toBe(isAsking);
  });
});

describe.each(['receiving', 'sending'] as const)('%s, of which a damaged file took the refusal', (leg) => {
  it('is tested or typed again, and nobody is asked for another password', () => {
    const found = example(`${leg}.login-refused`, { isUnsure: true });
    expect(helpFor(found)).toMatchObject({
      actions: ['test-now', expect.any(String)],
      contact: null,
    });
    expect(plain(everythingSaid(found, 'fr').join(' '))).not.toMatch(/nouveau|renouvel/);
  });
});

describe('where the password is at fault', () => {
  it.each(
    (['password-refused', 'password-expired', 'login-refused', 'not-configured'] as const).flatMap((condition) =>
      (['receiving', 'sending'] as const).map((leg) => `${leg}.${condition}` as const),
    ),
  )('%s says what to do with it', (code) => {
    for (const lang of languages) {
      const found = example(code, { kind: 'credentials' });
      expect(`${explain(found, lang).meaning} ${explain(found, lang).advice}`).toMatch(/passe|password/);
      if (!code.endsWith('.not-configured'))
        expect(
          everythingSaid(found, lang).some((text) => asks(text, lang)),
          lang,
        ).toBe(true);
    }
    expect(helpFor(example(code)).actions.some((action) => passwordActions.includes(action))).toBe(true);
  });
});

describe.each(['receiving', 'sending'] as const)('%s, where the password is not at fault', (leg) => {
  it.each(['account-disabled', 'access-off', 'mailbox-full', 'mechanism'] as const)('%s says so', (condition) => {
    expect(plain(explain(example(`${leg}.${condition}`), 'fr').meaning)).toMatch(
      /mot de passe( CERBERE)? n'est pas en cause/,
    );
    expect(explain(example(`${leg}.${condition}`), 'en').meaning).toMatch(/password is not at fault/);
  });
});

describe.each(['receiving', 'sending'] as const)('%s, locked out', (leg) => {
  const code = `${leg}.locked-out` as const;

  it('is to be left alone by everybody, Outlook included, and has no button that would try again', () => {
    const { advice } = explain(example(code), 'fr');
    expect(plain(advice)).toMatch(/^Ne réessayez nulle part.* fermez Outlook/);
    expect(explain(example(code), 'en').advice).toMatch(/^Do not try again anywhere.* close Outlook/);
    expect(helpFor(example(code))).toEqual({ actions: ['call-technical', 'copy-report'], contact: 'technical' });
    expect(helpFor(example(`${leg}.held`, { reason: 'locked-out' }))).toEqual({ actions: [], contact: null });
  });
});

describe('the prepared e-mail', () => {
  it.each([
    ['receiving.access-off', 'access-off'],
    ['sending.access-off', 'access-off'],
    ['receiving.locked-out', 'locked-out'],
    ['sending.account-disabled', 'account-disabled'],
    ['receiving.mailbox-full', 'mailbox-full'],
    ['storage.full', 'full'],
    ['sending.mechanism', 'mechanism'],
  ] as const)('of %s asks technical support a question', (code, condition) => {
    for (const lang of languages) {
      const mail = supportMail(address, example(code), defaultProfile, lang);
      expect(mail?.to).toBe(defaultProfile.contacts.technical.email);
      expect(mail?.body).toContain(catalogue(lang).mail.questions[condition]);
    }
  });

  it('tells whoever helps what is the matter, and gives them no orders', () => {
    for (const code of healthCodes) {
      const body = supportMail(address, example(code), defaultProfile, 'fr')?.body ?? '';
      expect(plain(body), code).not.toMatch(/\b(?:Appelez|Fermez|Ouvrez|Ne réessayez)\b/);
    }
  });
});

describe('a box that the server calls full', () => {
  it.each(findingsOf('storage.full'))('with %s: names no percentage that is not known', (_name, { facts }) => {
    for (const lang of languages) {
      for (const percent of [null, 98.4]) {
        const found = example('storage.full', { ...facts, percent, saidFullAt: '2026-09-08' });
        expect(everythingSaid(found, lang).join(' ')).not.toContain('%');
      }
    }
  });
});
