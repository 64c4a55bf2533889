import { describe, expect, it } from 'vitest';
import { createForgetting } from '../../src/main/forgetting.ts';

/** Notes what happens, in order. */
function create(given: { readonly stop?: () => Promise<unknown>; readonly erasers?: readonly (() => unknown)[] }) {
  const did: unknown[] = [];
  const note = (what: unknown, result?: unknown) => (): unknown => {
    did.push(what);
    return result;
  };
  const forget = createForgetting({
    stop: given.stop ?? (async () => note('stop')()),
    erasers: given.erasers ?? [note('passwords', Promise.resolve(true)), note('files', true), note('log')],
    log: { failed: (event) => void did.push(event) },
    exit: (code) => void did.push(code),
  });
  return { forget, did, note };
}
const fail = (): never => {
  throw new Error('EPERM');
};

describe('forgetting everything', () => {
  it('ends the watch first, then erases part by part, and says that nothing is left', async () => {
    const { forget, did } = create({});
    await forget();
    expect(did).toEqual(['stop', 'passwords', 'files', 'log', 0]);
  });

  it.each<[string, () => unknown]>([
    ['is not surely gone', () => false],
    ['is not surely gone, as it turns out later', async () => false],
    ['throws', fail],
    ['rejects', () => Promise.reject(new Error('EPERM'))],
  ])('goes on where one part %s, and says that something is left', async (_what, part) => {
    const erased: string[] = [];
    const { forget, did } = create({ erasers: [part, () => void erased.push('the rest')] });
    await forget();
    expect(erased).toEqual(['the rest']);
    expect(did.at(-1)).toBe(1);
  });

  it('erases also where the watch does not end well', async () => {
    const erased: string[] = [];
    const { forget, did } = create({ stop: async () => fail(), erasers: [() => void erased.push('all')] });
    await forget();
    expect(erased).toEqual(['all']);
    expect(did).toEqual(['forget', 1]);
  });

  it('asked twice is done once', async () => {
    const { forget, did } = create({});
    await Promise.all([forget(), forget()]);
    expect(did).toEqual(['stop', 'passwords', 'files', 'log', 0]);
  });
});
