import type { MailPrograms } from '../app/ports.ts';
import type { AccountReading } from '../domain/model/mail-program.ts';
import type { World } from './world.ts';

/** How the demonstration's Outlook is set: as it should be, or wrong in one thing. */
export const outlookSettings = ['right', 'copies', 'swapped', 'no-login'] as const;
export type OutlookSetting = (typeof outlookSettings)[number];

/** What is to be known of the demonstration's Outlook. */
export type OutlookState = {
  readonly isOpen: boolean;
  readonly setting: OutlookSetting;
  readonly isIconHidden: boolean;
};
export const calmOutlook: OutlookState = { isOpen: true, setting: 'right', isIconHidden: false };

type Servers = {
  readonly mailbox: Pick<World['mailbox'], 'address'>;
  readonly pop3: Pick<World['pop3'], 'host' | 'port'>;
  readonly smtp: Pick<World['smtp'], 'host' | 'port'>;
};

/** The mail programs of a PC that has nothing but this Outlook, set for the embedded servers. */
export const demoPrograms = (servers: Servers, state: () => OutlookState): MailPrograms => ({
  read: async () => [
    { program: 'outlook', state: 'read', accounts: [accountOf(servers, state().setting)] },
    { program: 'new-outlook', state: 'absent' },
    { program: 'thunderbird', state: 'absent' },
  ],
  running: () => ({ outlook: state().isOpen, 'new-outlook': false, thunderbird: false }),
  isIconHidden: () => state().isIconHidden,
});

function accountOf({ mailbox: { address }, pop3, smtp }: Servers, setting: OutlookSetting): AccountReading {
  const [incoming, outgoing] = setting === 'swapped' ? [smtp, pop3] : [pop3, smtp];
  return {
    program: 'outlook',
    version: '16.0',
    profile: 'Outlook',
    isDefaultProfile: true,
    name: address,
    email: address,
    type: 'pop3',
    receiving: { host: incoming.host, port: incoming.port, encryption: 'none', user: address, isSpa: false },
    sending: {
      host: outgoing.host,
      port: outgoing.port,
      encryption: 'tls',
      user: address,
      isSpa: false,
      login: setting === 'no-login' ? 'none' : 'own',
    },
    copies: setting === 'copies' ? { kind: 'kept' } : { kind: 'none' },
  };
}
