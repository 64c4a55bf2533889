import { describe, expect, it } from 'vitest';
import { edition } from '../../src/demo/edition.ts';
import { paceVariable, passwordsVariable } from '../../src/demo/handed.ts';
import type { Edition } from '../../src/main/edition.ts';
import { buildMain } from '../support/built-main.ts';

const builtMain = async (mode: string): Promise<string> => (await buildMain(mode)).map(({ code }) => code).join('\n');

/** In the place of the program's own it must do: a name or a type that differs does not compile. */
const standIn: Edition = edition;

const traces = [
  paceVariable,
  'demo-pace',
  'demo-act',
  'demo-snapshot',
  'demoMs',
  passwordsVariable,
  standIn.identity().appId,
];

describe('what only demonstrations do: their clock, their passwords, their name,', () => {
  it.each(['production', 'development'])('is not in a build for %s', async (mode) => {
    const code = await builtMain(mode);
    expect(code).toContain('setTimeout');
    for (const trace of traces) expect(code.includes(trace), trace).toBe(false);
  });

  it('is in the build that npm run demo makes for itself', async () => {
    const code = await builtMain('demo');
    for (const trace of traces) expect(code.includes(trace), trace).toBe(true);
  });
});
