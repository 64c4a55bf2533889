import { afterAll, expect, inject } from 'vitest';
import { accounts, allAccounts } from './accounts.ts';
import { fingerprint } from './maildir.ts';
import { queuedIn } from './postfix.ts';
import { offences } from './server-logs.ts';

// After every test file: no message was read, changed, deleted or sent, by the servers' own account.
afterAll(() => {
  const lab = inject('lab');
  if (!lab) return;
  expect(offences(lab)).toEqual([]);
  expect(queuedIn(lab.postfix.queue)).toEqual([]);
  for (const { user } of allAccounts.filter((each) => each !== accounts.control)) {
    const before = lab.maildirs[user];
    expect(before && fingerprint(before.directory), `the maildir of ${user}`).toBe(before?.print);
  }
});
