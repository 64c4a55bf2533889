import type { AccountReading, MailProgram } from '../../src/domain/model/mail-program.ts';
import { type Difference, wrongLogins } from '../../src/domain/model/program-finding.ts';

const address = 'ec001234@adm.cfwb.be';

/** An account that is set as the manual has it. */
export const account = (given: Given = {}): AccountReading => {
  const { receiving, sending, ...rest } = given;
  return {
    program: 'outlook',
    version: '16.0',
    profile: 'Outlook',
    isDefaultProfile: true,
    name: address,
    email: address,
    type: 'pop3',
    copies: { kind: 'none' },
    ...rest,
    receiving: { host: 'adm.cfwb.be', port: 110, encryption: 'none', user: address, isSpa: false, ...receiving },
    sending: {
      host: 'smtp.cfwb.be',
      port: 465,
      encryption: 'tls',
      user: address,
      isSpa: false,
      login: 'own',
      ...sending,
    },
  };
};
export type Given = Partial<Omit<AccountReading, 'receiving' | 'sending'>> & {
  readonly receiving?: Partial<AccountReading['receiving']>;
  readonly sending?: Partial<AccountReading['sending']>;
};

const legs = ['receiving', 'sending'] as const;

/** Everything that can be set otherwise in a program. */
export const differencesIn = (program: MailProgram): readonly Difference[] => [
  { kind: 'account-missing', programs: [program] },
  { kind: 'several', programs: [program, program] },
  { kind: 'several', programs: [program, 'thunderbird'] },
  { kind: 'cloud', program },
  { kind: 'imap', program },
  { kind: 'servers-swapped', program, receiving: 'adm.cfwb.be', sending: 'smtp.cfwb.be' },
  ...legs.flatMap((leg): Difference[] => [
    { kind: 'host', program, leg, found: 'mail.example.be', right: 'adm.cfwb.be' },
    { kind: 'port', program, leg, found: 995, right: 110 },
    { kind: 'encryption', program, leg, found: 'none', right: 'tls' },
    { kind: 'encryption', program, leg, found: 'tls', right: 'none' },
    { kind: 'user', program, leg, found: 'ec001234', right: address },
    { kind: 'spa', program, leg },
  ]),
  ...wrongLogins.map((found): Difference => ({ kind: 'login', program, found, right: address })),
  { kind: 'copies', program, found: { kind: 'kept' } },
  { kind: 'copies', program, found: { kind: 'removed-after', days: 14 } },
  { kind: 'copies', program, found: { kind: 'until-deleted' } },
];
