import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { edition as demonstration } from '../../../src/demo/edition.ts';
import { identityOf, takeIdentity } from '../../../src/main/pc/identity.ts';

const asked = vi.hoisted(() => [] as string[]);
vi.mock('electron', () => ({
  app: {
    setName: (name: string) => void asked.push(`name ${name}`),
    setAppUserModelId: (id: string) => void asked.push(`id ${id}`),
    setToastActivatorCLSID: (id: string) => void asked.push(`activator ${id}`),
  },
}));
beforeEach(() => {
  asked.length = 0;
});

const starts = {
  installed: identityOf(true),
  development: identityOf(false),
  demonstration: demonstration.identity(),
};
const builder = readFileSync(new URL('../../../electron-builder.yml', import.meta.url), 'utf8');
const configured = (key: string): string =>
  new RegExp(`^\\s*${key}: ([^#\\n]+?)\\s*(#|$)`, 'm').exec(builder)?.[1] ?? '';

describe('what Windows knows a program by', () => {
  it("is, once installed, what the installer's shortcut says, and an activator that never changes", () => {
    expect(starts.installed).toEqual({
      appId: configured('appId'),
      name: configured('shortcutName'),
      toastActivator: '{d2d70e22-9930-413b-80aa-2a8fcd950f9d}',
    });
  });

  it.each(['appId', 'name', 'toastActivator'] as const)('differs in its %s from start to start', (part) => {
    const values = Object.values(starts).map((identity) => identity[part].toLowerCase());
    expect(new Set(values).size).toBe(3);
  });

  it.each(Object.entries(starts))(
    'is of the form that Windows takes: %s',
    (_start, { appId, name, toastActivator }) => {
      expect(appId).toMatch(/^[\w-]+(\.[\w-]+)+$/);
      expect(appId.length).toBeLessThanOrEqual(128);
      expect(name).not.toMatch(/[<>:"/\\|?*]/);
      expect(toastActivator).toMatch(/^\{[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}\}$/);
    },
  );

  it('is taken on Windows whole, the name first', () => {
    takeIdentity(starts.development, 'win32');
    const { name, appId, toastActivator } = starts.development;
    expect(asked).toEqual([`name ${name}`, `id ${appId}`, `activator ${toastActivator}`]);
  });

  it('has no activator elsewhere', () => {
    takeIdentity(starts.installed, 'linux');
    expect(asked).toEqual([`name ${starts.installed.name}`, `id ${starts.installed.appId}`]);
  });
});
