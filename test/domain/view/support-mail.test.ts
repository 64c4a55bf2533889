import { describe, expect, it } from 'vitest';
import { defaultProfile } from '../../../src/app/belgium.ts';
import { healthCodes } from '../../../src/domain/model/health.ts';
import { explain } from '../../../src/domain/text/index.ts';
import { helpFor, supportMail } from '../../../src/domain/view/support.ts';
import { example } from '../../support/text-facts.ts';

describe('the prepared e-mail', () => {
  it('asks for a new incoming password with the FASE number and the identity card, and knows that it changes', () => {
    const mail = supportMail('ec001234@adm.cfwb.be', example('receiving.password-refused'), defaultProfile, 'fr');
    expect(mail?.to).toBe('BMA@enseignement.be');
    expect(mail?.body).toContain('Numéro FASE de l’établissement\u00a0: 1234');
    expect(mail?.body).toContain('copie de la carte d’identité');
    expect(mail?.body).toContain('change le mot de passe');
  });

  it('goes to technical support for a full box, without asking for a password', () => {
    const mail = supportMail('po04321@adm.cfwb.be', example('storage.full', { percent: 98.5 }), defaultProfile, 'fr');
    expect(mail?.to).toBe('support@etnic.be');
    expect(mail?.subject).toContain('98');
    expect(mail?.body).toContain('Numéro FASE du pouvoir organisateur\u00a0: 4321');
    expect(mail?.body).not.toContain('identité');
  });

  it('leaves the number to be filled in for an unusual address, and exists in English', () => {
    expect(supportMail('ecole@example.be', example('storage.full'), defaultProfile, 'fr')?.body).toContain(
      'à compléter',
    );
    const english = supportMail(
      'ec001234@adm.cfwb.be',
      example('sending.unreachable', { kind: 'timeout' }),
      defaultProfile,
      'en',
    );
    expect(english?.body).toContain('FASE number of the school: 1234');
  });

  it.each(['fr', 'en'] as const)('speaks of the trouble it is prepared for, in %s', (lang) => {
    for (const code of healthCodes) {
      const mail = supportMail('ec001234@adm.cfwb.be', example(code), defaultProfile, lang);
      if (mail === null) continue;
      const { title, meaning } = explain(example(code), lang);
      expect([mail.subject, mail.body]).toEqual([expect.stringContaining(title), expect.stringContaining(meaning)]);
    }
  });

  it('exists exactly where somebody can help', () => {
    for (const code of healthCodes) {
      const mail = supportMail('ec001234@adm.cfwb.be', example(code), defaultProfile, 'fr');
      expect(mail === null, code).toBe(helpFor(example(code)).contact === null);
      expect(mail?.body ?? '').not.toMatch(/undefined|null|NaN/);
    }
  });
});
