import { compareProgram } from '../../domain/checks/mail-program.ts';
import type { AccountReading } from '../../domain/model/mail-program.ts';
import type { ProgramFinding } from '../../domain/model/program-finding.ts';
import type { ServerProfile } from '../../domain/model/server-profile.ts';
import type { Conditions } from './world.ts';

/** An Outlook that is set as the mailbox's servers ask for. */
export function rightOutlook(address: string, { pop3, smtp }: ServerProfile): AccountReading {
  const side = { user: address, isSpa: false };
  return {
    program: 'outlook',
    version: '16.0',
    profile: 'Outlook',
    isDefaultProfile: true,
    name: address,
    email: address,
    type: 'pop3',
    receiving: { ...side, host: pop3?.host ?? null, port: pop3?.port ?? null, encryption: 'none' },
    sending: { ...side, host: smtp?.host ?? null, port: smtp?.port ?? null, encryption: 'tls', login: 'own' },
    copies: { kind: 'none' },
  };
}

/** What is found of an Outlook that is set as the scenario says. */
export function scriptedProgram(
  setting: Conditions['mailProgram'],
  address: string,
  profile: ServerProfile,
): ProgramFinding {
  if (setting === 'not-read') return { kind: 'unread', reason: 'not-read' };
  const right = rightOutlook(address, profile);
  const account: AccountReading = {
    ...right,
    sending: setting === 'wrong' ? { ...right.sending, login: 'as-receiving' } : right.sending,
    copies: setting === 'leaves-copies' ? { kind: 'kept' } : right.copies,
  };
  return compareProgram([{ program: 'outlook', state: 'read', accounts: [account] }], profile, { address, user: null });
}
