import { redactor } from '../probe/redact.ts';
import type { Keychain } from './keychain.ts';

/** Knows again the passwords that passed through the keychain, so that one that strays into a text is masked there. */
export type SecretMask = {
  /** The same keychain, watched. */
  guard(keychain: Keychain): Keychain;
  /** One line without any of those passwords, in any spelling; a long line is cut. */
  redact(line: string): string;
};

export function createSecretMask(): SecretMask {
  const masks = new Map<string, (line: string) => string>();
  const note = (address: string, password: string | null): void => {
    if (password && !masks.has(password)) masks.set(password, redactor(address, password));
  };
  return {
    guard: (keychain) => ({
      ...keychain,
      async get(address, leg) {
        const password = await keychain.get(address, leg);
        note(address, password);
        return password;
      },
      set(address, leg, password) {
        note(address, password);
        return keychain.set(address, leg, password);
      },
    }),
    redact: (line) => [...masks.values()].reduce((text, mask) => mask(text), line),
  };
}
