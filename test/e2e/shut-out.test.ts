import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HealthCode } from '../../src/domain/model/health.ts';
import { briefly, explain } from '../../src/domain/text/index.ts';
import { example } from '../support/text-facts.ts';
import { openStory, type Story } from './support/story.ts';
import { stays } from './support/until.ts';
import { shown, words } from './support/words.ts';

/** What servers say to a password that nobody gets in with, and the toast that comes of it. */
const answers: readonly {
  readonly says: string;
  readonly leg: HealthCode;
  readonly toast: HealthCode;
  readonly body: string;
}[] = [
  {
    says: '-ERR [AUTH] Le quota de votre boîte aux lettres est dépassé',
    leg: 'receiving.mailbox-full',
    toast: 'storage.full',
    body: words.alerts.saidFull,
  },
  {
    says: '-ERR Accès POP3 non autorisé pour ce compte',
    leg: 'receiving.access-off',
    toast: 'receiving.access-off',
    body: String(briefly(example('receiving.access-off'), 'fr')),
  },
  {
    says: '-ERR Trop de tentatives, réessayez plus tard',
    leg: 'receiving.locked-out',
    toast: 'receiving.locked-out',
    body: String(briefly(example('receiving.locked-out'), 'fr')),
  },
];

describe('a server that lets nobody in, whatever the password', () => {
  let story: Story;
  beforeAll(async () => {
    story = await openStory();
    await story.setUp();
  });
  afterAll(() => story.close());
  const ask = (): Promise<unknown> =>
    story.vigie.command('test-now', { address: story.address, leg: 'receiving', isConfirmed: true });

  it.each(answers)('$says: $toast, told once in words that blame no password', async ({ says, leg, toast, body }) => {
    const { world, desktop } = story;
    await world.pop3.setFault({ kind: 'reply', at: 'password', text: says });
    const { pop3 } = story.sessions();
    const told = desktop.toasts.length;
    await ask();
    await expect.poll(() => story.check('receiving')).toBe(leg);
    await expect.poll(() => desktop.toasts.length).toBe(told + 1);
    expect(desktop.lastToast()).toMatchObject({
      title: shown(explain(example(toast, { saidFullAt: '' }), 'fr').title),
      body: shown(body),
    });
    expect(await story.icon()).toBe('critical');
    expect(await story.tooltip()).toContain(shown(explain(example(leg), 'fr').title));
    await stays(() => story.sessions().pop3, pop3 + 1);

    await world.repair();
    await ask();
    await expect.poll(() => story.icon()).toBe('ok');
    expect(desktop.toasts.slice(told).map(({ title }) => title)).toHaveLength(2);
  });
});
