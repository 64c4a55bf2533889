import { setImmediate } from 'node:timers/promises';
import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { probePop3 } from '../../src/probe/pop3.ts';
import { greeting, ok, preparePop3 } from '../support/scripted-pop3.ts';
import { answer, hangUp, hear, reset, type Step, silence } from '../support/scripted-server.ts';

const { start, trust, probe } = preparePop3();
afterEach(() => {
  vi.useRealTimers();
});

const abc = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
const def = 'cb8379ac2098aa165029e3938a51da0bcecfc008fd6795f401178647f96c5b34';
const stat = answer('+OK 2 20\r\n');
const bye = [answer('+OK\r\n'), hangUp];
const listed = '+OK\r\n1 abc\r\n2 def\r\n.\r\n';
/** Long enough for a list that comes byte by byte, on a busy machine. */
const optionalMs = 400;

describe.each(['whole', 'bytewise'] as const)('UIDL, replies delivered %s', (delivery) => {
  const ask = async (answered: readonly Step[], uidlUpTo = 2_000) => {
    const { reading, heard } = await probe(
      [greeting, ok, ok, stat, ...answered],
      { uidlUpTo, optionalMs, restMs: 4_000 },
      delivery,
    );
    return { outcome: reading.outcome, heard: heard.slice(2) };
  };

  it('is hashed, and holds the maildrop no longer than needed', async () => {
    const { outcome, heard } = await ask([answer(listed), ...bye]);
    expect(outcome).toMatchObject({ ok: true, value: { messages: 2, octets: 20, uidlHashes: [abc, def] } });
    expect(heard).toEqual(['STAT', 'UIDL', 'QUIT']);
  });

  it('is not asked above the limit', async () => {
    const { outcome, heard } = await ask(bye, 1);
    expect(outcome).toMatchObject({ ok: true, value: { uidlHashes: null } });
    expect(heard).toEqual(['STAT', 'QUIT']);
  });

  it.each([
    ['is refused', [answer('-ERR no\r\n'), ...bye], null],
    ['is refused as noise', [answer('what?\r\n'), ...bye], null],
    ['is answered with NUL', [answer('+OK\0\r\n'), ...bye], null],
    ['has no answer', [hear, silence], null],
    ['ends the session', [hear, hangUp], null],
    ['resets the connection', [hear, reset], null],
    ['lists nothing', [answer('+OK\r\n.\r\n'), ...bye], null],
    ['lists what cannot be read', [answer('+OK\r\n1\r\n2 \r\n.\r\n'), ...bye], null],
    ['has an empty line before', [answer(`\r\n${listed}`), ...bye], [abc, def]],
    ['has blanks before the number', [answer('+OK\r\n 1 abc\r\n\t2 def\r\n.\r\n'), ...bye], [abc, def]],
    ['has no identifier for a message', [answer('+OK\r\n1 \r\n2 def\r\n.\r\n'), ...bye], [def]],
    ['has no final dot', [answer('+OK\r\n1 abc\r\n2 def\r\n'), ...bye], [abc, def]],
    [
      'has a final dot with one carriage return too many',
      [answer('+OK\r\n1 abc\r\n2 def\r\n.\r\r\n'), ...bye],
      [abc, def],
    ],
    ['falls silent in mid-list', [answer('+OK\r\n1 abc\r\n2 d'), silence], [abc]],
    ['hangs up in mid-list', [answer('+OK\r\n1 abc\r\n'), hangUp], [abc]],
    [
      'has lines for more messages than there are',
      [answer('+OK\r\n1 abc\r\n2 def\r\n3 x\r\n.\r\n'), ...bye],
      [abc, def],
    ],
  ] as [string, Step[], string[] | null][])('spoils nothing where it %s', async (_name, answered, uidlHashes) => {
    const { outcome } = await ask(answered);
    expect(outcome).toMatchObject({ ok: true, value: { messages: 2, octets: 20, uidlHashes } });
  });

  it('says of an empty box that it holds no message', async () => {
    const { reading } = await probe([greeting, ok, ok, answer('+OK 0 0\r\n'), answer('+OK\r\n.\r\n'), ...bye], {
      uidlUpTo: 9,
    });
    expect(reading.outcome).toMatchObject({ ok: true, value: { uidlHashes: [] } });
  });

  it.each([
    ['the deadline', { deadlineMs: 600, optionalMs: 60_000 }],
    ['the time for the rest', { restMs: 600, optionalMs: 60_000 }],
  ])('spoils nothing where %s ends it', async (_what, spans) => {
    const { reading } = await probe([greeting, ok, ok, stat, hear, silence], { uidlUpTo: 9, ...spans }, delivery);
    expect(reading.outcome).toMatchObject({ ok: true, value: { messages: 2, uidlHashes: null } });
  });
});

