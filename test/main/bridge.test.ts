import { afterEach, describe, expect, it, vi } from 'vitest';
import { type CheckedCommand, type CommandResult, commandSchemas } from '../../src/ipc/contract.ts';
import { commandChannel } from '../../src/ipc/page.ts';
import { answer, openBridge } from '../../src/main/border.ts';

type Handler = (event: unknown, ...args: unknown[]) => unknown;
const handlers = vi.hoisted(() => new Map<string, Handler>());
vi.mock('electron', () => ({
  ipcMain: { handle: (channel: string, handler: Handler) => void handlers.set(channel, handler) },
}));
afterEach(() => handlers.clear());

const address = 'ec001234@adm.cfwb.be';
const own = { name: 'the main frame of the own window' } as never;
const foreign = { name: 'another frame' } as never;
const isOwn = (sender: unknown): boolean => sender === own;

/** A runner that notes what reaches it. */
function createRunner(result: () => Promise<CommandResult<unknown>> = async () => ({ ok: true, value: null })) {
  const ran: CheckedCommand[] = [];
  const run = (command: CheckedCommand): Promise<CommandResult<unknown>> => {
    ran.push(command);
    return result();
  };
  return { ran, run };
}

describe('the border', () => {
  it('runs a command of the contract that comes from the own frame', async () => {
    const { ran, run } = createRunner(async () => ({ ok: true, value: 'done' }));
    const payload = { address, isConfirmed: false };
    expect(await answer({ senderFrame: own }, 'test-now', payload, { isOwn, run })).toEqual({
      ok: true,
      value: 'done',
    });
    expect(ran).toEqual([{ name: 'test-now', payload }]);
  });

  it.each<[string, never]>([
    ['another frame', foreign],
    ['a copy of the own frame', { ...(own as object) } as never],
    ['a frame that is gone', null as never],
    ['no frame', undefined as never],
  ])('refuses %s, also with a valid command', async (_what, senderFrame) => {
    const { ran, run } = createRunner();
    expect(await answer({ senderFrame }, 'snapshot', {}, { isOwn, run })).toEqual({
      ok: false,
      problem: 'foreign-sender',
    });
    expect(ran).toEqual([]);
  });

  it('does not even look at what a foreign frame sent', async () => {
    const { run } = createRunner();
    const trap = new Proxy(
      {},
      {
        get: () => {
          throw new Error('looked at');
        },
        ownKeys: () => {
          throw new Error('looked at');
        },
      },
    );
    expect(await answer({ senderFrame: foreign }, trap, trap, { isOwn, run })).toMatchObject({
      problem: 'foreign-sender',
    });
  });

  it.each<[string, unknown, unknown]>([
    ['an unknown command', 'quit', {}],
    ['an inherited name', 'constructor', {}],
    ['the name of the prototype', '__proto__', {}],
    ['a name that is no text', { toString: () => 'snapshot' }, {}],
    ['a payload of another form', 'snooze', { for: 'ever' }],
    ['no payload', 'snapshot', undefined],
    ['a payload too large', 'save-mailbox', { address, label: 'x'.repeat(100_000) }],
    ['a payload that is no JSON', 'forget-mailbox', { address: 1n }],
  ])('refuses %s before any command runs', async (_what, name, payload) => {
    const { ran, run } = createRunner();
    expect(await answer({ senderFrame: own }, name, payload, { isOwn, run })).toEqual({
      ok: false,
      problem: 'not-in-contract',
    });
    expect(ran).toEqual([]);
  });

  it('says of half a character in a password what is wrong with it: UTF-8 would send another', async () => {
    const { ran, run } = createRunner();
    const address = 'ec001234@adm.cfwb.be';
    for (const [name, payload] of [
      ['try-password', { address, leg: 'sending', password: 'mot\ud83d', isConfirmed: false }],
      ['save-mailbox', { address, mailboxPassword: 'mot\udd11' }],
    ])
      expect(await answer({ senderFrame: own }, name, payload, { isOwn, run })).toEqual({
        ok: false,
        problem: 'broken-character',
      });
    expect(ran).toEqual([]);
    const whole = { address, leg: 'sending', password: 'mot🔑', isConfirmed: false };
    expect(await answer({ senderFrame: own }, 'try-password', whole, { isOwn, run })).toMatchObject({ ok: true });
  });

  it.each<[string, () => Promise<CommandResult<unknown>>]>([
    ['fails', () => Promise.reject(new Error('secret-canary at /home/school/vigie'))],
    [
      'throws on the spot',
      () => {
        throw new TypeError('secret-canary');
      },
    ],
    ['fails with no error at all', () => Promise.reject('secret-canary')],
  ])('says one word, without stack or message, when a command %s', async (_how, fail) => {
    const { run } = createRunner(fail);
    const result = await answer({ senderFrame: own }, 'copy-report', {}, { isOwn, run });
    expect(result).toEqual({ ok: false, problem: 'internal' });
    expect(JSON.stringify(result)).not.toMatch(/canary|stack|\.ts|at /);
  });

  it.each<[string, unknown]>([
    ['a map', new Map()],
    ['a set', new Set()],
    ['a date', new Date(0)],
    ['a list', []],
    ['bytes', new Uint8Array(2)],
    ['an error', new Error('x')],
    ['an object of a class', Object.create({ address })],
    ['a function', () => undefined],
    ['text', '{}'],
    ['nothing', null],
    [
      'a circle',
      Object.assign(
        {},
        {
          get self() {
            return this;
          },
        },
      ),
    ],
  ])('refuses %s where a command carries nothing', async (_what, payload) => {
    const { ran, run } = createRunner();
    expect(await answer({ senderFrame: own }, 'snapshot', payload, { isOwn, run })).toEqual({
      ok: false,
      problem: 'not-in-contract',
    });
    expect(ran).toEqual([]);
  });

  it.each(Object.keys(commandSchemas))('refuses %s with anything but what it carries', async (name) => {
    const { ran, run } = createRunner();
    const deep = JSON.parse(`${'{"x":'.repeat(500)}1${'}'.repeat(500)}`) as unknown;
    for (const payload of [undefined, null, 1, 'x', [], { more: true }, { address: 1 }, { constructor: 1 }, deep])
      expect(await answer({ senderFrame: own }, name, payload, { isOwn, run })).toMatchObject({
        problem: 'not-in-contract',
      });
    expect(ran).toEqual([]);
  });

  it.each<[string, Parameters<typeof answer>[0], (sender: unknown) => boolean]>([
    [
      'the window is gone while it is asked',
      { senderFrame: own },
      () => {
        throw new TypeError('Object has been destroyed: secret-canary');
      },
    ],
    [
      'the frame is gone',
      {
        get senderFrame(): never {
          throw new Error('secret-canary');
        },
      },
      () => true,
    ],
  ])('answers and runs nothing when %s', async (_what, event, isOwnFrame) => {
    const { ran, run } = createRunner();
    expect(await answer(event, 'snapshot', {}, { isOwn: isOwnFrame, run })).toEqual({ ok: false, problem: 'internal' });
    expect(ran).toEqual([]);
  });

  it('tells of every refusal, naming only commands that exist', async () => {
    const told: unknown[] = [];
    const bug = new Error('bug');
    const parts = { isOwn, run: () => Promise.reject(bug), onRefused: (...args: unknown[]) => void told.push(args) };
    await answer({ senderFrame: foreign }, 'snapshot', {}, parts);
    await answer({ senderFrame: own }, 'a password by mistake', {}, parts);
    await answer({ senderFrame: own }, 'snooze', { for: 'ever' }, parts);
    await answer({ senderFrame: own }, 'snapshot', {}, parts);
    expect(told).toEqual([
      ['snapshot', 'foreign-sender', undefined],
      ['unknown', 'not-in-contract', undefined],
      ['snooze', 'not-in-contract', undefined],
      ['snapshot', 'internal', bug],
    ]);
  });

  it('hands on only parsed values, never the object that was sent', async () => {
    const { ran, run } = createRunner();
    const payload = { address };
    await answer({ senderFrame: own }, 'forget-mailbox', payload, { isOwn, run });
    expect(ran[0]?.payload).toEqual(payload);
    expect(ran[0]?.payload).not.toBe(payload);
  });

  it('listens on one channel, and what it hears there is checked', async () => {
    const { ran, run } = createRunner();
    openBridge({ isOwn, run });
    expect([...handlers.keys()]).toEqual([commandChannel]);
    const heard = handlers.get(commandChannel);
    expect(await heard?.({ senderFrame: foreign }, 'snapshot', {})).toEqual({ ok: false, problem: 'foreign-sender' });
    expect(await heard?.({ senderFrame: own }, 'snapshot')).toEqual({ ok: false, problem: 'not-in-contract' });
    expect(await heard?.({ senderFrame: own }, 'snapshot', {}, 'more')).toEqual({ ok: true, value: null });
    expect(ran).toEqual([{ name: 'snapshot', payload: {} }]);
  });
});
