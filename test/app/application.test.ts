import { describe, expect, it } from 'vitest';
import { type Application, newAppData, type SavedWatch } from '../../src/app/application.ts';
import { belgianCalendar, defaultProfile } from '../../src/app/belgium.ts';
import { report } from '../../src/app/report.ts';
import type { Leg } from '../../src/domain/model/health.ts';
import type { ServerProfile } from '../../src/domain/model/server-profile.ts';
import { settingsSchema } from '../../src/domain/model/settings.ts';
import type { FileNotice } from '../../src/domain/view/snapshot.ts';
import { setRight } from '../../src/domain/watch/set-right.ts';
import {
  board,
  createPasswords,
  createRun,
  firstRun,
  form,
  type Given,
  hour,
  minute,
  saveAt,
  school,
  setAside,
  settingsOf,
  start,
} from '../support/application-run.ts';
import { failure } from '../support/fakes.ts';

describe('a first start', () => {
  it('watches nothing, asks nothing, and remembers the PC', async () => {
    const run = createRun({});
    await run.run();
    expect(run.asked).toEqual([]);
    expect(run.passwords.read).toEqual([]);
    expect(run.saved.data.last()).toEqual({ ...newAppData, pc: 'this-pc' });
    expect(run.saved.settings.all).toEqual([]);
    expect(run.application.snapshot()).toMatchObject({ mailboxes: [], isNetworkUp: true, secrets: 'keychain' });
  });

  it('the first save stores both passwords, binds them to their servers, and looks follow on the spot', async () => {
    const run = await firstRun({ hours: 0.1 });
    expect(run.passwords.held).toEqual(
      new Map([
        [`receiving:${school}`, 'boîte-1'],
        [`sending:${school}`, 'cerbère-2'],
      ]),
    );
    expect(run.saved.data.last().bindings).toEqual({
      [`receiving:${school}`]: 'adm.cfwb.be:110/auto',
      [`sending:${school}`]: 'smtp.cfwb.be:465/tls',
    });
    expect(run.sent('receiving')).toEqual(['boîte-1']);
    expect(run.sent('sending')).toEqual(['cerbère-2']);
    expect(run.leg(school, 'receiving').health.status).toBe('ok');
    expect(run.leg(school, 'sending').health.status).toBe('ok');
    expect(settingsSchema.parse(run.saved.settings.last()).mailboxes.map(({ address }) => address)).toEqual([school]);
    expect(run.changes()).toBeGreaterThan(0);
  });

  it('with one password looks at one leg, and the other is to be typed again', async () => {
    const { address, mailboxPassword } = form;
    const run = createRun({
      steps: [{ afterMs: minute, act: (application) => application.saveMailbox({ address, mailboxPassword }) }],
      hours: 6,
    });
    await run.run();
    expect(run.count('receiving')).toBeGreaterThan(5);
    expect(run.sent('sending')).toEqual([]);
    expect(run.leg(school, 'sending').health).toMatchObject({ status: 'unknown', code: 'sending.not-configured' });
  });

  it('keeps what the form does not name, and changes what it names', async () => {
    const run = createRun({
      steps: [
        saveAt(minute),
        {
          afterMs: 2 * minute,
          act: (it) =>
            it.saveMailbox({ address: school, label: 'École', passwordChangedOn: '2026-09-01', limitBytes: 5 }),
        },
        {
          afterMs: 3 * minute,
          act: (it) => it.saveMailbox({ address: school, label: undefined, limitBytes: null }),
        },
      ],
    });
    await run.run();
    expect(run.application.settings().mailboxes).toEqual([
      expect.objectContaining({
        address: school,
        label: 'École',
        passwordChangedOn: '2026-09-01',
        limitBytes: null,
        profileId: 'etnic',
      }),
    ]);
    expect(run.passwords.held.size).toBe(2);
    expect(run.application.snapshot().mailboxes[0]).toMatchObject({
      label: 'École',
      passwordChangedOn: '2026-09-01',
      limitBytes: null,
    });
  });

  it('on a machine without a keychain works for this run, and says so', async () => {
    const run = await firstRun({ passwords: createPasswords('session') });
    expect(run.application.snapshot().secrets).toBe('session');
    expect(run.count('sending')).toBeGreaterThan(0);
    // The next run finds none: to be typed again, and nothing is sent.
    const next = createRun({ left: run.left(), passwords: createPasswords('session') });
    await next.run();
    expect(next.asked).toEqual([]);
    expect(next.leg(school, 'receiving').health.code).toBe('receiving.not-configured');
  });

  it('an empty password in the keychain is as good as none', async () => {
    const first = await firstRun();
    first.passwords.held.set(`sending:${school}`, '');
    const next = createRun({ left: first.left(), passwords: first.passwords });
    await next.run();
    expect(next.sent('sending')).toEqual([]);
    expect(next.leg(school, 'sending').health.code).toBe('sending.not-configured');
    expect(next.count('receiving')).toBeGreaterThan(0);
  });
});

