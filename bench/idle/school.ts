import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import etnic from '../../assets/profiles/etnic.json' with { type: 'json' };
import { startWorld } from '../../src/demo/world.ts';
import { keychainService } from '../../src/main/arguments.ts';
import { openKeychain } from '../../src/main/secrets/keychain.ts';

/** A school whose mailbox Vigie already watches, and its servers. */
export type School = {
  readonly profile: string;
  readonly caFile: string;
  /** Logins that the servers have accepted so far. */
  looks(): { readonly receiving: number; readonly sending: number };
  close(): Promise<void>;
};

/**
 * A profile as the first start leaves it, passwords in the keychain, so that a hidden start watches at once. Should the
 * files' form change, the app asks for the passwords again, makes no look, and the benchmark says so.
 */
export async function openSchool(folder: string): Promise<School> {
  const { mailbox, pop3, smtp, caPem, close } = await startWorld();
  const { address } = mailbox;
  const profile = join(folder, 'profile');
  const caFile = join(folder, 'ca.pem');
  const servers = {
    pop3: { ...etnic.pop3, host: '127.0.0.1', port: pop3.port },
    smtp: { ...etnic.smtp, host: '127.0.0.1', port: smtp.port },
  };
  const passwordChangedOn = new Date(Date.now() - 40 * 86_400_000).toISOString().slice(0, 10);
  const bound = ({ host, port, security }: typeof etnic.pop3): string => `${host}:${port}/${security}`;
  const files = {
    settings: { schema: 2, mailboxes: [{ address, passwordChangedOn }], profiles: [{ ...etnic, ...servers }] },
    app: {
      schema: 1,
      pc: '',
      bindings: { [`receiving:${address}`]: bound(servers.pop3), [`sending:${address}`]: bound(servers.smtp) },
      secured: [],
    },
  };
  mkdirSync(profile);
  writeFileSync(caFile, caPem);
  for (const [name, value] of Object.entries(files))
    writeFileSync(join(profile, `${name}.json`), JSON.stringify(value));

  const keychain = await openKeychain(keychainService({ profile, isHidden: true, isForgetting: false }));
  if (keychain.kind !== 'keychain') throw new Error('no keychain in this session');
  await keychain.set(address, 'receiving', mailbox.incomingPassword);
  await keychain.set(address, 'sending', mailbox.cerberePassword);
  return {
    profile,
    caFile,
    looks: () => ({ receiving: pop3.record.loginsAccepted, sending: smtp.record.loginsAccepted }),
    async close() {
      await keychain.forgetAll([]);
      await close();
    },
  };
}
