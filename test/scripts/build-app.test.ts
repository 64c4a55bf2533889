import { relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { builtFrom } from '../../scripts/build-app.ts';
import { root } from '../../scripts/electron.ts';

describe('a build is old when one of these is newer:', () => {
  const files = builtFrom().map((file) => relative(root, file).replaceAll('\\', '/'));

  it.each([
    'src/main/index.ts',
    'src/renderer/index.html',
    'assets/profiles/etnic.json',
    'assets/holidays/be.json',
    'package.json',
    'package-lock.json',
    'tsconfig.json',
    'vite.config.ts',
    'electron.vite.config.ts',
  ])('%s', (file) => {
    expect(files).toContain(file);
  });

  it('and not what the build makes, nor what only tests use', () => {
    expect(files.filter((file) => /^(out|node_modules|test)\//.test(file))).toEqual([]);
    expect(files).not.toContain('vitest.config.ts');
  });
});