describe('a password that cannot be stored', () => {
  it.each<[string, Leg]>([
    ['the mailbox password', 'receiving'],
    ['the CERBERE password', 'sending'],
  ])('%s: the problem is named, no setting is saved and no look made', async (_what, leg) => {
    const passwords = createPasswords();
    passwords.refuses.add(leg);
    const run = createRun({
      passwords,
      steps: [
        {
          afterMs: minute,
          act: async (it) => expect(await it.saveMailbox(form)).toEqual({ ok: false, problem: 'password-not-stored' }),
        },
      ],
    });
    await run.run();
    expect(run.saved.settings.all).toEqual([]);
    expect(run.application.settings().mailboxes).toEqual([]);
    expect(run.saved.data.last().bindings).toEqual({});
    expect(run.asked).toEqual([]);
  });

  it('leaves the other password of the same form as it was', async () => {
    const first = await firstRun();
    first.passwords.refuses.add('sending');
    const next = createRun({
      left: first.left(),
      passwords: first.passwords,
      steps: [
        {
          afterMs: minute,
          act: (it) => it.saveMailbox({ address: school, mailboxPassword: 'new-1', cerberePassword: 'new-2' }),
        },
      ],
    });
    await next.run();
    expect(first.passwords.held.get(`receiving:${school}`)).toBe('boîte-1');
  });

  it('loses no password that the keychain kept to itself just then', async () => {
    const first = await firstRun();
    first.passwords.hides.add('receiving');
    first.passwords.refuses.add('sending');
    const next = createRun({
      left: first.left(),
      passwords: first.passwords,
      steps: [
        {
          afterMs: minute,
          act: async (it) =>
            expect(
              await it.saveMailbox({ address: school, mailboxPassword: 'new-1', cerberePassword: 'new-2' }),
            ).toEqual({ ok: false, problem: 'password-not-stored' }),
        },
      ],
    });
    await next.run();
    expect(first.passwords.held.get(`receiving:${school}`)).toBe('boîte-1');
  });
});

