import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { protocols } from '../../../src/demo/faults.ts';
import { withoutPassword } from '../../../src/domain/model/leg-state.ts';
import { newWatch } from '../../../src/domain/model/state.ts';
import type { WatchEvent } from '../../../src/domain/model/watch-event.ts';
import { desktop, electron } from '../../support/fake-electron.ts';
import { type Program, type Start, startProgram } from '../../support/whole-program.ts';

let program: Program;
afterEach(() => program.end());

const address = 'ec001234@adm.cfwb.be';
const wait30s = (): void => void vi.advanceTimersByTime(30_000);
const receives = () => program.until(() => expect(program.world.pop3.record.loginsAccepted).toBeGreaterThan(0));

type Cause = { readonly how?: Start; readonly act: () => unknown };
const cause = (act: () => unknown, how?: Start): Cause => ({ act, ...(how ? { how } : {}) });

/** Everything that can happen to the watch, and what makes it happen in the real program. */
const causes: Readonly<Record<WatchEvent['kind'], Cause>> = {
  started: cause(() => undefined),
  'settings-changed': cause(() => undefined),
  tick: cause(() => program.clock.pass(60_000)),
  suspended: cause(() => electron.powerMonitor.emit('suspend')),
  resumed: cause(() => electron.powerMonitor.emit('resume')),
  noted: cause(() => program.command('note-matter', { address, check: 'storage', isNoted: true })),
  audience: cause(() => electron.powerMonitor.emit('lock-screen')),
  network: cause(() => {
    desktop.isOnline = false;
    wait30s();
  }),
  'look-begun': cause(receives),
  looked: cause(receives),
  'look-cut': cause(
    async () => {
      await program.until(() => expect(program.events).toContain('look-begun'));
      electron.powerMonitor.emit('suspend');
    },
    // From the start: a look that has ended cannot be cut.
    {
      prepare: (_folder, world) =>
        protocols.forEach((one) => void world.setFault(one, { kind: 'stall', at: 'connect' })),
    },
  ),
  tried: cause(() =>
    program.command('try-password', { address, leg: 'receiving', password: 'wrong', isConfirmed: true }),
  ),
  'password-missing': cause(() => receives(), {
    prepare: (_folder, _world, passwords) => void passwords.forget(address, 'sending'),
  }),
  'password-expected': cause(() => undefined, {
    prepare: (folder) => {
      const watch = newWatch([address]);
      const mailboxes = watch.mailboxes.map((one) => ({
        ...one,
        legs: {
          ...one.legs,
          receiving: { ...one.legs.receiving, mode: withoutPassword(one.legs.receiving.mode, false) },
        },
      }));
      const saved = { schema: 1, watch: { ...watch, mailboxes }, journal: [] };
      writeFileSync(join(folder, 'watch.json'), JSON.stringify(saved));
    },
  }),
  'refusal-remembered': cause(() => undefined, {
    prepare: (folder) => {
      const file = join(folder, 'app.json');
      const refused = { [`receiving:${address}`]: 'login-refused' };
      writeFileSync(file, JSON.stringify({ ...JSON.parse(readFileSync(file, 'utf8')), refused }));
    },
  }),
  'leg-edited': cause(() => program.command('save-mailbox', { address, mailboxPassword: 'x' })),
  'leg-held': cause(() => program.command('begin-renewal', { address })),
  'leg-released': cause(async () => {
    await program.command('begin-renewal', { address });
    await program.command('end-renewal', { address });
  }),
  'test-asked': cause(() => program.command('test-now', { address, isConfirmed: false })),
  snoozed: cause(() => program.command('snooze', { for: 'hour' })),
  'mailbox-forgotten': cause(() => program.command('forget-mailbox', { address })),
  'rules-changed': cause(async () => {
    const { policy } = await program.snapshot();
    await program.command('save-policy', { policy });
  }),
  'mail-program': cause(() => undefined),
  'programs-read': cause(() => undefined),
};

describe('the watch hears', () => {
  it.each(Object.entries(causes))('%s', async (kind, { how, act }) => {
    program = await startProgram(how);
    await act();
    await program.until(() => expect([...program.events]).toContain(kind));
  });
});

describe('what happens to the PC', () => {
  it('is seen: no network, and a network again', async () => {
    program = await startProgram();
    desktop.isOnline = false;
    wait30s();
    expect((await program.snapshot()).isNetworkUp).toBe(false);
    desktop.isOnline = true;
    wait30s();
    expect((await program.snapshot()).isNetworkUp).toBe(true);
  });
});
