import { afterEach, describe, expect, it } from 'vitest';
import type { KeychainAnswer, KeychainRequest, KeychainStep } from './programs/keychain.ts';
import { askWindows } from './support/windows-pc.ts';

const service = 'be.vigie-bma';
const serviceOfAProfile = 'be.vigie-bma/0123456789abcdef';
const address = 'ec001234@adm.cfwb.be';

/** Each call is a Windows process of its own: what one stored, the next must find. */
const windows = (steps: readonly KeychainStep[], of = service): Promise<KeychainAnswer> =>
  askWindows<KeychainRequest, KeychainAnswer>('keychain', { service: of, steps });

afterEach(async () => {
  await windows([['forgetAll', []]], serviceOfAProfile);
  expect((await windows([['forgetAll', []]])).held).toEqual([]);
});

const passwords: readonly (readonly [string, string])[] = [
  ['of one character', 'x'],
  ['with every special character of a keyboard', ' &é"\'(§è!çà)-^$ùµ=:;,|@#{[]}`´~<>\\?./+%*£_°\t '],
  ['that a command line would take apart', '%PATH% $HOME `id` "a" \\" ^& !x! \\\\'],
  ['with accents, composed and decomposed', 'Boîte à clés, nai\u0308ve, Œuvre, ß'],
  ['with the euro and emoji', '€uro 🔑👩🏽‍🏫🇧🇪'],
  ['in other scripts', 'Пароль 密码 كلمة سر'],
  ['of 512 letters', 'a'.repeat(512)],
  ['of 512 characters of three bytes each', '€'.repeat(512)],
  ['of 512 UTF-16 units of emoji', '🔑'.repeat(256)],
];

describe("Windows' credential manager", () => {
  it.each(passwords)('keeps a password %s, and the next process reads it back', async (_what, password) => {
    const stored = await windows([['set', address, 'receiving', password]]);
    expect(stored).toMatchObject({ kind: 'keychain', results: [true] });
    const read = await windows([
      ['get', address, 'receiving'],
      ['get', address, 'sending'],
    ]);
    expect(read.results).toEqual([password, null]);
  });

  it('replaces a password, and holds each under its own account', async () => {
    const { results, held } = await windows([
      ['set', address, 'receiving', 'ancien'],
      ['set', address, 'receiving', 'Boîte#1 €'],
      ['set', address, 'sending', 'Cerbère "2"'],
      ['set', 'po000567@adm.cfwb.be', 'receiving', '🔑'],
    ]);
    expect(results).toEqual([true, true, true, true]);
    expect([...held].sort((a, b) => a.account.localeCompare(b.account))).toEqual([
      { account: `cerbere:${address}`, password: 'Cerbère "2"' },
      { account: `incoming:${address}`, password: 'Boîte#1 €' },
      { account: 'incoming:po000567@adm.cfwb.be', password: '🔑' },
    ]);
  });

  it('forgets one password and keeps the others; forgetting twice is no fault', async () => {
    await windows([
      ['set', address, 'receiving', 'a'],
      ['set', address, 'sending', 'b'],
    ]);
    const { results, held } = await windows([
      ['forget', address, 'receiving'],
      ['forget', address, 'receiving'],
      ['get', address, 'receiving'],
    ]);
    expect(results).toEqual([true, true, null]);
    expect(held).toEqual([{ account: `cerbere:${address}`, password: 'b' }]);
  });

  it("forgets everything of the user's own, and nothing of a profile folder's", async () => {
    await windows([['set', address, 'receiving', 'a']]);
    await windows([['set', address, 'receiving', 'b']], serviceOfAProfile);
    expect(
      (
        await windows([
          ['forgetAll', []],
          ['get', address, 'receiving'],
        ])
      ).results,
    ).toEqual([true, null]);
    expect((await windows([['get', address, 'receiving']], serviceOfAProfile)).results).toEqual(['b']);
  });

  it("forgets everything of a profile folder's, and nothing of the user's own", async () => {
    await windows([['set', address, 'receiving', 'a']]);
    await windows([['set', address, 'receiving', 'b']], serviceOfAProfile);
    expect((await windows([['forgetAll', []]], serviceOfAProfile)).held).toEqual([]);
    expect((await windows([['get', address, 'receiving']])).results).toEqual(['a']);
  });
});
