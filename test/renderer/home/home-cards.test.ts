import { describe, expect, it } from 'vitest';
import { type CheckId, checkIds, type HealthCode, type Status } from '../../../src/domain/model/health.ts';
import type { MatterKind } from '../../../src/domain/model/matter.ts';
import type { MatterView } from '../../../src/domain/view/matter-view.ts';
import type { CheckView, MailboxView } from '../../../src/domain/view/snapshot.ts';
import { cardsOf, helpedFor, reasonsOf } from '../../../src/renderer/views/home/home-cards.ts';

const address = 'ec001234@adm.cfwb.be';
const leg = { isWatched: true, isLatched: false };
const mailboxOf = (troubles: Partial<Record<CheckId, Status>>, status: Status = 'critical'): MailboxView =>
  ({
    address,
    status,
    legs: { receiving: leg, sending: leg },
    checks: checkIds.map((id) => ({ id, status: troubles[id] ?? 'ok', title: `title of ${id}` }) as CheckView),
  }) as unknown as MailboxView;
const matterOf = (kind: MatterKind, ...members: readonly CheckId[]): MatterView => ({
  id: kind,
  kind,
  level: 'critical',
  gravity: 200,
  code: 'receiving.unreachable' satisfies HealthCode,
  title: `title of ${kind}`,
  sinceMs: 0,
  saidMs: null,
  isNoted: false,
  members: members.map((check) => ({ address, check })),
});
const drawn = (mailbox: MailboxView, ...matters: readonly MatterView[]): readonly string[] =>
  cardsOf(mailbox, matters)
    .filter(({ matter }) => matter !== null)
    .map(({ check, others, title }) => `${[check, ...others].map(({ id }) => id).join('+')}: ${title}`);

describe('the cards', () => {
  it('are one a check, always in the same order, while nothing is the matter', () => {
    expect(cardsOf(mailboxOf({}, 'ok'), []).map(({ check }) => check.id)).toEqual([
      'receiving',
      'sending',
      'password-expiry',
      'storage',
      'collection',
      'certificate',
      'mail-program',
    ]);
  });

  it.each<[string, Partial<Record<CheckId, Status>>, MatterView, string]>([
    [
      'an outage of both servers',
      { receiving: 'critical', sending: 'critical' },
      matterOf('servers', 'receiving', 'sending'),
      'receiving+sending: title of servers',
    ],
    [
      'a full box of which the server told at the login',
      { storage: 'critical', receiving: 'critical' },
      matterOf('storage', 'storage', 'receiving'),
      'storage+receiving: title of storage',
    ],
    [
      'two passwords that are refused at once',
      { receiving: 'critical', sending: 'critical' },
      matterOf('both-passwords', 'receiving', 'sending'),
      'receiving+sending: title of both-passwords',
    ],
    ['what touches one check', { sending: 'critical' }, matterOf('password', 'sending'), 'sending: title of sending'],
  ])('are one for %s', (_what, troubles, matter, expected) => {
    expect(drawn(mailboxOf(troubles), matter)).toEqual([expected]);
    expect(cardsOf(mailboxOf(troubles), [matter])).toHaveLength(checkIds.length - matter.members.length + 1);
  });

  it('of another mailbox are not touched', () => {
    const elsewhere = {
      ...matterOf('storage'),
      members: [{ address: 'po000567@adm.cfwb.be', check: 'storage' }],
    } as const;
    expect(drawn(mailboxOf({}, 'ok'), elsewhere)).toEqual([]);
  });
});

describe('the reasons of the verdict', () => {
  it('begin with the gravest matter, and count what is not named', () => {
    const mailbox = mailboxOf({
      receiving: 'critical',
      sending: 'critical',
      storage: 'critical',
      collection: 'critical',
      certificate: 'warning',
    });
    const matters = [
      matterOf('storage', 'storage'),
      matterOf('collection', 'collection'),
      matterOf('servers', 'receiving', 'sending'),
    ];
    const { shown, hidden } = reasonsOf(mailbox, cardsOf(mailbox, matters), matters);
    expect(shown.map(({ title }) => title)).toEqual(['title of storage', 'title of collection']);
    expect(hidden).toBe(2);
  });
});

describe('the helper of a card', () => {
  it.each<[string, MatterKind, CheckId]>([
    ['of two passwords refused at once is not asked for a new one', 'both-passwords', 'sending'],
    ['of an outage of both servers is that of the gravest', 'servers', 'receiving'],
  ])('%s', (_name, kind, id) => {
    const mailbox = mailboxOf({ receiving: 'critical', sending: 'critical' });
    const card = cardsOf(mailbox, [matterOf(kind, 'receiving', 'sending')]).find(({ matter }) => matter !== null);
    expect(card && helpedFor(card).id).toBe(id);
  });
});
