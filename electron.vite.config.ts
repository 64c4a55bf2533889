import { defineConfig } from 'electron-vite';

/** Targets also run on Electron 33 (Chrome 130, Node 20). Native modules stay outside the bundle. */
export default defineConfig({
  main: {
    build: {
      target: 'node20',
      outDir: 'out/main',
      externalizeDeps: { exclude: ['zod', 'temporal-polyfill', 'nodemailer', 'imapflow', 'electron-store'] },
      rolldownOptions: { input: 'src/main/index.ts', external: ['keytar'] },
    },
  },
  preload: {
    build: {
      target: 'node20',
      outDir: 'out/preload',
      externalizeDeps: false,
      rolldownOptions: { input: 'src/preload/index.ts', output: { format: 'cjs', entryFileNames: '[name].cjs' } },
    },
  },
  renderer: {
    root: 'src/renderer',
    build: {
      target: 'chrome130',
      outDir: 'out/renderer',
      emptyOutDir: true,
      rolldownOptions: { input: 'src/renderer/index.html' },
    },
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  },
});
