import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Stage } from '../../src/domain/model/failure.ts';
import type { Reading } from '../../src/domain/model/reading.ts';
import { probeImapQuota } from '../../src/probe/imap-quota.ts';
import { probePop3 } from '../../src/probe/pop3.ts';
import { type ProbeFrame, runProbe, type Session } from '../../src/probe/session.ts';
import { probeSmtp } from '../../src/probe/smtp.ts';
import { createTestAuthority } from '../support/certificates.ts';
import { closedAfterEach } from '../support/scripted-probe.ts';
import { type ScriptedServer, say, silence } from '../support/scripted-server.ts';

const login = { user: 'ec001234@adm.cfwb.be', password: 'geheim' };
const authority = await createTestAuthority();
const tls = await authority.issue();

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
});
afterEach(() => {
  vi.useRealTimers();
});

/** A probe whose dialogue does nothing by itself, and what has become of it. */
function begin(frame: Partial<ProbeFrame> = {}) {
  let session: Session | undefined;
  let reading: Reading<null> | null = null;
  const settled = runProbe<null>({ ...login, ...frame }, (given) => {
    session = given;
    session.stage = 'connect';
    return new Promise(() => undefined);
  }).then((got) => {
    reading = got;
  });
  if (!session) throw new Error('The dialogue did not begin.');
  return {
    session,
    /** Whether it is still waiting after so many milliseconds. */
    isWaitingAfter: async (ms: number): Promise<boolean> => {
      await vi.advanceTimersByTimeAsync(ms);
      return reading === null;
    },
    reading: async (): Promise<Reading<null>> => {
      await settled;
      if (!reading) throw new Error('It has not settled.');
      return reading;
    },
  };
}

describe('a probe waits', () => {
  it.each([
    ['60 s for the greeting', {}, 60_000],
    ['for the greeting as long as it was told', { greetingMs: 7_000 }, 7_000],
    ['no longer than the deadline, be the span ever so long', { deadlineMs: 5_000 }, 5_000],
    ['no longer than the span, be the deadline ever so far', { deadlineMs: 500_000 }, 60_000],
  ] as [string, Partial<ProbeFrame>, number][])('%s', async (_name, frame, ms) => {
    const probe = begin(frame);
    expect(await probe.isWaitingAfter(ms - 1)).toBe(true);
    expect(await probe.isWaitingAfter(1)).toBe(false);
  });

  it.each([
    ['30 s for the rest, however long the greeting took', {}, 59_000, 30_000],
    ['for the rest as long as it was told', { restMs: 9_000 }, 59_000, 9_000],
    ['no longer than the deadline, which counts from the start', { deadlineMs: 40_000 }, 39_000, 1_000],
  ] as [string, Partial<ProbeFrame>, number, number][])('%s', async (_name, frame, greetedAfterMs, ms) => {
    const probe = begin(frame);
    expect(await probe.isWaitingAfter(greetedAfterMs)).toBe(true);
    probe.session.greeted();
    expect(await probe.isWaitingAfter(ms - 1)).toBe(true);
    expect(await probe.isWaitingAfter(1)).toBe(false);
  });

  it('with a second connection for what the first has left of both spans', async () => {
    const probe = begin();
    await probe.isWaitingAfter(40_000);
    probe.session.greeted();
    await probe.isWaitingAfter(5_000);
    probe.session.startOver();
    expect(await probe.isWaitingAfter(19_000)).toBe(true);
    probe.session.greeted();
    expect(await probe.isWaitingAfter(24_999)).toBe(true);
    expect(await probe.isWaitingAfter(1)).toBe(false);
  });

  it('no more once it has settled', async () => {
    const abort = new AbortController();
    const probe = begin({ signal: abort.signal, deadlineMs: 1_000 });
    abort.abort();
    await probe.reading();
    probe.session.greeted();
    expect(vi.getTimerCount()).toBe(0);
  });
});

it.each([
  ['resolve', 'dns'],
  ['connect', 'timeout'],
  ['greeting', 'timeout'],
  ['password', 'timeout'],
] as [Stage, string][])('a span that is over at %s is %s', async (stage, kind) => {
  const probe = begin();
  probe.session.stage = stage;
  await probe.isWaitingAfter(60_000);
  expect((await probe.reading()).outcome).toMatchObject({ ok: false, failure: { kind, stage, code: 'DEADLINE' } });
});

describe('the greeting ends the first span', () => {
  const start = closedAfterEach();
  const at = ({ port }: ScriptedServer) => ({ host: '127.0.0.1', port });
  const frame = { ...login, trust: authority.trust };

  it.each([
    [
      'POP3',
      '+OK hi\r\n',
      (server: ScriptedServer, spans: object) =>
        probePop3({ ...frame, ...spans, server: { ...at(server), security: 'tls' } }),
    ],
    [
      'SMTP',
      '220 hi ESMTP\r\n',
      (server: ScriptedServer, spans: object) =>
        probeSmtp({ ...frame, ...spans, server: { ...at(server), security: 'tls' } }),
    ],
    [
      'IMAP',
      '* OK hi\r\n',
      (server: ScriptedServer, spans: object) =>
        probeImapQuota({ ...frame, ...spans, server: { ...at(server), security: 'tls' } }),
    ],
  ] as const)('of %s', async (_name, greeting, probe) => {
    vi.useRealTimers();
    for (const [script, spans] of [
      [[say(greeting), silence], { restMs: 20 }],
      [[silence], { greetingMs: 20 }],
    ] as const) {
      const { outcome } = await probe(await start(script, { tls }), spans);
      expect(outcome).toMatchObject({ ok: false, failure: { kind: 'timeout', code: 'DEADLINE' } });
    }
  });
});
