import type { Application } from '../app/application.ts';
import type { MailPrograms } from '../app/ports.ts';
import { rightOutlook } from '../app/simulation/scripted-program.ts';
import type { AccountReading } from '../domain/model/mail-program.ts';
import type { ServerProfile } from '../domain/model/server-profile.ts';

/** How the demonstration's Outlook is set: as it should be, or wrong in one thing. */
export const outlookSettings = ['right', 'copies', 'other-server', 'no-login'] as const;
export type OutlookSetting = (typeof outlookSettings)[number];

/** What the person who shows Vigie can do to it. */
export const outlookActions = [
  'outlook-open',
  'outlook-closed',
  ...outlookSettings.map((setting) => `outlook-${setting}` as const),
] as const;

/** An Outlook that can be opened, closed and set wrong, on a PC that has no other mail program. */
export type DemoOutlook = {
  isOpen: boolean;
  setting: OutlookSetting;
  isIconHidden: boolean;
};
export const newOutlook = (): DemoOutlook => ({ isOpen: true, setting: 'right', isIconHidden: false });

/** What the PC of a demonstration says of its Outlook, which holds the first mailbox. */
export const demoPrograms = (
  outlook: DemoOutlook,
  application: () => Pick<Application, 'profileOf'> | null,
): MailPrograms => ({
  async read([address]) {
    const profile = address === undefined ? undefined : application()?.profileOf(address);
    const accounts = address !== undefined && profile ? [accountOf(address, profile, outlook.setting)] : [];
    return [
      { program: 'outlook', state: 'read', accounts },
      { program: 'new-outlook', state: 'absent' },
      { program: 'thunderbird', state: 'absent' },
    ];
  },
  running: () => ({ outlook: outlook.isOpen, 'new-outlook': false, thunderbird: false }),
  isIconHidden: () => outlook.isIconHidden,
});

function accountOf(address: string, profile: ServerProfile, setting: OutlookSetting): AccountReading {
  const right = rightOutlook(address, profile);
  const sending = setting === 'other-server' ? { ...right.sending, host: 'relay.example.be' } : right.sending;
  return {
    ...right,
    sending: setting === 'no-login' ? { ...sending, login: 'none' } : sending,
    copies: setting === 'copies' ? { kind: 'kept' } : right.copies,
  };
}
