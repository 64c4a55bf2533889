import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { pcClock } from '../../../src/app/clocks.ts';
import { collect, fillTo } from '../../../src/demo/mailbox.ts';
import { newWatch } from '../../../src/domain/model/state.ts';
import { catalogue } from '../../../src/domain/text/index.ts';
import type { MenuCommand, SnoozeKind } from '../../../src/domain/view/tray-menu.ts';
import { snapshotChannel } from '../../../src/ipc/page.ts';
import { desktop, electron, trays } from '../../support/fake-electron.ts';
import { morningMs, type Program, type Start, startProgram } from '../../support/whole-program.ts';

let program: Program;
afterEach(() => program.end());
const start = async (how?: Start): Promise<Program> => {
  program = await startProgram(how);
  return program;
};
const { menu } = catalogue('fr').tray;
const hourMs = 3_600_000;
/** Without any time going by. */
const soon = (isSo: () => void): Promise<void> => vi.waitFor(isSo, { timeout: 20_000 });
const place = async () => (await program.snapshot()).place;
const snoozedForMs = async () => ((await program.snapshot()).snoozedUntilMs ?? 0) - program.clock.now();

describe("the icon's menu", () => {
  const linked = async (label: string): Promise<readonly string[]> => {
    const [mailbox] = (await program.snapshot()).mailboxes;
    program.choose(label);
    await soon(() => expect(desktop.opened).toHaveLength(1));
    return [...desktop.opened, mailbox?.links.webmail ?? '', mailbox?.links.cerbere ?? ''];
  };
  const entries: Readonly<Record<MenuCommand | SnoozeKind, () => Promise<void>>> = {
    'test-now': async () => {
      await program.until(() => expect(program.world.pop3.record.loginsAccepted).toBe(1));
      await program.until(async () =>
        expect((await program.snapshot()).mailboxes[0]?.legs.receiving.isLooking).toBe(false),
      );
      program.clock.pass(60_000);
      program.choose(menu.testNow);
      await soon(() => expect(program.world.pop3.record.loginsAccepted).toBe(2));
    },
    open: async () => {
      program.window().close();
      program.choose(menu.open);
      expect(program.window().url).toBe('app://vigie/index.html');
    },
    unsnooze: async () => {
      program.choose(menu.hour);
      program.choose(menu.unsnooze);
      expect((await program.snapshot()).snoozedUntilMs).toBeNull();
    },
    hour: async () => {
      program.choose(menu.hour);
      expect(await snoozedForMs()).toBe(hourMs);
    },
    day: async () => {
      program.choose(menu.day);
      expect(await snoozedForMs()).toBe(24 * hourMs);
    },
    monday: async () => {
      program.choose(menu.monday);
      expect((await program.snapshot()).snoozedUntilMs).toBe(Date.parse('2026-09-14T00:00:00+02:00'));
    },
    'renew-cerbere-password': async () => {
      program.choose(menu.renewed);
      expect((await place()).view).toBe('renewal');
    },
    'open-webmail': async () => {
      const [opened, webmail, cerbere] = await linked(menu.webmail);
      expect([opened, opened === cerbere]).toEqual([webmail, false]);
    },
    'open-cerbere': async () => {
      const [opened, webmail, cerbere] = await linked(menu.cerbere);
      expect([opened, opened === webmail]).toEqual([cerbere, false]);
    },
    quit: async () => {
      program.choose(menu.quit);
      expect([desktop.isQuit, desktop.icon, desktop.windows]).toEqual([true, '', []]);
    },
  };
  it.each(Object.entries(entries))('%s does that and nothing else', async (_name, effect) => {
    await start();
    await effect();
  });

  it('leads to the mailbox that is named in it', async () => {
    await start();
    const before = (await place()).count;
    program.choose(program.address);
    expect(await place()).toMatchObject({ view: 'home', address: program.address, count: before + 1 });
  });
});

