import { expect } from 'vitest';
import { expectLookWithin, expectUntroubled, local, probesOf, type Story } from './story.ts';

/** This PC's own network and names. */
export const networkStories: Readonly<Record<string, Story>> = {
  'flapping-wifi': {
    tells:
      'The Wi-Fi comes and goes twelve times in a morning: nothing is said, and each return is followed by a look.',
    rule: '§3 never said',
    alerts: [],
    also: (lines) => {
      for (const hour of ['09', '10', '11']) {
        for (const minute of ['09', '24', '39', '54']) expectLookWithin(lines, `2026-09-08 ${hour}:${minute}`, 2);
      }
    },
  },
  'own-network-down': {
    tells: 'This PC is offline for a day and a half: no look but the one asked for, no alert, one look on return.',
    rule: '§1 rests on the last look',
    alerts: [],
    also: (lines) => {
      const meanwhile = probesOf(lines).filter(
        ({ at }) => local(at) > '2026-09-08 09:01' && local(at) < '2026-09-09 15:00',
      );
      expect(meanwhile.filter(({ cause }) => cause !== 'user')).toEqual([]);
      expectLookWithin(lines, '2026-09-09 15:00', 2);
    },
  },
  'names-not-found-a-day': {
    tells: 'This PC finds neither server’s name: one warning after two working hours, one reminder, one all-clear.',
    rule: '§3 said once',
    alerts: [
      '2026-09-08 12:00..12:31 warning receiving.names-not-found = receiving.names-not-found sending.names-not-found',
      '2026-09-09 07:46 warning receiving.names-not-found = receiving.names-not-found sending.names-not-found',
      '2026-09-09 10:00..10:37 recovery receiving.ok = receiving.ok sending.ok',
    ],
  },
  'name-of-one-host': {
    tells: 'Only the incoming server’s name is gone: that is its outage, and sending is not accused.',
    rule: '§1 down together',
    alerts: ['2026-09-08 09:29 critical receiving.unreachable', '2026-09-08 11:00..11:33 recovery receiving.ok'],
    also: (lines) => expectUntroubled(lines, 'sending'),
  },
};
