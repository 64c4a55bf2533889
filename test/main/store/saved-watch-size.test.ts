import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { newSavedWatch, type SavedWatch } from '../../../src/app/application.ts';
import { belgianCalendar } from '../../../src/app/belgium.ts';
import { noteCollection } from '../../../src/domain/checks/collection.ts';
import { failureFacts } from '../../../src/domain/checks/leg.ts';
import { noteStorage } from '../../../src/domain/checks/storage-history.ts';
import { finding, type Health } from '../../../src/domain/model/health.ts';
import { policyRules } from '../../../src/domain/model/rules.ts';
import { type MailboxState, newMailbox, newWatch } from '../../../src/domain/model/state.ts';
import { type JournalEntry, noteTransitions } from '../../../src/domain/watch/journal.ts';
import { reduce } from '../../../src/domain/watch/watch.ts';
import { openProfileFiles } from '../../../src/main/store/files.ts';
import { createContext, failure } from '../../support/fakes.ts';

// The real electron-store: outside Electron the package only asks where its binary is, and is content with any answer.
vi.hoisted(() => {
  process.env.ELECTRON_OVERRIDE_DIST_PATH ??= '/nowhere';
});

const addresses = ['ec001234@adm.cfwb.be', 'po000567@adm.cfwb.be'];
const minute = 60_000;
const day = 1_440 * minute;
const end = Date.parse('2028-09-08T08:00:00+02:00');
/** Two years and a half, so that what is kept for two years has been trimmed. */
const start = end - 913 * day;
/** The shortest interval that the settings allow, less the fifth by which looks are spread. */
const shortestMs = policyRules.receivingMinutes.min * 0.8 * minute;
const context = createContext(addresses.map((address) => ({ address })));

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vigie-size-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A mailbox watched without a break: as much history, and as many messages by name, as there can be. */
function fullMailbox(address: string): MailboxState {
  let { storage, collection } = newMailbox(address);
  const seeAt = (atMs: number, index: number): void => {
    const octets = 1_900_000_000 + index;
    const measured = { usedBytes: octets, limitBytes: 2_000_000_000, messages: 2_000, limitMessages: null } as const;
    const seenFill = { ...measured, source: 'pop3-stat' } as const;
    const look = {
      atMs,
      isDated: true,
      measured: seenFill,
      inboxBytes: octets,
      awakeMs: 0,
      isWordGone: false,
      isLeftLying: false,
    };
    storage = noteStorage(storage, look, context);
    if (index % 60 !== 0) return;
    const hashes = Array.from({ length: 2_000 }, (_none, place) => (index + place).toString(16).padStart(64, '0'));
    const seen = { nowMs: atMs, messages: 2_000 + (index % 2), octets, hashes, wasProgramClosed: true };
    collection = noteCollection(collection, seen, belgianCalendar);
  };
  let index = 0;
  for (let atMs = start; atMs < end - 9 * day; atMs += day / 4) seeAt(atMs, index++);
  for (let atMs = end - 9 * day; atMs < end; atMs += shortestMs) seeAt(atMs, index++);
  return { ...newMailbox(address), storage, collection };
}

/** Trouble after trouble, each with the longest answer of a server that is kept. */
function fullJournal(): readonly JournalEntry[] {
  let journal: readonly JournalEntry[] = [];
  for (let count = 0; count < 600; count += 1) {
    const refused = { ...failure('credentials'), code: '535 5.7.8', response: 'x'.repeat(300) };
    const health = (code: 'sending.password-refused' | 'sending.unreachable'): Health => ({
      status: 'critical',
      ...finding(code, failureFacts(refused, null, end)),
      sinceMs: end,
    });
    const [from, to] = [health('sending.password-refused'), health('sending.unreachable')];
    const transitions = [{ atMs: end, address: addresses[0] ?? '', check: 'sending', from, to } as const];
    journal = noteTransitions(journal, { transitions, changes: [], state: newWatch([]) }, end);
  }
  return journal;
}

function fullWatch(): SavedWatch['watch'] {
  const context = createContext(addresses.map((address) => ({ address })));
  let watch = newWatch([]);
  for (let atMs = start; atMs < end - 100 * day; atMs += day)
    watch = reduce(watch, { kind: 'started', atMs }, context).state;
  for (let atMs = end - 100 * day; atMs < end; atMs += 30 * minute) {
    watch = reduce(watch, { kind: 'tick', atMs }, context).state;
  }
  return { ...watch, mailboxes: addresses.map(fullMailbox) };
}

it('two mailboxes watched without a break for over two years take less than 1 MB, and are read back whole', () => {
  const saved: SavedWatch = { schema: 1, watch: fullWatch(), journal: fullJournal() };
  const [mailbox] = saved.watch.mailboxes;
  expect(mailbox?.storage.daily).toHaveLength(731);
  expect(mailbox?.storage.fine.length).toBeGreaterThanOrEqual((7 * day) / shortestMs);
  expect(mailbox?.collection.listed?.hashes).toHaveLength(2_000);
  expect(saved.journal).toHaveLength(400);
  expect(saved.watch.gaps).toHaveLength(50);
  expect(Object.keys(saved.watch.awake.byDay)).toHaveLength(60);
  openProfileFiles(folder, '2028-09-08').watch.save(saved);
  expect(statSync(join(folder, 'watch.json')).size).toBeLessThan(1_000_000);
  const read = openProfileFiles(folder, '2028-09-08').watch.initial;
  expect(read).toEqual(saved);
  expect(read).not.toEqual(newSavedWatch());
});
