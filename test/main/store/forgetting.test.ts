import { describe, expect, it } from 'vitest';
import { type Asker, createForgetting, type Left } from '../../../src/main/store/forgetting.ts';

const address = 'ec001234@adm.cfwb.be';
const stored = [
  { address, leg: 'receiving' },
  { address, leg: 'sending' },
] as const;
type Part = 'autostart' | 'registry' | 'start-menu' | 'files';

/** Notes what happens, in order. */
function create(given: {
  readonly stop?: () => Promise<unknown>;
  /** What is left of the passwords, at each try; nothing once they are used up. */
  readonly passwords?: (typeof stored | readonly [])[];
  readonly rest?: readonly (readonly [Part, () => unknown])[];
  readonly answers?: readonly ('again' | 'end')[];
}) {
  const did: unknown[] = [];
  const tries = [...(given.passwords ?? [])];
  const answers = [...(given.answers ?? [])];
  const forget = createForgetting({
    stop: given.stop ?? (async () => void did.push('stop')),
    passwords: async () => {
      did.push('passwords');
      return tries.shift() ?? null;
    },
    rest: given.rest ?? [
      ['files', () => void did.push('files')],
      ['registry', async () => Boolean(did.push('registry'))],
    ],
    tell: async (left) => {
      did.push(left);
      return answers.shift() ?? 'end';
    },
    log: { failed: (event) => void did.push(event), note: () => undefined },
    exit: (code) => void did.push(code),
  });
  return { forget, did };
}
const fail = (): never => {
  throw new Error('EPERM');
};
const askers: readonly Asker[] = ['window', 'command-line'];

describe('forgetting everything', () => {
  it.each(askers)(
    'ends the watch first, then erases passwords, then the rest, and says that nothing is left (%s)',
    async (asker) => {
      const { forget, did } = create({});
      await forget(asker);
      expect(did).toEqual(['stop', 'passwords', 'files', 'registry', 0]);
    },
  );

  it('erases nothing else while passwords may be left, so that it can be repeated', async () => {
    const { forget, did } = create({ passwords: [stored] });
    await forget('command-line');
    expect(did).toEqual(['stop', 'passwords', 1]);
  });

  it('tells in the window which passwords may be left, and tries again as often as is wished', async () => {
    const { forget, did } = create({ passwords: [stored, []], answers: ['again', 'again'] });
    await forget('window');
    const left = (passwords: typeof stored | readonly []): Left => ({ kind: 'passwords', passwords });
    expect(did).toEqual([
      'stop',
      'passwords',
      left(stored),
      'passwords',
      left([]),
      'passwords',
      'files',
      'registry',
      0,
    ]);
  });

  it('ends without the rest where the user gives up', async () => {
    const { forget, did } = create({ passwords: [stored], answers: ['end'] });
    await forget('window');
    expect(did).toEqual(['stop', 'passwords', { kind: 'passwords', passwords: stored }, 1]);
  });

  it.each<[string, () => unknown]>([
    ['is not surely gone', () => false],
    ['is not surely gone, as it turns out later', async () => false],
    ['throws', fail],
    ['rejects', () => Promise.reject(new Error('EPERM'))],
  ])('goes on where one part %s, and says which are left', async (_what, part) => {
    const erased: string[] = [];
    const rest = [
      ['start-menu', part],
      ['files', () => void erased.push('files')],
      ['files', part],
      ['files', part],
    ] as const;
    const { forget, did } = create({ rest });
    await forget('window');
    expect(erased).toEqual(['files']);
    expect(did.slice(-2)).toEqual([{ kind: 'rest', parts: ['start-menu', 'files'] }, 1]);
    const quiet = create({ rest });
    await quiet.forget('command-line');
    expect(quiet.did.at(-1)).toBe(1);
    expect(quiet.did).not.toContainEqual(expect.objectContaining({ kind: 'rest' }));
  });

  it('tries all of the rest again', async () => {
    const answers = [false, true];
    const { forget, did } = create({ rest: [['registry', () => answers.shift()]], answers: ['again'] });
    await forget('window');
    expect(did).toEqual(['stop', 'passwords', { kind: 'rest', parts: ['registry'] }, 'passwords', 0]);
  });

  it('erases also where the watch does not end well', async () => {
    const { forget, did } = create({ stop: async () => fail() });
    await forget('window');
    expect(did).toEqual(['forget', 'passwords', 'files', 'registry', 0]);
  });

  it('ends also where nothing can be told', async () => {
    const { did } = create({});
    const forget = createForgetting({
      stop: async () => undefined,
      passwords: async () => stored,
      rest: [],
      tell: async () => fail(),
      log: { failed: () => undefined, note: () => undefined },
      exit: (code) => void did.push(code),
    });
    await forget('window').catch(() => undefined);
    expect(did).toEqual([1]);
  });

  it('erases nothing else where the passwords cannot be erased for a bug', async () => {
    const did: unknown[] = [];
    const forget = createForgetting({
      stop: async () => undefined,
      passwords: () => Promise.reject(new TypeError('bug')),
      rest: [['files', () => void did.push('files')]],
      tell: async (left) => {
        did.push(left);
        return 'end';
      },
      log: { failed: (event) => void did.push(event), note: () => undefined },
      exit: (code) => void did.push(code),
    });
    await forget('window');
    expect(did).toEqual(['forget', { kind: 'passwords', passwords: [] }, 1]);
  });

  it('asked twice is done once', async () => {
    const { forget, did } = create({});
    await Promise.all([forget('window'), forget('command-line')]);
    expect(did).toEqual(['stop', 'passwords', 'files', 'registry', 0]);
  });
});
