import { describe, expect, it } from 'vitest';
import { belgianCalendar, defaultProfile } from '../../src/app/belgium.ts';
import { type Examination, examine } from '../../src/app/examine.ts';
import type { Failure } from '../../src/domain/model/failure.ts';
import { explain } from '../../src/domain/text/index.ts';
import { createFakeProbes, failure } from '../support/fakes.ts';

const atMs = Date.parse('2026-09-08T10:00:00+02:00');
const imap = { host: 'imap.example', port: 993, security: 'tls' } as const;
const examination: Examination = {
  address: 'ec001234@adm.cfwb.be',
  user: 'ec001234@adm.cfwb.be',
  pop3: defaultProfile.pop3,
  smtp: defaultProfile.smtp,
  imap: null,
  mailboxPassword: 'boîte-1',
  cerberePassword: 'cerbère-2',
  limitBytes: 50_000_000,
  limitMessages: null,
  passwordChangedOn: null,
  passwordExpiresOn: null,
  passwordLifetimeMonths: 6,
};
const full: Failure = { ...failure('mailbox-full'), code: 'OVERQUOTA', response: 'mailbox is over quota' };
const failed = { outcome: { ok: false, failure: full }, certificate: null, durationMs: 7 } as const;

describe('a server that says at a login that the box is full', () => {
  it.each([
    ['receiving', { maildrop: async () => failed }, examination],
    ['sending', { submission: async () => failed }, examination],
    ['the quota login', { quota: async () => failed }, { ...examination, imap }],
    [
      'sending, where nothing else is known of the box',
      { submission: async () => failed },
      { ...examination, pop3: null },
    ],
  ])('%s: storage is full, whatever was measured, and says by whose word', async (_what, probes, given) => {
    const all = { ...createFakeProbes().probes, ...probes };
    const { status, checks } = await examine(all, { now: () => atMs }, belgianCalendar, given);
    const storage = checks.find(({ id }) => id === 'storage');
    expect(status).toBe('critical');
    expect(storage).toMatchObject({
      verdict: { status: 'critical', code: 'storage.full' },
      failure: full,
      durationMs: 7,
    });
    expect(Object.keys(storage?.reported ?? {})).toEqual(['usedBytes', 'limitBytes', 'percent', 'source', 'imapQuota']);
    if (!storage) throw new Error('no verdict on storage');
    const words = explain(storage.verdict, 'fr');
    expect(`${words.title} ${words.meaning}`).not.toMatch(/%|mot de passe/);
  });
});