it('UIDL is not answered by what was here before the question', async () => {
  const early = answer(`+OK 2 20\r\n${listed}`);
  const { reading } = await probe([greeting, ok, ok, early, hear, ...bye], { uidlUpTo: 9, optionalMs });
  expect(reading.outcome).toMatchObject({ ok: true, value: { messages: 2, uidlHashes: null } });
});

it.each([
  ['a list', `+OK\r\n${'1 abcdefghijklmnopqrstuvwxyz\r\n'.repeat(5_000)}`],
  ['a line', `+OK\r\n1 ${'x'.repeat(5_000)}`],
])('UIDL spoils nothing with %s without an end', async (_name, answered) => {
  const { reading } = await probe([greeting, ok, ok, stat, answer(answered), silence], {
    uidlUpTo: 9,
    deadlineMs: 60_000,
  });
  expect(reading.outcome).toMatchObject({ ok: true, value: { messages: 2, octets: 20 } });
});

it('UIDL spoils nothing, whatever bytes it is answered with', async () => {
  const fragment = fc.constantFrom(
    '+OK\r\n',
    '-ERR\r\n',
    '1 abc\r\n',
    '2 ',
    '.\r\n',
    '\r\n',
    '\0',
    '220 x\r\n',
    '+OK 9 9\r\n',
  );
  const noise = fc.uint8Array({ maxLength: 60 }).map((bytes) => Buffer.from(bytes));
  const said = fc
    .array(fc.oneof(fragment.map(Buffer.from), noise), { maxLength: 6 })
    .map((parts) => Buffer.concat(parts));
  await fc.assert(
    fc.asyncProperty(said, fc.constantFrom(hangUp, reset), async (bytes, end) => {
      const { reading } = await probe([greeting, ok, ok, stat, answer(bytes), end], { uidlUpTo: 9, optionalMs: 20 });
      expect(reading.outcome).toMatchObject({ ok: true, value: { messages: 2, octets: 20 } });
    }),
    { numRuns: 100 },
  );
});

it('what STAT has said outlives an abort', async () => {
  const abort = new AbortController();
  const hang = answer(() => {
    abort.abort();
    return '';
  });
  const { reading } = await probe([greeting, ok, ok, stat, hang, silence], { uidlUpTo: 9, signal: abort.signal });
  expect(reading.outcome).toMatchObject({ ok: true, value: { messages: 2, uidlHashes: null } });
});

