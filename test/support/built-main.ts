import { builtinModules } from 'node:module';
import { build, type InlineConfig, type Rolldown } from 'vite';
import electronConfig from '../../electron.vite.config.ts';

const root = new URL('../..', import.meta.url).pathname;

/** The program's main part, built in memory with what the real build puts in its place in this mode. */
export async function buildMain(mode: string): Promise<readonly Rolldown.OutputChunk[]> {
  const configure = electronConfig as unknown as (env: { mode: string }) => { main: InlineConfig };
  const { main } = configure({ mode });
  const input = String(main.build?.rolldownOptions?.input);
  const built = await build({
    root,
    configFile: false,
    mode,
    logLevel: 'silent',
    resolve: main.resolve ?? {},
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
    .filter((file) => file.type === 'chunk');
}
