import { describe, expect, it } from 'vitest';
import { defaultProfile } from '../../src/app/belgium.ts';
import { type Leg, legs } from '../../src/domain/model/health.ts';
import { readSettings, type Settings } from '../../src/domain/model/settings.ts';
import { unknownHost } from '../../src/domain/model/text-rules.ts';
import { createRun, firstRun, form, type Left, minute, school, settingsOf } from '../support/application-run.ts';

/** What a run leaves behind, its settings file edited by hand and read again. */
function edited(left: Left, edit: (settings: Settings) => unknown): Left {
  const read = readSettings(JSON.parse(JSON.stringify(edit(left.settings))));
  if (read.kind !== 'ok') throw new Error(read.kind);
  return { ...left, settings: read.settings };
}

const withServer =
  (kind: 'pop3' | 'smtp' | 'imap', server: unknown) =>
  ({ profiles, ...settings }: Settings): unknown => ({
    ...settings,
    profiles: profiles.map((profile) => ({ ...profile, [kind]: server })),
  });
const withMailbox =
  (more: object) =>
  ({ mailboxes, ...settings }: Settings): unknown => ({
    ...settings,
    mailboxes: mailboxes.map((mailbox) => ({ ...mailbox, ...more })),
  });

/** What each leg asked of the servers in the hours after. */
async function laterRun(edit: (settings: Settings) => unknown, hours = 3) {
  const first = await firstRun();
  expect(first.asked.length).toBeGreaterThan(1);
  const run = createRun({ left: edited(first.left(), edit), passwords: first.passwords, hours });
  await run.run();
  return run;
}

describe('the watch after settings were mended', () => {
  it.each<[string, (settings: Settings) => unknown, Leg]>([
    ['a host that is none', withServer('smtp', { ...defaultProfile.smtp, host: 'a:b' }), 'sending'],
    [
      'a host with what nobody sees in it',
      withServer('pop3', { ...defaultProfile.pop3, host: 'pop\u200b.example.be' }),
      'receiving',
    ],
    [
      'a port that is none',
      withServer('smtp', { ...defaultProfile.smtp, port: 0, host: 'smtp.example.be' }),
      'sending',
    ],
    ['a server that is none', withServer('pop3', 'adm.cfwb.be'), 'receiving'],
    ['an IMAP host that is none', withServer('imap', { host: 'a:b', port: 993, security: 'tls' }), 'receiving'],
  ])(
    'sends nothing to %s until its password is typed again, and goes on with the other leg',
    async (_what, edit, leg) => {
      const run = await laterRun(edit);
      const other = legs.find((one) => one !== leg) ?? leg;
      expect([run.count(leg), run.count('quota')]).toEqual([0, 0]);
      expect(run.count(other)).toBeGreaterThan(1);
      expect(run.leg(school, leg)).toMatchObject({ mode: { kind: 'held', reason: 'server-changed' }, due: null });
      const { mended, mailboxes } = run.application.snapshot();
      expect(mended).toHaveLength(1);
      expect(mailboxes).toHaveLength(1);
    },
  );

  it('asks no name server for a server that stands for none', async () => {
    const run = await laterRun(withServer('smtp', { ...defaultProfile.smtp, host: 'a:b' }));
    expect(run.application.settings().profiles[0]?.smtp?.host).toBe(unknownHost);
    expect(run.asked.filter(({ leg }) => leg === 'sending')).toEqual([]);
  });

  it.each([
    ['is put right', 'ec\u200b001234', 'ec001234'],
    ['is left out', 'ec 001234', null],
  ])('sends no password under a login name that %s', async (_how, user, now) => {
    const run = await laterRun(withMailbox({ user }));
    expect(run.asked).toEqual([]);
    for (const leg of legs) expect(run.leg(school, leg).health.code).toBe(`${leg}.not-configured`);
    expect(run.application.settings().mailboxes).toMatchObject([{ user: now }]);
  });

  it('goes on at once when the passwords are typed again, also at the next start', async () => {
    const first = await firstRun();
    const left = edited(first.left(), withMailbox({ user: 'ec\u200b001234' }));
    const run = createRun({
      left,
      passwords: first.passwords,
      steps: [{ afterMs: minute, act: (application) => application.saveMailbox(form) }],
    });
    await run.run();
    expect([run.count('receiving'), run.count('sending')].every((count) => count > 0)).toBe(true);
    const next = createRun({ left: run.left(), passwords: first.passwords });
    await next.run();
    expect([next.count('receiving'), next.count('sending')].every((count) => count > 0)).toBe(true);
    expect(next.application.snapshot().mended).toHaveLength(1);
  });

  it.each<[string, (settings: Settings) => unknown]>([
    ['a name', withMailbox({ label: 'a\u202eb' })],
    ['a limit', withMailbox({ limitBytes: 0 })],
    ['a date', withMailbox({ passwordChangedOn: '2026-02-30' })],
    ['a rule', (settings) => ({ ...settings, policy: { receivingMinutes: 1 } })],
    [
      'the hours of a contact',
      ({ profiles, ...settings }) => ({
        ...settings,
        profiles: profiles.map(({ contacts, ...profile }) => ({
          ...profile,
          contacts: { ...contacts, technical: { ...contacts.technical, opens: '18:00', closes: '08:00' } },
        })),
      }),
    ],
  ])('goes on as before after %s', async (_what, edit) => {
    const run = await laterRun(edit);
    expect(run.count('receiving')).toBeGreaterThan(1);
    expect(run.count('sending')).toBeGreaterThan(1);
    expect(run.application.snapshot().mended).toHaveLength(1);
  });

  it('tells of it at every start until the user has understood, and then no more', async () => {
    const first = await firstRun();
    const left = edited(first.left(), withMailbox({ label: 'a\u202eb' }));
    const run = createRun({ left, passwords: first.passwords });
    await run.run();
    const second = createRun({
      left: run.left(),
      passwords: first.passwords,
      steps: [{ afterMs: minute, act: (application) => application.dismissNotices() }],
    });
    expect(second.application.snapshot().mended).toHaveLength(1);
    await second.run();
    expect(second.application.snapshot().mended).toEqual([]);
    const third = createRun({ left: second.left(), passwords: first.passwords });
    expect(third.application.snapshot().mended).toEqual([]);
    expect(JSON.stringify(second.left().settings)).not.toContain('mended');
  });

  it('has nothing to tell of settings that were well', () => {
    expect(createRun({ settings: settingsOf(defaultProfile, school) }).application.snapshot().mended).toEqual([]);
  });
});
