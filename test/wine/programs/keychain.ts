import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Keychain, openKeychain } from '../../../src/main/secrets/keychain.ts';

type Method = 'get' | 'set' | 'forget' | 'forgetAll';
/** A call of the keychain: the method and its arguments. */
export type KeychainStep = { [Name in Method]: readonly [Name, ...Parameters<Keychain[Name]>] }[Method];
export type KeychainRequest = { readonly service: string; readonly steps: readonly KeychainStep[] };
export type KeychainAnswer = {
  readonly kind: Keychain['kind'];
  /** What each call gave; null for nothing. */
  readonly results: readonly unknown[];
  /** What Windows holds for the service in the end. */
  readonly held: readonly { readonly account: string; readonly password: string }[];
};

const { service, steps }: KeychainRequest = JSON.parse(readFileSync(process.env.VIGIE_WINE_REQUEST ?? '', 'utf8'));
const keychain = await openKeychain(service);
const results: unknown[] = [];
for (const step of steps) results.push((await call(step)) ?? null);
const held = await createRequire(import.meta.url)('keytar').findCredentials(service);
process.stdout.write(JSON.stringify({ kind: keychain.kind, results, held } satisfies KeychainAnswer));

async function call(step: KeychainStep): Promise<unknown> {
  switch (step[0]) {
    case 'get': {
      const secret = await keychain.get(step[1], step[2]);
      return secret.kind === 'found' ? secret.password : null;
    }
    case 'set':
      return keychain.set(step[1], step[2], step[3]);
    case 'forget':
      return keychain.forget(step[1], step[2]);
    case 'forgetAll':
      return (await keychain.forgetAll(step[1])) === null;
  }
}