describe('a server that is not the one for which the password was typed', () => {
  const { pop3, smtp } = defaultProfile;
  if (!pop3 || !smtp) throw new Error('the default profile has both');
  const changes: readonly (readonly [string, Leg, ServerProfile])[] = [
    ['another POP3 host', 'receiving', { ...defaultProfile, pop3: { ...pop3, host: 'evil.example' } }],
    ['another POP3 port', 'receiving', { ...defaultProfile, pop3: { ...pop3, port: 1110 } }],
    ['another POP3 mode', 'receiving', { ...defaultProfile, pop3: { ...pop3, security: 'plain' } }],
    ['another SMTP host', 'sending', { ...defaultProfile, smtp: { ...smtp, host: 'evil.example' } }],
    ['another SMTP port', 'sending', { ...defaultProfile, smtp: { ...smtp, port: 587 } }],
    ['another SMTP mode', 'sending', { ...defaultProfile, smtp: { ...smtp, security: 'starttls' } }],
  ];

  it.each(changes)(
    '%s: the leg is held, the password not even read, also when a test is asked',
    async (_what, leg, profile) => {
      const first = await firstRun();
      const { read } = first.passwords;
      read.length = 0;
      const next = createRun({
        left: first.left(),
        passwords: first.passwords,
        settings: { ...first.left().settings, profiles: [profile] },
        steps: [
          { afterMs: hour, act: (it) => it.testNow(school, leg, true) },
          { afterMs: 2 * hour, act: (it) => it.monitor.tell({ kind: 'resumed' }) },
          { afterMs: 3 * hour, act: (it) => it.saveMailbox({ address: school, label: 'x' }) },
        ],
        hours: 4,
      });
      await next.run();
      const other: Leg = leg === 'receiving' ? 'sending' : 'receiving';
      expect(next.leg(school, leg)).toMatchObject({
        mode: { kind: 'held', reason: 'server-changed' },
        due: null,
        health: { status: 'held' },
      });
      expect(next.count(leg)).toBe(0);
      expect(read).not.toContain(`${leg}:${school}`);
      expect(next.count(other)).toBeGreaterThan(0);
      expect(JSON.stringify(next.asked)).not.toContain(leg === 'receiving' ? 'boîte-1' : 'cerbère-2');

      // Typed again, it is bound to the new server, and the look follows.
      const typed = leg === 'receiving' ? { mailboxPassword: 'typed' } : { cerberePassword: 'typed' };
      const third = createRun({
        left: next.left(),
        passwords: first.passwords,
        steps: [{ afterMs: minute, act: (it) => it.saveMailbox({ address: school, ...typed }) }],
      });
      await third.run();
      expect(new Set(third.sent(leg))).toEqual(new Set(['typed']));
      expect(third.leg(school, leg).health.status).toBe('ok');
    },
  );

  it('a host that is only written otherwise is the same', async () => {
    const first = await firstRun();
    const profile = { ...defaultProfile, pop3: { ...pop3, host: pop3.host.toUpperCase() } };
    const next = createRun({
      left: first.left(),
      passwords: first.passwords,
      settings: { ...first.left().settings, profiles: [profile] },
    });
    await next.run();
    expect(next.leg(school, 'receiving').mode.kind).not.toBe('held');
    expect(next.count('receiving')).toBeGreaterThan(0);
  });

  it('IMAP, asked for the quota with the same password, is bound as well', async () => {
    const first = await firstRun();
    const profile: ServerProfile = { ...defaultProfile, imap: { host: 'evil.example', port: 993, security: 'tls' } };
    const next = createRun({
      left: first.left(),
      passwords: first.passwords,
      settings: { ...first.left().settings, profiles: [profile] },
    });
    await next.run();
    expect(next.sent('quota')).toEqual([]);
  });

  it('a password without any binding is never sent', async () => {
    const first = await firstRun();
    const next = createRun({ left: { ...first.left(), data: newAppData }, passwords: first.passwords, hours: 5 });
    await next.run();
    expect(next.asked).toEqual([]);
    expect(next.leg(school, 'sending').health.code).toBe('sending.not-configured');
  });
});

