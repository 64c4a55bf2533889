import { describe, expect, it } from 'vitest';
import { createApplication, newAppData, newSavedWatch } from '../../src/app/application.ts';
import { belgium, defaultProfile } from '../../src/app/belgium.ts';
import type { MailPrograms } from '../../src/app/ports.ts';
import { createRefusedLogins, unconcealed } from '../../src/app/refused-logins.ts';
import { noShell } from '../../src/demo/browser-shell.ts';
import { createDemoPasswords, inMemory } from '../../src/demo/memory.ts';
import type { MailProgramsReading, RunningPrograms } from '../../src/domain/model/mail-program.ts';
import { settingsSchema } from '../../src/domain/model/settings.ts';
import { createFakeNotifier, createFakeProbes } from '../support/fakes.ts';
import { account } from '../support/mail-programs.ts';

const address = 'ec001234@adm.cfwb.be';
const minute = 60_000;
const closed: RunningPrograms = { outlook: false, 'new-outlook': false, thunderbird: false };

/** An application on a PC whose mail programs a test sets; time passes when it says so. */
function createPc() {
  let nowMs = Date.parse('2026-09-08T10:00:00+02:00');
  const pc = {
    running: { ...closed, outlook: true } as RunningPrograms,
    readings: [{ program: 'outlook', state: 'read', accounts: [account()] }] as MailProgramsReading | null,
    isIconHidden: null as boolean | null,
    isBroken: false,
    reads: 0,
    looks: 0,
  };
  const ask = <Value>(value: Value): Value => {
    if (pc.isBroken) throw new Error('broken');
    return value;
  };
  const mailPrograms: MailPrograms = {
    async read() {
      pc.reads += 1;
      return ask(pc.readings);
    },
    running() {
      pc.looks += 1;
      return ask(pc.running);
    },
    isIconHidden: () => ask(pc.isIconHidden),
  };
  const clock = { now: () => nowMs, monotonic: () => nowMs, wait: async () => undefined };
  const data = inMemory(newAppData);
  const bugs: unknown[] = [];
  const application = createApplication(
    {
      clock,
      ...belgium,
      random: () => 0.5,
      probes: createFakeProbes().probes,
      passwords: createDemoPasswords(),
      refused: createRefusedLogins({ ...unconcealed, clock }),
      notifier: createFakeNotifier(),
      mailPrograms,
      settings: inMemory(settingsSchema.parse({ schema: 2, mailboxes: [{ address }], profiles: [defaultProfile] })),
      watch: inMemory(newSavedWatch()),
      data,
      version: '',
      pc: '',
      notices: [],
      shell: () => noShell,
      onBug: (error) => bugs.push(error),
    },
    () => undefined,
  );
  application.monitor.tell({ kind: 'settings-changed', addresses: [address] });
  return {
    pc,
    bugs,
    application,
    data,
    pass: (ms: number) => {
      nowMs += ms;
    },
    status: () => application.monitor.state().mailProgram,
    code: () => application.snapshot().mailboxes[0]?.checks.find(({ id }) => id === 'mail-program')?.code,
  };
}

describe('a look at the mail programs', () => {
  it('tells what runs, and reads the settings the first time', async () => {
    const { application, pc, status, code } = createPc();
    await application.lookAtPrograms();
    expect(status().status).toBe('running');
    expect(application.snapshot().programs.running).toEqual(['outlook']);
    expect([code(), pc.reads]).toEqual(['mail-program.ok', 1]);
  });

  it('reads them again after an hour, and when a program was opened or closed', async () => {
    const { application, pc, pass } = createPc();
    const readsLater = async (ms: number): Promise<number> => {
      pass(ms);
      await application.lookAtPrograms();
      return pc.reads;
    };
    expect(await readsLater(0)).toBe(1);
    expect(await readsLater(minute)).toBe(1);
    expect(await readsLater(60 * minute)).toBe(2);
    pc.running = closed;
    expect(await readsLater(minute)).toBe(3);
  });

  it('reads them again where another mailbox or server is there', async () => {
    const { application, pc } = createPc();
    await application.lookAtPrograms();
    application.saveProfile({ ...defaultProfile, smtp: { host: 'smtp.example.be', port: 465, security: 'tls' } });
    await application.lookAtPrograms();
    expect(pc.reads).toBe(2);
  });

  it('of which one was missed begins the time of a closed program anew', async () => {
    const { application, pc, pass, status } = createPc();
    pc.running = closed;
    await application.lookAtPrograms();
    const sinceMs = status().sinceMs;
    pass(minute);
    await application.lookAtPrograms();
    expect(status().sinceMs).toBe(sinceMs);
    pass(3 * minute);
    await application.lookAtPrograms(true);
    expect(status()).toMatchObject({ status: 'closed', sinceMs: sinceMs + 4 * minute });
  });

  it('that says nothing, or fails, is no claim', async () => {
    const { application, pc, status, code, bugs } = createPc();
    pc.running = null;
    pc.readings = null;
    await application.lookAtPrograms();
    expect([status().status, code()]).toEqual(['unknown', 'mail-program.unknown']);
    pc.isBroken = true;
    await application.checkPrograms();
    expect([status().status, code()]).toEqual(['unknown', 'mail-program.unknown']);
    expect(bugs.length).toBeGreaterThan(0);
  });

  it('asks nothing where that is switched off, and says so', async () => {
    const { application, pc, status, code } = createPc();
    await application.lookAtPrograms();
    application.savePolicy({ readsMailPrograms: false });
    const { reads, looks } = pc;
    await application.lookAtPrograms();
    await application.checkPrograms();
    expect([pc.reads, pc.looks]).toEqual([reads, looks]);
    expect([status().status, code()]).toEqual(['unknown', 'mail-program.unknown']);
    expect(application.snapshot().programs.running).toBeNull();
  });
});

describe('the icon', () => {
  it('that is hidden after it was shown is hidden again, until the user leaves it so', async () => {
    const { application, pc } = createPc();
    const icon = async (isHidden: boolean | null): Promise<string> => {
      pc.isIconHidden = isHidden;
      await application.lookAtPrograms();
      return application.snapshot().programs.icon;
    };
    expect(await icon(null)).toBe('unknown');
    expect(await icon(true)).toBe('hidden');
    expect(await icon(false)).toBe('shown');
    expect(await icon(true)).toBe('hidden-again');
    application.leaveIcon();
    expect(await icon(true)).toBe('hidden');
  });
});
