import type { CheckedCommand } from '../../ipc/contract.ts';
import { redact, type Spelling, spellingsOf } from '../../probe/redact.ts';
import type { Keychain } from './keychain.ts';

/** Knows again the passwords that passed through this program, so that one that strays into a text is masked there. */
export type SecretMask = {
  /** The same keychain, watched. */
  guard(keychain: Keychain): Keychain;
  /** Hears of passwords that were typed: also of those that are refused, and never reach the keychain. */
  hear(command: CheckedCommand): void;
  /** One line without any of those passwords, in any spelling; a long line is cut. */
  redact(line: string): string;
};

export function createSecretMask(): SecretMask {
  const known = new Map<string, readonly Spelling[]>();
  const note = (address: string, password: string | undefined): void => {
    const key = `${address} ${password}`;
    if (password && !known.has(key)) known.set(key, spellingsOf(address, password));
  };
  return {
    guard: (keychain) => ({
      ...keychain,
      async get(address, leg) {
        const secret = await keychain.get(address, leg);
        if (secret.kind === 'found') note(address, secret.password);
        return secret;
      },
      set(address, leg, password) {
        note(address, password);
        return keychain.set(address, leg, password);
      },
    }),
    hear({ name, payload }) {
      if (name === 'try-password') note(payload.address, payload.password);
      if (name !== 'save-mailbox') return;
      note(payload.address, payload.mailboxPassword);
      note(payload.address, payload.cerberePassword);
    },
    redact: (line) => redact(line, [...known.values()].flat()),
  };
}