describe('settings from another PC', () => {
  it('hold every leg of every mailbox, and nothing is read or sent until the user decides', async () => {
    const first = await firstRun({ steps: [saveAt(minute), saveAt(2 * minute, { address: board })] });
    first.passwords.read.length = 0;
    let askedBefore = -1;
    const next = createRun({
      left: first.left(),
      passwords: first.passwords,
      pc: 'that-pc',
      steps: [
        { afterMs: 1 * hour, act: (it) => it.testNow(school, undefined, true) },
        { afterMs: 2 * hour, act: (it) => it.monitor.tell({ kind: 'network', isUp: false }) },
        { afterMs: 3 * hour, act: (it) => it.monitor.tell({ kind: 'network', isUp: true }) },
        {
          afterMs: 5 * hour,
          act: (it) => {
            askedBefore = next.asked.length + first.passwords.read.length;
            for (const address of [school, board])
              for (const leg of ['receiving', 'sending'] as const)
                expect(next.leg(address, leg)).toMatchObject({
                  mode: { kind: 'held', reason: 'other-pc' },
                  due: null,
                  health: { status: 'held' },
                });
            expect(it.adoptPc()).toEqual({ ok: true });
          },
        },
      ],
      hours: 6,
    });
    await next.run();
    expect(askedBefore).toBe(0);
    expect(next.count('receiving')).toBeGreaterThanOrEqual(2);
    expect(next.count('sending')).toBeGreaterThanOrEqual(2);
    expect(next.leg(board, 'sending').health.status).toBe('ok');

    // The decision lasts.
    const third = createRun({ left: next.left(), passwords: first.passwords, pc: 'that-pc' });
    await third.run();
    expect(third.count('receiving')).toBeGreaterThan(0);
  });

  it('are still held after a restart without a decision', async () => {
    const first = await firstRun();
    const next = createRun({ left: first.left(), passwords: first.passwords, pc: 'that-pc' });
    await next.run();
    const third = createRun({ left: next.left(), passwords: first.passwords, pc: 'that-pc' });
    await third.run();
    expect(third.asked).toEqual([]);
    expect(third.leg(school, 'sending').mode).toMatchObject({ kind: 'held', reason: 'other-pc' });
  });

  it('a decision does not release a leg whose server changed as well', async () => {
    const first = await firstRun();
    const smtp = { host: 'evil.example', port: 465, security: 'tls' } as const;
    const next = createRun({
      left: first.left(),
      passwords: first.passwords,
      settings: { ...first.left().settings, profiles: [{ ...defaultProfile, smtp }] },
      pc: 'that-pc',
      steps: [{ afterMs: minute, act: (it) => it.adoptPc() }],
    });
    await next.run();
    expect(next.sent('sending')).toEqual([]);
    expect(next.leg(school, 'sending').mode).toMatchObject({ kind: 'held', reason: 'server-changed' });
  });

  it('are released when they are back on the PC they belong to', async () => {
    const first = await firstRun();
    const away = createRun({ left: first.left(), passwords: first.passwords, pc: 'that-pc' });
    await away.run();
    const home = createRun({ left: away.left(), passwords: first.passwords });
    await home.run();
    expect(home.leg(school, 'receiving').mode.kind).not.toBe('held');
  });
});

describe('a mailbox that is forgotten', () => {
  it('leaves no password, no setting, no binding and no state, and is not looked at any more', async () => {
    let lookedAt = -1;
    const run = createRun({
      steps: [
        saveAt(minute),
        saveAt(2 * minute, { address: board, cerberePassword: 'other' }),
        {
          afterMs: hour,
          act: async (it) => {
            expect(await it.forgetMailbox(school)).toEqual({ ok: true });
            lookedAt = run.sent('sending').filter((password) => password === form.cerberePassword).length;
          },
        },
      ],
      hours: 4,
    });
    await run.run();
    expect([...run.passwords.held.keys()]).toEqual([`receiving:${board}`, `sending:${board}`]);
    const left = run.left();
    expect(left.settings.mailboxes.map(({ address }) => address)).toEqual([board]);
    expect(Object.keys(left.data.bindings)).toEqual([`receiving:${board}`, `sending:${board}`]);
    expect(JSON.stringify(left.watch.watch)).not.toContain(school);
    expect(run.application.snapshot().mailboxes.map(({ address }) => address)).toEqual([board]);
    expect(run.sent('sending').filter((password) => password === form.cerberePassword)).toHaveLength(lookedAt);
    expect(run.sent('sending').filter((password) => password === 'other').length).toBeGreaterThan(1);
  });

  it('leaves no line of the journal either, asleep or awake', async () => {
    const run = createRun({
      steps: [saveAt(minute), { afterMs: hour, act: (it) => it.forgetMailbox(school) }],
      hours: 2,
    });
    run.answers.receiving = failure('credentials');
    await run.run();
    expect(run.saved.watch.all.some(({ journal }) => journal.length > 0)).toBe(true);
    expect(JSON.stringify(run.left().watch)).not.toContain(school);
  });

  it('is unknown afterwards, as one that never was', async () => {
    const run = createRun({ hours: 0.1 });
    await run.run();
    expect(await run.application.forgetMailbox(school)).toEqual({ ok: false, problem: 'unknown-mailbox' });
    expect(run.application.testNow(school, undefined, true)).toEqual({ ok: false, problem: 'unknown-mailbox' });
    expect(run.saved.settings.all).toEqual([]);
  });

  it('while it is being looked at: the reading that comes too late changes nothing', async () => {
    const run = createRun({ steps: [saveAt(minute)] });
    run.answers.onAsked = () => void run.application.forgetMailbox(school);
    run.answers.receiving = failure('credentials');
    await run.run();
    expect(run.application.monitor.state().mailboxes).toEqual([]);
    expect(run.notifier.shown).toEqual([]);
  });
});

