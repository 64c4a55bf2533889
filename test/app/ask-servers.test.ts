import { describe, expect, it } from 'vitest';
import { createAsk } from '../../src/app/ask-servers.ts';
import type { MaildropQuestion } from '../../src/app/ports.ts';
import type { MaildropReading, MaildropValue } from '../../src/domain/model/reading.ts';
import { newMailbox } from '../../src/domain/model/state.ts';
import { createFakeProbes } from '../support/fakes.ts';

const address = 'ec001234@adm.cfwb.be';
const hour = 3_600_000;
const pop3 = { host: 'pop.example', port: 110, security: 'auto' } as const;

/** Looks at one mailbox after so many hours, with what the server says of it. */
function asker(said: Partial<MaildropValue> & Pick<MaildropReading, 'isCapaLost'>) {
  let nowMs = Date.parse('2026-09-08T08:00:00+02:00');
  const asked: MaildropQuestion[] = [];
  const { isCapaLost = false, ...value } = said;
  const ask = createAsk({
    clock: { now: () => nowMs },
    probes: {
      ...createFakeProbes().probes,
      maildrop: async (question) => {
        asked.push(question);
        const measured = { messages: 2, octets: 30, encrypted: false, uidlHashes: null, capabilities: null, ...value };
        return {
          outcome: { ok: true, value: measured },
          certificate: null,
          durationMs: 1,
          isCapaLost: isCapaLost && !question.skipsCapa,
        };
      },
    },
    secured: { has: () => false, add: () => undefined },
    limitsOf: () => ({ limitBytes: null, limitMessages: null }),
  });
  const look = (afterHours: number, server: MaildropQuestion['server'] = pop3) => {
    nowMs += afterHours * hour;
    return ask({
      leg: 'receiving',
      mailbox: newMailbox(address),
      servers: { user: address, pop3: server, smtp: null, imap: null },
      password: 'geheim',
      isInsisted: false,
      signal: new AbortController().signal,
    });
  };
  return { asked, look };
}

describe('CAPA that a server never answers', () => {
  it('is not asked of it again for a day', async () => {
    const { asked, look } = asker({ isCapaLost: true });
    await look(0);
    await look(23);
    await look(1.5);
    expect(asked.map(({ skipsCapa }) => skipsCapa)).toEqual([false, true, false]);
  });

  it('is asked of another server', async () => {
    const { asked, look } = asker({ isCapaLost: true });
    await look(0);
    await look(1, { ...pop3, port: 1_110 });
    expect(asked.at(-1)?.skipsCapa).toBe(false);
  });

  it('is asked again after the clock was set back', async () => {
    const { asked, look } = asker({ isCapaLost: true });
    await look(0);
    await look(-1);
    expect(asked.at(-1)?.skipsCapa).toBe(false);
  });

  it('is asked at every look where it is answered', async () => {
    const { asked, look } = asker({});
    await look(0);
    await look(1);
    expect(asked.map(({ skipsCapa }) => skipsCapa)).toEqual([false, false]);
  });
});

describe('identifiers of messages', () => {
  it.each([
    ['all of them are taken', 2, ['a', 'b'], ['a', 'b']],
    ['a list with gaps proves nothing', 2, ['a'], null],
    ['none where there are none', 0, [], []],
    ['none where the server offers none', 2, null, null],
  ])('%s', async (_name, messages, uidlHashes, taken) => {
    const looked = await asker({ messages, uidlHashes }).look(0);
    expect(looked?.maildrop).toMatchObject({ messages, hashes: taken });
  });

  it('are asked for at most every four hours where they cannot be had', async () => {
    const { asked, look } = asker({ uidlHashes: ['a'] });
    for (const afterHours of [0, 1, 2.5, 0.5]) await look(afterHours);
    expect(asked.map(({ uidlUpTo }) => uidlUpTo)).toEqual([2_000, undefined, undefined, 2_000]);
  });

  it('are asked for as soon as the box holds few enough', async () => {
    const { asked, look } = asker({ messages: 3_000 });
    await look(0);
    await look(1);
    expect(asked.map(({ uidlUpTo }) => uidlUpTo)).toEqual([2_000, 2_000]);
  });
});