describe.each(['whole', 'bytewise'] as const)('CAPA, replies delivered %s', (delivery) => {
  const session = [greeting, ok, ok, answer('+OK 2 20\r\n'), hear, hangUp];
  const troubles: [string, Step[]][] = [
    ['never answered', [hear, silence]],
    ['answered without an end', [answer('+OK\r\nUSER\r\nUIDL\r\n'), silence]],
    ['answered with noise', [answer('what?\r\n'), silence]],
    ['answered with NUL', [answer('+OK \0\r\n'), silence]],
    ['answered with a hang-up', [hear, hangUp]],
    ['answered with a hang-up in mid-list', [answer('+OK\r\nUSER\r\n'), hangUp]],
    ['answered with a reset', [hear, reset]],
  ];

  it.each(troubles)('%s is not asked on a second connection', async (_name, answered) => {
    const { reading, heard, connections } = await probe(
      [[greeting, ...answered], session],
      { security: 'auto', optionalMs },
      delivery,
    );
    expect(reading).toMatchObject({
      outcome: { ok: true, value: { messages: 2, encrypted: false, capabilities: null } },
      isCapaLost: true,
    });
    expect(heard).toEqual(['CAPA', 'USER ec001234@adm.cfwb.be', 'PASS geheim', 'STAT', 'QUIT']);
    expect(connections).toBe(2);
  });

  it.each(troubles)('%s never makes a server that must encrypt speak in clear', async (_name, answered) => {
    for (const extra of [{ security: 'auto', mustEncrypt: true }, { security: 'starttls' }] as const) {
      const { reading, heard } = await probe(
        [[greeting, ...answered], session],
        { ...extra, optionalMs: 50, restMs: optionalMs },
        delivery,
      );
      expect(reading.outcome).toMatchObject({ ok: false, failure: { stage: 'capabilities', passwordSent: false } });
      expect(heard).toEqual(['CAPA']);
    }
  });

  it('is told as lost also where the second connection fails', async () => {
    const { reading } = await probe([[greeting, hear, hangUp], [hangUp]], { security: 'auto' }, delivery);
    expect(reading).toMatchObject({ outcome: { ok: false, failure: { stage: 'greeting' } }, isCapaLost: true });
  });

  it('is not asked where it was lost today', async () => {
    const { reading, heard } = await probe(session, { security: 'auto', skipsCapa: true }, delivery);
    expect(reading.outcome.ok).toBe(true);
    expect(reading.isCapaLost).toBeUndefined();
    expect(heard[0]).toMatch(/^USER/);
  });

  it('is asked all the same where the server must encrypt', async () => {
    const extra = { security: 'auto', skipsCapa: true, mustEncrypt: true } as const;
    const { reading, heard } = await probe([greeting, answer('-ERR no\r\n'), silence], extra, delivery);
    expect(reading.outcome).toMatchObject({ ok: false, failure: { kind: 'mechanism', code: 'STLS_NOT_OFFERED' } });
    expect(heard).toEqual(['CAPA']);
  });

  it.each([
    ['known', answer('+OK\r\nUSER\r\nuidl\r\nLOGIN-DELAY 900\r\n.\r\n'), ['USER', 'UIDL', 'LOGIN-DELAY 900']],
    ['unknown', answer('-ERR what?\r\n'), null],
  ] as const)('is asked where the caller wants it: %s', async (_name, answered, capabilities) => {
    const script = [greeting, answered, ok, ok, answer('+OK 0 0\r\n'), hangUp];
    const { reading, connections } = await probe(script, { capabilities: true }, delivery);
    expect(reading.outcome).toMatchObject({ ok: true, value: { capabilities } });
    expect(connections).toBe(1);
  });

  it('goes on in plain when the handshake is cut', async () => {
    const { reading } = await probe(
      [[greeting, answer('+OK\r\nSTLS\r\n.\r\n'), ok, reset], session],
      { security: 'auto' },
      delivery,
    );
    expect(reading).toMatchObject({ outcome: { ok: true, value: { encrypted: false } } });
    expect(reading.isCapaLost).toBeUndefined();
  });
});

it.each([
  ['UIDL', 'plain', [[greeting, ok, ok, stat, hear, hear, hangUp]]],
  [
    'CAPA',
    'auto',
    [
      [greeting, hear, silence],
      [greeting, ok, ok, stat, answer(listed), hear, hangUp],
    ],
  ],
] as [string, 'plain' | 'auto', Step[][]][])('%s may go unanswered for 5 s', async (question, security, scripts) => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const server = await start(scripts);
  const reading = probePop3({
    server: { host: '127.0.0.1', port: server.port, security },
    user: 'u',
    password: 'p',
    trust,
    uidlUpTo: 9,
  });
  const isHeard = async (length: number): Promise<void> => {
    while (server.heard.length < length) await setImmediate();
  };
  const asked = question === 'UIDL' ? 4 : 1;
  await isHeard(asked);
  vi.advanceTimersByTime(4_999);
  for (let turn = 0; turn < 50; turn += 1) await setImmediate();
  expect(server.heard).toHaveLength(asked);
  expect(server.heard.at(-1)).toBe(question);
  vi.advanceTimersByTime(1);
  await isHeard(asked + 1);
  expect((await reading).outcome).toMatchObject({ ok: true, value: { messages: 2 } });
});
