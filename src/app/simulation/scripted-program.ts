import { compareProgram } from '../../domain/checks/mail-program.ts';
import type { AccountReading } from '../../domain/model/mail-program.ts';
import type { ProgramFinding } from '../../domain/model/program-finding.ts';
import type { ServerProfile } from '../../domain/model/server-profile.ts';
import type { Conditions } from './world.ts';

/** What is found of an Outlook that is set as the scenario says. */
export function scriptedProgram(
  setting: Conditions['mailProgram'],
  address: string,
  { pop3, smtp }: ServerProfile,
): ProgramFinding {
  if (setting === 'not-read') return { kind: 'unread', reason: 'not-read' };
  const side = { user: address, isSpa: false };
  const account: AccountReading = {
    program: 'outlook',
    version: '16.0',
    profile: 'Outlook',
    isDefaultProfile: true,
    name: address,
    email: address,
    type: 'pop3',
    receiving: { ...side, host: pop3?.host ?? null, port: pop3?.port ?? null, encryption: 'none' },
    sending: {
      ...side,
      host: smtp?.host ?? null,
      port: smtp?.port ?? null,
      encryption: 'tls',
      login: setting === 'wrong' ? 'as-receiving' : 'own',
    },
    copies: setting === 'leaves-copies' ? { kind: 'kept' } : { kind: 'none' },
  };
  return compareProgram(
    [{ program: 'outlook', state: 'read', accounts: [account] }],
    { pop3, smtp },
    { address, user: null },
  );
}
