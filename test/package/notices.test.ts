import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { collectNotices, formatNotices } from '../../scripts/build-notices.ts';
import { root, scratch } from './support/pack.ts';

/** The packages whose code is in the built main process: the bundler notes where each part comes from. */
function bundled(): string[] {
  const out = join(root, 'out', 'main');
  const names = readdirSync(out, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.js'))
    .flatMap((file) => [
      ...readFileSync(join(out, file), 'utf8').matchAll(/^\s*\/\/ (?:\.\.\/)*node_modules\/((?:@[^/]+\/)?[^/]+)\//gm),
    ])
    .map(([, name = '']) => name);
  return [...new Set(names)].sort();
}

describe.skipIf(!scratch)('the third-party notices', () => {
  const notices = collectNotices();
  const names = notices.map(({ name }) => name);

  it('name every package that is in the bundle', () => {
    expect(bundled().length).toBeGreaterThan(20);
    expect(bundled().filter((name) => !names.includes(name))).toEqual([]);
  });

  it("name the window's package and the native module", () => {
    expect(names).toEqual(expect.arrayContaining(['preact', '@github/keytar']));
  });

  it('name no tool', () => {
    expect(names.filter((name) => /electron-builder|vite|typescript|playwright|date-holidays/.test(name))).toEqual([]);
  });

  it('give the licence of each, in full', () => {
    const text = formatNotices(notices);
    for (const notice of notices) {
      expect(notice.text.length).toBeGreaterThan(200);
      expect(text).toContain(`${notice.name} ${notice.version}`);
    }
  });
});