describe('a mailbox that the settings do not name any more', () => {
  const empty = settingsOf(defaultProfile);
  const journalOf = (run: ReturnType<typeof createRun>) => run.left().watch.journal.map(({ address }) => address);
  const refused = async () => {
    const run = createRun({ steps: [saveAt(minute)], hours: 2 });
    run.answers.sending = failure('credentials');
    await run.run();
    return run;
  };

  it.each([
    ['because they could not be read', true],
    ['because somebody took it out', false],
  ])('(%s) sleeps, and goes on where it was when it is back', async (_why, areSettingsLost) => {
    const first = await refused();
    const lost = createRun({ ...first, left: { ...first.left(), settings: empty }, areSettingsLost, hours: 3 });
    // What is heard of the PC before the watch begins judges nothing by settings that are not the mailbox's.
    lost.application.monitor.tell({ kind: 'audience', isPresent: true });
    await lost.run();
    // Each run begins at the same time: what the first one saw lies ahead, and is brought to now.
    const { watch } = first.left().watch;
    const known = setRight(watch, start, belgianCalendar).mailboxes;
    expect(lost.left().watch.watch.asleep.map(({ mailbox }) => mailbox)).toEqual(known);
    expect(lost.asked).toEqual([]);
    expect(lost.application.snapshot().mailboxes).toEqual([]);
    expect(new Set(journalOf(lost))).toEqual(new Set([school]));
    const mended = createRun({
      passwords: first.passwords,
      left: { ...lost.left(), settings: first.left().settings },
      hours: 3,
    });
    mended.answers.sending = failure('credentials');
    await mended.run();
    expect(mended.leg(school, 'sending').mode).toEqual({ kind: 'latched', by: 'credentials' });
    expect(mended.count('sending')).toBe(0);
    expect(mended.count('receiving')).toBeGreaterThan(0);
    expect(journalOf(mended)).toEqual(journalOf(lost));
  });

  it('and its journal are forgotten after thirty days, but not while the settings cannot be read', async () => {
    const first = (await refused()).left();
    const [mailbox] = first.watch.watch.mailboxes;
    const asleep = mailbox ? [{ sinceMs: start - 30 * 24 * hour, mailbox }] : [];
    const watch = { ...first.watch, watch: { ...first.watch.watch, mailboxes: [], asleep } };
    expect(watch.journal.map(({ address }) => address)).toContain(school);
    for (const areSettingsLost of [true, false]) {
      const run = createRun({ left: { ...first, watch, settings: empty }, areSettingsLost });
      await run.run();
      expect(JSON.stringify(run.left().watch).includes(school)).toBe(areSettingsLost);
    }
  });
});

