import type { Application } from '../app/application.ts';
import { belgianCalendar, defaultProfile } from '../app/belgium.ts';
import type { Probes } from '../app/ports.ts';
import { defaultPolicy, type Settings, settingsSchema } from '../domain/model/settings.ts';
import { probeImapQuota } from '../probe/imap-quota.ts';
import { probePop3 } from '../probe/pop3.ts';
import { probeSmtp } from '../probe/smtp.ts';
import { createTrust } from '../probe/trust.ts';
import type { Pace } from './demo-clock.ts';
import type { World } from './world.ts';

/** How long ago the CERBERE password was last changed when the demonstration begins. */
const passwordAgeDays = 40;

/** Settings that watch the embedded servers instead of ETNIC's, as often as the rules allow. */
export function demoSettings({ mailbox, pop3, smtp, imap }: World): Settings {
  return settingsSchema.parse({
    schema: 2,
    mailboxes: [{ address: mailbox.address, profileId: 'demo' }],
    profiles: [
      {
        ...defaultProfile,
        id: 'demo',
        name: 'Démonstration',
        pop3: { host: pop3.host, port: pop3.port, security: 'auto' },
        smtp: { host: smtp.host, port: smtp.port, security: 'tls' },
        imap: { host: imap.host, port: imap.port, security: 'tls' },
      },
    ],
    policy: { receivingMinutes: 10, sendingMinutes: 20 },
  });
}

/** Now, or the next moment at which warnings may be spoken: a demonstration on a Sunday must not be mute. */
export function firstPace(nowMs: number, speed: number): Pace {
  return { demoMs: belgianCalendar.nextOpening(nowMs, defaultPolicy.speakingHours), realMs: nowMs, speed };
}

/** What a user types at the first start. */
export async function fillInMailbox(application: Application, { mailbox }: World, nowMs: number): Promise<void> {
  const { address, incomingPassword, cerberePassword } = mailbox;
  const passwordChangedOn = belgianCalendar.addDays(belgianCalendar.localDate(nowMs), -passwordAgeDays);
  await application.saveMailbox({ address, passwordChangedOn, mailboxPassword: incomingPassword, cerberePassword });
}

/** The real conversations, believing the embedded servers' authority. */
export function createDemoProbes(caPem: string): Probes {
  const trust = createTrust(caPem);
  return {
    maildrop: (question) => probePop3({ ...question, trust }),
    submission: (question) => probeSmtp({ ...question, trust }),
    quota: (question) => probeImapQuota({ ...question, trust }),
  };
}
