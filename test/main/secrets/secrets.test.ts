import { describe, expect, it } from 'vitest';
import type { Keychain } from '../../../src/main/secrets/keychain.ts';
import { createSecretMask } from '../../../src/main/secrets/secrets.ts';

const address = 'ec001234@adm.cfwb.be';
const keychain = (password: string | null): Keychain => ({
  kind: 'keychain',
  get: async () => (password === null ? { kind: 'missing' } : { kind: 'found', password }),
  set: async () => true,
  forget: async () => true,
  forgetAll: async () => null,
  isHanging: () => false,
});

describe('the mask of passwords', () => {
  it('changes nothing while no password was seen', () => {
    expect(createSecretMask().redact('as it is')).toBe('as it is');
  });

  it('masks what was read and what was set, also as base64', async () => {
    const mask = createSecretMask();
    expect(await mask.guard(keychain('first-Secret')).get(address, 'receiving')).toEqual({
      kind: 'found',
      password: 'first-Secret',
    });
    expect(await mask.guard(keychain(null)).set(address, 'sending', 'second-Secret')).toBe(true);
    const base64 = Buffer.from('second-Secret').toString('base64');
    const line = mask.redact(`a first-Secret b second-Secret c ${base64}`);
    expect(line).toBe('a ••• b ••• c •••');
  });

  it('masks what was typed, whatever becomes of it', () => {
    const mask = createSecretMask();
    mask.hear({
      name: 'try-password',
      payload: { address, leg: 'sending', password: 'refused-Secret', isConfirmed: false },
    });
    mask.hear({
      name: 'save-mailbox',
      payload: { address, mailboxPassword: 'box-Secret', cerberePassword: 'cer-Secret' },
    });
    mask.hear({ name: 'snapshot', payload: {} });
    expect(mask.redact('a refused-Secret b box-Secret c cer-Secret')).toBe('a ••• b ••• c •••');
  });

  it('goes on masking a password that was forgotten or replaced', async () => {
    const mask = createSecretMask();
    const guarded = mask.guard(keychain(null));
    await guarded.set(address, 'sending', 'old-Secret');
    await guarded.set(address, 'sending', 'new-Secret');
    await guarded.forget(address, 'sending');
    expect(mask.redact('old-Secret new-Secret')).toBe('••• •••');
  });

  it('is not confused by a password that is missing', async () => {
    const mask = createSecretMask();
    expect(await mask.guard(keychain(null)).get(address, 'sending')).toEqual({ kind: 'missing' });
    expect(mask.redact('null')).toBe('null');
  });
});