describe('a refused password', () => {
  const refuse = (given: Given) => {
    const run = createRun(given);
    run.answers.sending = failure('credentials');
    return run;
  };

  it('is not tried again without the user saying so, neither by itself nor by a test', async () => {
    const run = refuse({
      steps: [
        saveAt(minute),
        { afterMs: hour, act: (it) => it.testNow(school, 'sending', false) },
        { afterMs: 2 * hour, act: (it) => it.testNow(school, undefined, false) },
        { afterMs: 3 * hour, act: (it) => it.saveMailbox({ address: school, label: 'x' }) },
        { afterMs: 4 * hour, act: (it) => it.monitor.tell({ kind: 'resumed' }) },
      ],
      hours: 24,
    });
    await run.run();
    expect(run.count('sending')).toBe(1);
    expect(run.application.snapshot().mailboxes[0]?.legs.sending).toMatchObject({ isLatched: true, nextLookMs: null });
    const next = refuse({ left: run.left(), passwords: run.passwords, hours: 24 });
    await next.run();
    expect(next.count('sending')).toBe(0);
    expect(next.count('receiving')).toBeGreaterThan(20);
  });

  it('is tried exactly once for a test that was confirmed', async () => {
    const run = refuse({
      steps: [saveAt(minute), { afterMs: hour, act: (it) => it.testNow(school, 'sending', true) }],
      hours: 24,
    });
    await run.run();
    expect(run.count('sending')).toBe(2);
    expect(run.leg(school, 'sending').mode).toEqual({ kind: 'latched', by: 'credentials' });
  });

  it('is replaced by the next one typed, tried at once', async () => {
    const run = refuse({
      steps: [
        saveAt(minute),
        {
          afterMs: hour,
          act: (it) => {
            run.answers.sending = null;
            return it.saveMailbox({ address: school, cerberePassword: 'better' });
          },
        },
      ],
      hours: 1.1,
    });
    await run.run();
    expect(run.sent('sending')).toEqual(['cerbère-2', 'better']);
    expect(run.leg(school, 'sending').health.status).toBe('ok');
    expect(run.passwords.held.get(`receiving:${school}`)).toBe('boîte-1');
  });

  it('that was replaced while it was being tried does not close the latch on its successor', async () => {
    const run = createRun({
      steps: [saveAt(minute)],
      wrap: (probes) => ({
        ...probes,
        submission: async (question) => {
          const reading = await probes.submission(question);
          if (question.password === 'better') return reading;
          await run.application.saveMailbox({ address: school, cerberePassword: 'better' });
          return { ...reading, outcome: { ok: false, failure: failure('credentials') } };
        },
      }),
    });
    await run.run();
    expect(run.sent('sending')).toContain('better');
    expect(run.leg(school, 'sending').health.status).toBe('ok');
  });
});

describe('a snooze', () => {
  it('keeps toasts back while looks go on, ends by itself, and what waited is told', async () => {
    const shown: number[] = [];
    const run = createRun({
      steps: [
        saveAt(minute),
        {
          afterMs: 10 * minute,
          act: (it) => {
            run.answers.sending = failure('credentials');
            expect(it.snooze('hour')).toEqual({ ok: true });
            it.testNow(school, 'sending', false);
          },
        },
        {
          afterMs: 60 * minute,
          act: (it) => {
            shown.push(run.notifier.shown.length);
            expect(it.snapshot().snoozedUntilMs).toBe(start + 70 * minute);
            expect(it.snapshot().mailboxes[0]?.status).toBe('critical');
          },
        },
        { afterMs: 80 * minute, act: (it) => expect(it.snapshot().snoozedUntilMs).toBeNull() },
      ],
      hours: 2,
    });
    await run.run();
    expect(shown).toEqual([0]);
    expect(run.count('receiving')).toBeGreaterThan(2);
    expect(run.notifier.shown.map(({ code }) => code)).toEqual(['sending.password-refused']);
  });

  it('is ended by hand', async () => {
    const run = createRun({
      steps: [
        saveAt(minute),
        {
          afterMs: 10 * minute,
          act: (it) => {
            run.answers.sending = failure('credentials');
            it.snooze('day');
            it.testNow(school, 'sending', false);
          },
        },
        {
          afterMs: 20 * minute,
          act: (it) => {
            expect(run.notifier.shown).toEqual([]);
            it.snooze('end');
            expect(it.snapshot().snoozedUntilMs).toBeNull();
          },
        },
      ],
      hours: 0.5,
    });
    await run.run();
    expect(run.notifier.shown).toHaveLength(1);
  });

  it('until Monday ends on Monday in Brussels', () => {
    const { application } = createRun({});
    application.snooze('monday');
    expect(application.snapshot().snoozedUntilMs).toBe(Date.parse('2026-09-14T00:00:00+02:00'));
  });

  it('survives a restart', async () => {
    const run = createRun({ steps: [{ afterMs: minute, act: (it) => it.snooze('day') }] });
    await run.run();
    expect(createRun({ left: run.left() }).application.snapshot().snoozedUntilMs).toBe(start + minute + 24 * hour);
  });
});

