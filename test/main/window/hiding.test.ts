import { describe, expect, it } from 'vitest';
import { type MailboxSettings, mailboxSettingsSchema } from '../../../src/domain/model/settings.ts';
import type { WindowMemory, WindowState } from '../../../src/main/window/window-memory.ts';
import { createHidingNotice } from '../../../src/main/window/window-memory.ts';

const mailbox = mailboxSettingsSchema.parse({ address: 'ec001234@adm.cfwb.be' });

function setUp(isShown: boolean, mailboxes: MailboxSettings[] = [mailbox], lang: 'fr' | 'en' = 'fr') {
  let state: WindowState = { schema: 1, bounds: null, isMaximised: false, zoom: 1, isHidingExplained: false };
  const memory: WindowMemory = {
    read: () => state,
    change: (part) => {
      state = { ...state, ...part };
    },
    erase: () => undefined,
  };
  const titles: string[] = [];
  const toasts = {
    trial: async (title: string) => {
      titles.push(title);
      return isShown;
    },
  };
  return { titles, memory, explain: createHidingNotice(memory, toasts, () => ({ lang, mailboxes })) };
}

describe('closing the window', () => {
  it('is explained once, also when it is closed twice in a row', async () => {
    const { titles, memory, explain } = setUp(true);
    await Promise.all([explain(), explain()]);
    await explain();
    expect(titles).toEqual(['Vigie continue de surveiller']);
    expect(memory.read().isHidingExplained).toBe(true);
  });

  it('is explained again when the system did not show it', async () => {
    const { titles, explain } = setUp(false);
    await explain();
    await explain();
    expect(titles).toHaveLength(2);
  });

  it('is not explained while nothing is watched: that would be untrue', async () => {
    const { titles, memory, explain } = setUp(true, []);
    await explain();
    expect(titles).toEqual([]);
    expect(memory.read().isHidingExplained).toBe(false);
  });

  it('is explained in the language of the window', async () => {
    const { titles, explain } = setUp(true, [mailbox], 'en');
    await explain();
    expect(titles).toEqual(['Vigie goes on watching']);
  });
});
