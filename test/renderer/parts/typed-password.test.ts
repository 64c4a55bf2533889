import { describe, expect, it } from 'vitest';
import { untestedPassword } from '../../../src/renderer/parts/passwords/use-typed-password.ts';

const address = 'ec001234@adm.cfwb.be';

describe('a password saved without a test', () => {
  it('goes to its own leg, character by character', () => {
    expect(untestedPassword(address, 'receiving', ' é"\\ ')).toEqual({ address, mailboxPassword: ' é"\\ ' });
    expect(untestedPassword(address, 'sending', 'x')).toEqual({ address, cerberePassword: 'x' });
  });
});