describe('two mailboxes', () => {
  it('are watched each with its own passwords; a refusal of one does not touch the other', async () => {
    const run = createRun({
      steps: [
        saveAt(minute),
        saveAt(2 * minute, { address: board, mailboxPassword: 'b-1', cerberePassword: 'b-2' }),
        { afterMs: 3 * hour, act: (it) => it.testNow(board, 'receiving', false) },
      ],
      hours: 4,
      wrap: (probes) => ({
        ...probes,
        submission: async (question) => {
          const reading = await probes.submission(question);
          expect(question.user).toBe(question.password === 'b-2' ? board : school);
          return question.password === 'b-2'
            ? { ...reading, outcome: { ok: false, failure: failure('credentials') } }
            : reading;
        },
      }),
    });
    await run.run();
    expect(run.sent('sending').filter((password) => password === 'b-2')).toHaveLength(1);
    expect(run.leg(school, 'sending').health.status).toBe('ok');
    expect(run.leg(board, 'receiving').health.status).toBe('ok');
    const { mailboxes } = run.application.snapshot();
    expect(mailboxes.map(({ address, status }) => [address, status])).toEqual([
      [school, 'ok'],
      [board, 'critical'],
    ]);
    expect(run.notifier.shown.map(({ title }) => title).join()).toContain(board);
  });

  it('keep their order when one is saved again', async () => {
    const run = createRun({
      steps: [saveAt(minute), saveAt(2 * minute, { address: board }), saveAt(3 * minute)],
    });
    await run.run();
    expect(run.left().settings.mailboxes.map(({ address }) => address)).toEqual([school, board]);
  });

  it('are not made of one address in two spellings, which the next start would refuse as corrupt', async () => {
    const run = createRun({
      steps: [
        saveAt(minute),
        { afterMs: 2 * minute, act: (it) => it.saveMailbox({ ...form, address: school.toUpperCase() }) },
      ],
    });
    await run.run();
    expect(settingsSchema.safeParse(run.left().settings).success).toBe(true);
  });

  it('one whose name ends like the other keeps its passwords when the other is forgotten', async () => {
    const run = createRun({
      steps: [
        saveAt(minute),
        saveAt(2 * minute, { address: `x:${school}` }),
        { afterMs: 3 * minute, act: (it) => it.forgetMailbox(school) },
      ],
    });
    await run.run();
    expect(Object.keys(run.left().data.bindings)).toHaveLength(2);
  });
});

describe('what is saved', () => {
  it('is enough to go on: a restart knows the verdicts, the journal and the passwords', async () => {
    const run = createRun({ steps: [saveAt(minute)], hours: 3 });
    run.answers.receiving = failure('credentials');
    await run.run();
    const next = createRun({ left: run.left(), passwords: run.passwords });
    const { mailboxes, journal } = next.application.snapshot();
    expect(mailboxes[0]?.checks.find(({ id }) => id === 'receiving')?.code).toBe('receiving.password-refused');
    expect(journal.map(({ status }) => status)).toContain('critical');
  });

  it('holds the journal line together with the verdict that it tells', async () => {
    const run = createRun({ steps: [saveAt(minute)], hours: 3 });
    run.answers.receiving = failure('credentials');
    await run.run();
    const isRed = ({ watch }: SavedWatch): boolean => watch.mailboxes[0]?.health.receiving.status === 'critical';
    const red = run.saved.watch.all.find(isRed);
    expect(red?.journal.map(({ code }) => code)).toContain('receiving.password-refused');
  });

  it('remembers a server that was seen encrypted, once', async () => {
    const certificate = {
      host: 'adm.cfwb.be',
      port: 110,
      issuer: 'CA',
      names: ['adm.cfwb.be'],
      validFrom: '2026-01-01T00:00:00Z',
      expiresAt: '2027-01-01T00:00:00Z',
      problem: null,
      code: null,
      anchor: 'public',
    } as const;
    const mustEncrypt: boolean[] = [];
    const run = await firstRun({
      wrap: (probes) => ({
        ...probes,
        maildrop: async (question) => {
          mustEncrypt.push(question.mustEncrypt);
          const value = { messages: 1, octets: 1, encrypted: true, uidlHashes: null, capabilities: null };
          return { outcome: { ok: true, value }, certificate, durationMs: 1 };
        },
      }),
      hours: 2,
    });
    expect(run.left().data.secured).toEqual(['adm.cfwb.be:110']);
    expect(mustEncrypt).toEqual([false, ...mustEncrypt.slice(1).map(() => true)]);
    expect(mustEncrypt.length).toBeGreaterThan(2);
  });

  it('refuses a date at the end of time, and stores nothing of that form', async () => {
    const { application, passwords } = createRun({});
    const answer = await application.saveMailbox({ ...form, passwordChangedOn: '9999-12-31' });
    expect(answer).toEqual({ ok: false, problem: 'invalid' });
    expect(application.settings().mailboxes).toEqual([]);
    expect(passwords.held.size).toBe(0);
  });

  it('tells a notice until it is dismissed', () => {
    const { application, changes } = createRun({});
    expect(application.snapshot().notices).toEqual([setAside]);
    expect(application.dismissNotices()).toEqual({ ok: true });
    expect(application.snapshot().notices).toEqual([]);
    expect(changes()).toBe(1);
  });

  it('a file that cannot be saved is told as long as that lasts, whatever was dismissed', () => {
    const unsaved: FileNotice[] = [{ kind: 'not-saved', store: 'watch', file: 'watch.json' }];
    const { application } = createRun({ unsaved: () => [...unsaved] });
    application.dismissNotices();
    expect(application.snapshot().notices).toEqual(unsaved);
    unsaved.pop();
    expect(application.snapshot().notices).toEqual([]);
  });
});

