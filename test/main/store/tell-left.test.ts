import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Left } from '../../../src/main/store/forgetting.ts';
import { createTeller, leftInWords } from '../../../src/main/store/tell-left.ts';

const address = 'ec001234@adm.cfwb.be';
const passwords: Left = {
  kind: 'passwords',
  passwords: [
    { address, leg: 'receiving' },
    { address, leg: 'sending' },
  ],
};
const place = { service: 'be.vigie-bma', folder: 'C:\\Users\\Direction\\AppData\\Local\\Vigie BMA' };

const system = vi.hoisted(() => ({ windows: [] as object[], shown: [] as unknown[][], response: 0 }));
vi.mock('electron', () => ({
  BrowserWindow: { getAllWindows: () => system.windows },
  dialog: {
    showMessageBox: async (...shown: unknown[]) => {
      system.shown.push(shown);
      return { response: system.response, checkboxChecked: false };
    },
  },
}));
beforeEach(() => {
  system.windows = [];
  system.shown = [];
});

describe('what is left, in words', () => {
  it.each([
    ['fr', 'win32', /Gestionnaire d’identification/],
    ['fr', 'darwin', /Trousseaux d’accès/],
    ['fr', 'linux', /Mots de passe et clés/],
    ['en', 'win32', /Credential Manager/],
    ['en', 'darwin', /Keychain Access/],
    ['en', 'linux', /Passwords and Keys/],
  ] as const)(
    'names each password as the system does, and how to remove it by hand (%s, %s)',
    (lang, platform, program) => {
      const { title, body } = leftInWords(passwords, { ...place, lang, platform });
      expect(title.length).toBeLessThan(60);
      expect(body).toMatch(program);
      expect(body).toContain(`be.vigie-bma/incoming:${address}`);
      expect(body).toContain(`be.vigie-bma/cerbere:${address}`);
    },
  );

  it('says under which names to look where no mailbox is known', () => {
    const { body } = leftInWords({ kind: 'passwords', passwords: [] }, { ...place, lang: 'fr', platform: 'win32' });
    expect(body).toContain('commencent par be.vigie-bma');
    expect(body).not.toContain('incoming');
  });

  it('names what else is left, and only that', () => {
    const left: Left = { kind: 'rest', parts: ['files', 'registry'] };
    const { body } = leftInWords(left, { ...place, lang: 'fr', platform: 'win32' });
    expect(body).toContain(place.folder);
    expect(body).toMatch(/notifications/);
    expect(body).not.toMatch(/menu Démarrer|Gestionnaire/);
  });
});

describe('telling what is left', () => {
  it.each([
    [0, 'again'],
    [1, 'end'],
  ] as const)('asks in a box whether to try again: button %i is "%s"', async (response, answer) => {
    system.response = response;
    const tell = createTeller(() => ({ ...place, lang: 'fr', platform: 'win32' }));
    expect(await tell(passwords)).toBe(answer);
    const [[options]] = system.shown as [[{ buttons: string[]; cancelId: number; message: string }]];
    expect(options.buttons).toEqual(['Réessayer', 'Fermer Vigie']);
    // Closing the box is no wish to try again.
    expect(options.cancelId).toBe(1);
    expect(options.message).not.toContain(address);
  });

  it('stands before the window where there is one', async () => {
    const window = {};
    system.windows = [window];
    await createTeller(() => ({ ...place, lang: 'en', platform: 'linux' }))(passwords);
    expect(system.shown[0]?.[0]).toBe(window);
  });
});
