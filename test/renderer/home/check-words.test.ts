import { describe, expect, it } from 'vitest';
import { catalogue } from '../../../src/domain/text/index.ts';
import type { CheckView, LegView, MailboxView } from '../../../src/domain/view/snapshot.ts';
import type { PageText } from '../../../src/renderer/parts/words.tsx';
import { bothRefusedMeaning, lookTimes } from '../../../src/renderer/views/home/check-words.ts';

const hour = 3_600_000;
const noon = Date.parse('2026-11-11T11:00:00Z');
const words: PageText = {
  lang: 'fr',
  t: catalogue('fr'),
  when: (ms) => `${ms}`,
  shortly: (ms) => `à ${new Date(ms).getUTCHours() + 1} h`,
  since: (ms) => `depuis ${new Date(ms).getUTCHours() + 1} h`,
  day: (iso) => iso,
  gap: ({ fromMs, toMs }) => `${fromMs} to ${toMs}`,
};
const looked: LegView = {
  isWatched: true,
  lastLookMs: noon - 4 * hour,
  nextLookMs: noon + hour,
  isLatched: false,
  isPasswordRefused: false,
  isLooking: false,
  hold: null,
  isPasswordMissing: false,
  isPasswordUnreadable: false,
};
const timesOf = (leg: Partial<LegView>, sinceMs = 0): string =>
  lookTimes(
    { id: 'receiving', sinceMs } as CheckView,
    { legs: { receiving: { ...looked, ...leg }, sending: looked } } as unknown as MailboxView,
    words,
    noon,
  );

describe('two passwords refused at once', () => {
  it.each([
    ['announce the one attempt while it is still to come', noon, /un seul essai\.$/],
    ['promise none once it was made', null, /n’essaie plus d’elle-même\.$/],
  ])('%s', (_name, nextLookMs, said) => {
    const legs = { receiving: { ...looked, nextLookMs }, sending: { ...looked, nextLookMs: null } };
    expect(bothRefusedMeaning({ legs } as unknown as MailboxView, words)).toMatch(said);
  });
});

describe('the times of a card', () => {
  it('tell since when, the last look and the next', () => {
    expect(timesOf({}, noon - 5 * hour)).toBe('Depuis 7 h, dernier test à 8 h, prochain test à 13 h');
  });

  it('never promise a look in the past: offline it follows as soon as it can', () => {
    expect(timesOf({ nextLookMs: noon - 3 * hour })).toBe('Dernier test à 8 h, prochain test dans un instant');
  });

  it('of a box never looked at tell only of the look to come', () => {
    expect(timesOf({ lastLookMs: null })).toBe('Prochain test à 13 h');
  });

  it('say why no look follows', () => {
    const refused = timesOf({ nextLookMs: null, isLatched: true, isPasswordRefused: true });
    expect(refused).toBe("Dernier test à 8 h, ce mot de passe n'est plus essayé".replace("'", '’'));
    expect(timesOf({ nextLookMs: null, isLatched: true })).toBe('Dernier test à 8 h, prochain test à votre demande');
    expect(timesOf({ nextLookMs: null, hold: 'renewal' })).toBe('Dernier test à 8 h, Vigie attend votre réponse');
  });
});
