import { beforeAll, describe, expect, it } from 'vitest';
import { collectNotices, formatNotices } from '../../scripts/build-notices.ts';
import { buildMain } from '../support/built-main.ts';
import { scratch } from './support/pack.ts';

/** The packages whose code is in the main part, as the bundler says. */
async function bundled(): Promise<readonly string[]> {
  const modules = (await buildMain('production')).flatMap(({ moduleIds }) => moduleIds);
  const names = modules.flatMap((id) => /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(id)?.[1] ?? []);
  return [...new Set(names)].sort();
}

describe.skipIf(!scratch)('the third-party notices', () => {
  let notices: ReturnType<typeof collectNotices> = [];
  let names: readonly string[] = [];
  beforeAll(() => {
    notices = collectNotices();
    names = notices.map(({ name }) => name);
  });

  it('name every package that is in the bundle', async () => {
    const inBundle = await bundled();
    expect(inBundle.length).toBeGreaterThan(20);
    expect(inBundle.filter((name) => !names.includes(name))).toEqual([]);
  });

  it("name the window's package, the native modules and what they were compiled from", () => {
    const expected = ['preact', '@github/keytar', 'node-addon-api', 'native-reg', 'koffi', '@koromix/koffi-win32-x64'];
    expect(names).toEqual(expect.arrayContaining(expected));
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
