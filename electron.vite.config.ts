import { fileURLToPath } from 'node:url';
import { defineConfig } from 'electron-vite';
import { notePackages } from './scripts/shipped-packages.ts';

/** The window, also built alone for a browser (scripts/build-app.ts). */
export const rendererConfig = {
  root: 'src/renderer',
  build: {
    target: 'chrome130',
    emptyOutDir: true,
    rolldownOptions: { input: 'src/renderer/index.html' },
  },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
} as const;

const demoEdition = {
  find: /^(.*\/)?edition\.ts$/,
  replacement: fileURLToPath(new URL('src/demo/edition.ts', import.meta.url)),
};

/** The day of this build, by the clock of the machine that makes it: a PC's clock that stands before is wrong. */
const builtOn = (): string =>
  new Date(Number(process.env.SOURCE_DATE_EPOCH ?? Date.now() / 1_000) * 1_000).toISOString().slice(0, 10);

/**
 * Targets also run on Electron 33 (Chrome 130, Node 20). Native modules stay outside the bundle. `--mode demo` is the
 * build that `npm run demo` makes for itself: the only one that holds a clock other than the PC's, since its edition of the
 * program (demo/edition.ts) stands in the place of the program's own.
 */
export default defineConfig(({ mode }) => {
  const isDemo = mode === 'demo';
  const out = isDemo ? 'out/demo/out' : 'out';
  const note = (part: string) => notePackages(`${out}/packages/${part}.json`);
  return {
    main: {
      plugins: [note('main')],
      define: { __VIGIE_BUILT_ON__: JSON.stringify(builtOn()) },
      resolve: { alias: isDemo ? [demoEdition] : [] },
      build: {
        target: 'node20',
        outDir: `${out}/main`,
        // A tenth less memory (npm run bench:idle).
        minify: true,
        externalizeDeps: { exclude: ['zod', 'temporal-polyfill', 'nodemailer', 'imapflow', 'electron-store'] },
        rolldownOptions: { input: 'src/main/index.ts', external: ['keytar'] },
      },
    },
    preload: {
      plugins: [note('preload')],
      build: {
        target: 'node20',
        outDir: `${out}/preload`,
        externalizeDeps: false,
        rolldownOptions: { input: 'src/preload/index.ts', output: { format: 'cjs', entryFileNames: '[name].cjs' } },
      },
    },
    renderer: {
      ...rendererConfig,
      plugins: [note('renderer')],
      build: { ...rendererConfig.build, outDir: `${out}/renderer` },
    },
  };
});
