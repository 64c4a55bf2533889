import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Application, createApplication, newAppData, newSavedWatch } from '../app/application.ts';
import { belgianCalendar, belgium, defaultProfile } from '../app/belgium.ts';
import type { PasswordStore } from '../app/passwords.ts';
import type { Probes } from '../app/ports.ts';
import { createRefusedLogins, unconcealed } from '../app/refused-logins.ts';
import { policyRules } from '../domain/model/rules.ts';
import { defaultPolicy, type Settings, settingsSchema } from '../domain/model/settings.ts';
import { createSchoolDays } from '../domain/time/closures.ts';
import { createTrust } from '../probe/certificate.ts';
import { probeImapQuota } from '../probe/imap-quota.ts';
import { probePop3 } from '../probe/pop3.ts';
import { probeSmtp } from '../probe/smtp.ts';
import { noShell } from './browser-shell.ts';
import type { Pace } from './demo-clock.ts';
import type { Mailbox } from './mailbox.ts';
import { inMemory } from './memory.ts';
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
    policy: { receivingMinutes: policyRules.receivingMinutes.min, sendingMinutes: policyRules.sendingMinutes.min },
  });
}

/** Now, or the next moment at which warnings may be spoken: a demonstration on a Sunday or in August must not be mute. */
export function firstPace(nowMs: number, speed: number): Pace {
  const schoolDays = createSchoolDays(belgianCalendar, belgium.schoolCalendar);
  const { speakingHours } = defaultPolicy;
  let demoMs = belgianCalendar.nextOpening(nowMs, speakingHours);
  for (;;) {
    const shut = schoolDays.shutDaysOn(belgianCalendar.localDate(demoMs));
    if (shut === null) return { demoMs, realMs: nowMs, speed };
    const after = belgianCalendar.startOfDay(belgianCalendar.addDays(shut.to, 1));
    demoMs = belgianCalendar.nextOpening(after, speakingHours);
  }
}

/** What a user types at the first start, passwords apart. */
export const mailboxForm = ({ address, limitBytes }: Pick<Mailbox, 'address' | 'limitBytes'>, nowMs: number) => ({
  address,
  limitBytes,
  passwordChangedOn: belgianCalendar.addDays(belgianCalendar.localDate(nowMs), -passwordAgeDays),
  passwordExpiresOn: null,
});

/** What a user types at the first start. */
export async function fillInMailbox(application: Application, { mailbox }: World, nowMs: number): Promise<void> {
  const { incomingPassword, cerberePassword } = mailbox;
  const form = mailboxForm(mailbox, nowMs);
  await application.saveMailbox({ ...form, mailboxPassword: incomingPassword, cerberePassword });
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

/**
 * Writes the profile folder of a program that has had its first start with this world's mailbox, its passwords in the
 * store given. The application itself fills it in, so that what it checks at its next start holds.
 */
export async function writeProfile(
  folder: string,
  world: World,
  passwords: PasswordStore,
  nowMs: number,
): Promise<void> {
  const settings = inMemory(demoSettings(world));
  const data = inMemory(newAppData);
  const application = createApplication(
    {
      clock: { now: () => nowMs, monotonic: () => 0, wait: async () => undefined },
      ...belgium,
      random: Math.random,
      probes: createDemoProbes(world.caPem),
      passwords,
      refused: createRefusedLogins({ ...unconcealed, clock: { now: () => nowMs } }),
      notifier: { show: async () => false, withdraw: () => undefined },
      settings,
      watch: inMemory(newSavedWatch()),
      data,
      version: '',
      pc: '',
      notices: [],
      shell: () => noShell,
    },
    () => undefined,
  );
  await fillInMailbox(application, world, nowMs);
  for (const [name, value] of [
    ['settings', settings.current()],
    ['app', data.current()],
  ] as const)
    writeFileSync(join(folder, `${name}.json`), JSON.stringify(value));
}