describe('secrets', () => {
  /** Every form in which a password could leave the keychain unnoticed. */
  const formsOf = (secret: string): readonly string[] => {
    const utf16 = Buffer.from(secret, 'utf16le');
    return [
      secret,
      JSON.stringify(secret).slice(1, -1),
      ...[secret, `\0${school}\0${secret}`].map((text) => Buffer.from(text).toString('base64').replace(/=+$/, '')),
      Buffer.from(secret).toString('base64url').replace(/=+$/, ''),
      Buffer.from(secret).toString('hex'),
      utf16.toString('base64').replace(/=+$/, ''),
      utf16.toString('hex'),
      encodeURIComponent(secret),
      new URLSearchParams({ x: secret }).toString().slice(2),
      [...secret].reverse().join(''),
    ];
  };
  const canaries = ['Canari/Boîte+1 "é&=~', 'Canari\\Cerbère%2 €<é>'];
  const [mailboxPassword = '', cerberePassword = ''] = canaries;

  it('are in no snapshot, setting, state, journal, report or toast, whatever happens', async () => {
    const snapshots: unknown[] = [];
    const look = (it: Application): void => {
      snapshots.push(it.snapshot(), report(it.snapshot(), 'system'));
    };
    const run = createRun({
      steps: [
        { afterMs: minute, act: (it) => it.saveMailbox({ address: school, mailboxPassword, cerberePassword }) },
        { afterMs: 2 * minute, act: look },
        {
          afterMs: hour,
          act: (it) => {
            run.answers.sending = failure('credentials-expired', true);
            run.answers.receiving = failure('in-use', true);
            it.testNow(school, undefined, false);
          },
        },
        { afterMs: hour + minute, act: look },
        { afterMs: 5 * hour, act: (it) => it.snooze('day') },
        { afterMs: 5 * hour, act: look },
        { afterMs: 6 * hour, act: (it) => it.forgetMailbox(school) },
        { afterMs: 7 * hour, act: look },
      ],
      hours: 8,
    });
    await run.run();
    expect(run.sent('sending')).toContain(cerberePassword);
    expect(run.sent('receiving')).toContain(mailboxPassword);
    const { settings, data, watch } = run.saved;
    const everything = JSON.stringify([snapshots, settings.all, data.all, watch.all, run.notifier.shown]);
    expect(everything).toContain(school);
    expect(everything.length).toBeGreaterThan(10_000);
    for (const secret of canaries) for (const one of formsOf(secret)) expect(everything).not.toContain(one);
  });
});
