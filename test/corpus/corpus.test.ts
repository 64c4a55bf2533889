import { describe, expect, it } from 'vitest';
import type { Failure } from '../../src/domain/model/failure.ts';
import { isRefusal } from '../../src/domain/model/latch.ts';
import { createTestAuthority } from '../support/certificates.ts';
import { ask } from './ask.ts';
import { readCorpus } from './corpus.ts';

/** What real servers said, and wordings of the same kinds that no rule was written after. */
const entries = ['replies.tsv', 'modelled.tsv'].flatMap((name) => readCorpus(new URL(name, import.meta.url)));
const authority = await createTestAuthority();
const keys = await authority.issue();

/** Entries whose expectation we do not share: what is said instead, and why. */
const disputed: Readonly<Record<string, string>> = {
  // "Utilisateur inconnu" at USER: no password was sent, so none was refused; the account is unknown there.
  'pop3-school-63e84d': 'account-disabled',
  // 504 to PLAIN, which judged nothing: the server offers LOGIN too and takes it, so this is a login.
  'smtp-dovecot-9d1049': 'ok',
  'smtp-hmail-e8ab14': 'ok',
  'smtp-exchange-c2bcc5': 'ok',
};

/**
 * True where a program that asks only now and then must not send the password even once more. A disabled account says
 * nothing of the password, and may be mended by others: it is asked about a second time.
 */
const isClearRefusal = (failure: Failure): boolean => isRefusal(failure) && failure.kind !== 'account-disabled';

describe.each(['pop3', 'smtp', 'imap'] as const)('what real %s servers say', (protocol) => {
  it.each(entries.filter((entry) => entry.protocol === protocol))('$id at $stage: $reason', async (entry) => {
    const { failure, reached } = await ask(entry, keys, authority.trust);
    expect(reached).toBe(1);
    const kind = failure?.kind ?? 'ok';
    expect([...entry.acceptable, disputed[entry.id]], failure?.response ?? 'success').toContain(kind);
    const isSentAgain = failure === null || !isClearRefusal(failure);
    if (entry.latch !== 'may') expect(isSentAgain).toBe(entry.latch === 'must-not');
    // What is about the password is said only where the server had it.
    if (!isSentAgain) expect(failure?.passwordAnswered).toBe(true);
  });
});