describe('the icon', () => {
  it("is the worst status in the taskbar's colours, and follows both", async () => {
    await start();
    expect(desktop.icon).toMatch(/unknown-light\.png$/);
    desktop.isTaskbarDark = true;
    electron.nativeTheme.emit('updated');
    expect(desktop.icon).toMatch(/unknown-dark\.png$/);
    program.world.mailbox.incomingPassword = 'another';
    await program.until(() => expect(desktop.icon).toMatch(/critical-dark\.png$/));
  });

  it('opens the window at a click', async () => {
    await start({ isHidden: true });
    expect(desktop.windows).toEqual([]);
    trays[0]?.emit('click');
    expect(program.window().options).toMatchObject({
      icon: expect.stringMatching(/app\.png$/),
      webPreferences: { preload: '/program/out/preload/index.cjs', contextIsolation: true, sandbox: true },
    });
  });
});

describe('a toast', () => {
  const critical = async (trouble: () => void, code: string): Promise<string> => {
    await start();
    trouble();
    await program.until(() => expect(program.file('vigie.log')).toContain(`toast code=${code} isShown=true`));
    return desktop.toasts.map(({ title, body }) => `${title}\n${body}`).join('\n');
  };
  it('of a full box speaks of that, and a click leads to its card', async () => {
    expect(await critical(() => fillTo(program.world.mailbox, 1), 'storage.full')).toMatch(/pleine/);
    desktop.toasts.at(-1)?.emit('click');
    expect(await place()).toMatchObject({ view: 'home', address: program.address, check: 'storage' });
  });

  it('of a refused password speaks of that, and not of a full box', async () => {
    const text = await critical(() => {
      program.world.mailbox.incomingPassword = 'another';
    }, 'receiving.password-refused');
    expect(text).toMatch(/mot de passe/);
    expect(text).not.toMatch(/pleine/);
    desktop.toasts.at(-1)?.emit('click');
    expect(await place()).toMatchObject({ check: 'receiving' });
  });

  it('of a box that fills says when it will be full, as far as its past weeks tell', async () => {
    await start({
      prepare: (folder, { mailbox }) => {
        const watch = newWatch([mailbox.address]);
        const daily = Array.from({ length: 20 }, (_none, index) => ({
          atMs: morningMs - (20 - index) * 86_400_000,
          used: (10 + 4 * index) * 1_048_576,
        }));
        const mailboxes = watch.mailboxes.map((one) => ({ ...one, storage: { ...one.storage, daily } }));
        writeFileSync(
          join(folder, 'watch.json'),
          JSON.stringify({ schema: 1, watch: { ...watch, mailboxes }, journal: [] }),
        );
        fillTo(mailbox, 0.9);
      },
    });
    await program.until(() => expect(desktop.toasts.map(({ body }) => body).join()).toMatch(/pleine vers le \d/));
  });

  it('waits while nobody has touched the keyboard for ten minutes, and comes with the next touch', async () => {
    await start();
    desktop.idleSeconds = 600;
    vi.advanceTimersByTime(30_000);
    fillTo(program.world.mailbox, 1);
    const matters = async () => (await program.snapshot()).matters.map(({ kind }) => kind);
    await program.until(async () => expect(await matters()).toContain('storage'));
    for (let minute = 0; minute < 20; minute += 1) program.clock.pass(60_000);
    expect(desktop.toasts).toEqual([]);
    desktop.idleSeconds = 0;
    vi.advanceTimersByTime(30_000);
    await program.until(() => expect(desktop.toasts).toHaveLength(1));
  });

  it('is taken note of by its button', async () => {
    await critical(() => fillTo(program.world.mailbox, 1), 'storage.full');
    desktop.toasts[0]?.emit('action', { actionIndex: 1 });
    expect((await program.snapshot()).matters).toMatchObject([{ kind: 'storage', isNoted: true }]);
  });

  it('goes when what it is about is over', async () => {
    await critical(() => fillTo(program.world.mailbox, 1), 'storage.full');
    let isClosed = false;
    desktop.toasts[0]?.on('close', () => {
      isClosed = true;
    });
    collect(program.world.mailbox);
    await program.command('test-now', { address: program.address, leg: 'receiving', isConfirmed: false });
    await program.until(() => expect(isClosed).toBe(true));
  });

  it('explains, the first time that the window is closed, that the watch goes on; not when the program ends', async () => {
    await start();
    program.choose(menu.open);
    program.window().close();
    await soon(() => expect(desktop.toasts.map(({ title }) => title)).toEqual([catalogue('fr').shell.hidden.title]));
    expect(JSON.parse(program.file('window.json'))).toMatchObject({ isHidingExplained: true, bounds: { width: 800 } });
  });

  it('is silent about the window when the program ends', async () => {
    await start();
    program.choose(menu.open);
    electron.app.quit();
    expect(desktop.toasts).toEqual([]);
  });
});

