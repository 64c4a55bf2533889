import { defineConfig } from 'vite';

/** `npm run build`: the command line as one folder of plain JavaScript that Node 20 runs without node_modules. */
export default defineConfig({
  ssr: { noExternal: true, target: 'node' },
  build: {
    ssr: 'src/cli/index.ts',
    target: 'node20',
    outDir: 'out/cli',
    emptyOutDir: true,
    minify: false,
    rolldownOptions: { output: { entryFileNames: 'vigie.mjs', chunkFileNames: '[name].mjs' } },
  },
});
