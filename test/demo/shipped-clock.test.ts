import { builtinModules } from 'node:module';
import { build, type InlineConfig } from 'vite';
import { describe, expect, it } from 'vitest';
import electronConfig from '../../electron.vite.config.ts';
import { paceVariable } from '../../src/demo/remote-pace.ts';

const root = new URL('../..', import.meta.url).pathname;

/** All code of the program's main part, built in memory with what the real build defines in this mode. */
async function builtMain(mode: string): Promise<string> {
  const configure = electronConfig as unknown as (env: { mode: string }) => { main: InlineConfig };
  const { main } = configure({ mode });
  const input = String(main.build?.rolldownOptions?.input);
  const built = await build({
    root,
    configFile: false,
    mode,
    logLevel: 'silent',
    define: main.define ?? {},
    ssr: { noExternal: true },
    build: {
      ssr: input,
      write: false,
      rolldownOptions: { external: ['electron', 'keytar', 'native-reg', ...builtinModules] },
    },
  });
  return [built]
    .flat()
    .flatMap((one) => ('output' in one ? one.output : []))
    .map((file) => ('code' in file ? file.code : ''))
    .join('\n');
}

const traces = [paceVariable, 'demo-pace', 'demoMs'];

describe('the clock of demonstrations', () => {
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