describe('on Windows the installed program', () => {
  const builder = readFileSync(new URL('../../../electron-builder.yml', import.meta.url), 'utf8');
  const configured = (key: string): string =>
    new RegExp(`^\\s*${key}: ([^#\\n]+?)\\s*(#|$)`, 'm').exec(builder)?.[1] ?? '';

  it('goes by the id and the name that the installer writes, with an activator', async () => {
    await start({ isInstalled: true });
    expect(desktop.identity).toEqual({
      appId: configured('appId'),
      name: configured('shortcutName'),
      activator: '{d2d70e22-9930-413b-80aa-2a8fcd950f9d}',
    });
  });

  it('hears a click on a toast of an earlier run', async () => {
    await start({ isInstalled: true, isHidden: true });
    desktop.activate?.({ type: 'click', arguments: '' });
    expect(desktop.windows).toHaveLength(1);
  });

  it('keeps its passwords under its own name, and believes no authority that a variable names', async () => {
    await start({ isInstalled: true });
    expect(program.services).toEqual(['be.vigie-bma']);
    await program.until(() => expect(program.file('vigie.log')).toContain('extra certificates areUsed=false'));
    await program.until(() => expect(program.file('vigie.log')).toMatch(/verdict mailbox=1 code=sending\.certificate/));
  });
});

describe('the border', () => {
  it('hears the own window alone', async () => {
    await start();
    const foreign = await desktop.invoke?.({ senderFrame: {} }, 'snapshot', {});
    expect(foreign).toEqual({ ok: false, problem: 'foreign-sender' });
    await program.until(() =>
      expect(program.file('vigie.log')).toContain('refused command=snapshot problem=foreign-sender'),
    );
  });

  it('tells the window of every change', async () => {
    await start();
    const { sent } = program.window().webContents;
    await program.command('save-mailbox', { address: program.address, label: 'École' });
    expect(sent.at(-1)).toMatchObject([snapshotChannel, { mailboxes: [{ ownLabel: 'École' }] }]);
  });

  it('keeps a typed password out of the log', async () => {
    await start();
    const password = 'Wr0ng#and-odd';
    const payload = { address: program.address, leg: 'receiving', password, isConfirmed: true } as const;
    await program.command('try-password', payload);
    process.emit('uncaughtException', new Error(`bug with ${password}`));
    await program.until(() => expect(program.file('vigie.log')).toContain('uncaught Error: bug with'));
    expect(program.file('vigie.log')).not.toContain(password);
  });
});

describe('a further start', () => {
  it('opens the window, or forgets everything', async () => {
    await start({ isHidden: true });
    electron.app.emit('second-instance', {}, [], '', { isHidden: true, isForgetting: false });
    expect(desktop.windows).toEqual([]);
    electron.app.emit('second-instance', {}, [], '', { isHidden: false, isForgetting: false });
    expect(desktop.windows).toHaveLength(1);
    electron.app.emit('second-instance', {}, [], '', { isHidden: true, isForgetting: true });
    await program.until(() => expect(desktop.exits).toEqual([0]));
  });
});

it("the product's edition is the PC's own clock and keychain", async () => {
  await start();
  const { edition } =
    await vi.importActual<typeof import('../../../src/main/edition.ts')>('../../../src/main/edition.ts');
  const { openKeychain } = await import('../../../src/main/secrets/keychain.ts');
  expect([edition.clock.now.toString(), edition.openKeychain]).toEqual([pcClock.now.toString(), openKeychain]);
});
