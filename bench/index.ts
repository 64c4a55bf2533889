/**
 * How fast is a probe? Each, warm, against a raw socket that sends the very same commands to the same Dovecot or
 * Postfix, and beside other clients. `node bench/index.ts [--rounds N]`; exit code 1 when a target does not hold.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createSecureContext } from 'node:tls';
import { parseArgs } from 'node:util';
import { createTrust } from '../src/probe/certificate.ts';
import { probeImapQuota } from '../src/probe/imap-quota.ts';
import { probePop3 } from '../src/probe/pop3.ts';
import { probeSmtp } from '../src/probe/smtp.ts';
import { accounts } from '../test/lab/support/accounts.ts';
import type { Pace } from '../test/lab/support/dovecot.ts';
import { type Lab, startLab } from '../test/lab/support/lab.ts';
import { whyNoLab } from '../test/lab/support/prerequisites.ts';
import type { Contest, Contestant } from './contest.ts';
import { curl, imapflowAlone, type Login, nodemailerVerify, nodePop3, plugin } from './peers.ts';
import { converse, type Protocol } from './raw-socket.ts';
import { recordCommands } from './recorder.ts';
import { report, type Verdict } from './report.ts';

const host = '127.0.0.1';
const account = accounts.thousand;
const print = (line: string): void => void process.stdout.write(`${line}\n`);

type Plan = {
  readonly title: string;
  readonly protocol: Protocol;
  readonly security: 'plain' | 'starttls' | 'tls';
  readonly port: number;
  readonly limits: Contest['limits'];
  /** The probe's outcome: anything with `ok`. */
  readonly probe: (port: number) => Promise<{ readonly outcome: { readonly ok: boolean } }>;
  readonly peers: readonly Contestant[];
};

function plans(lab: Lab): Plan[] {
  const trust = createTrust(lab.caPem);
  const { user, password, submissionPassword } = account;
  const authority = { caFile: lab.caFile, caPem: lab.caPem };
  const incoming: Login = { user, password, ...authority };
  const outgoing: Login = { user, password: submissionPassword, ...authority };
  const own = { user, password, trust };
  const ownOutgoing = { user, password: submissionPassword, trust };
  const stat = ['--head', '--request', 'STAT'];
  const quota = ['--request', 'GETQUOTAROOT INBOX'];
  const greetingOnly = 'greeting only, no login';
  const pop3 = { protocol: 'pop3', limits: { time: 1.1, bytes: 1.1 } } as const;
  const smtp = { protocol: 'smtp', limits: { time: 1.3, bytes: null } } as const;
  const imap = { protocol: 'imap', limits: { time: 1.3, bytes: null } } as const;
  const popPlan = (security: 'plain' | 'starttls' | 'tls', port: number, title: string, peers: Contestant[]): Plan => ({
    ...{ ...pop3, title, security, port, peers },
    probe: (at) => probePop3({ ...own, server: { host, port: at, security } }),
  });
  const smtpPlan = (security: 'starttls' | 'tls', port: number, title: string, peers: Contestant[]): Plan => ({
    ...{ ...smtp, title, security, port, peers },
    probe: (at) => probeSmtp({ ...ownOutgoing, server: { host, port: at, security } }),
  });
  const imapPlan = (security: 'starttls' | 'tls', port: number, title: string, peers: Contestant[]): Plan => ({
    ...{ ...imap, title, security, port, peers },
    probe: (at) => probeImapQuota({ ...own, server: { host, port: at, security } }),
  });
  return [
    popPlan('plain', lab.dovecot.pop3, 'POP3, plain', [
      nodePop3(incoming, false),
      ...curl(incoming, 'pop3', stat, 'CAPA and SASL'),
      ...plugin('check_pop', [], greetingOnly),
    ]),
    popPlan('starttls', lab.dovecot.pop3, 'POP3, STLS', [
      ...curl(incoming, 'pop3', [...stat, '--ssl-reqd'], 'CAPA and SASL'),
    ]),
    popPlan('tls', lab.dovecot.pop3s, 'POP3, TLS', [
      nodePop3(incoming, true),
      ...curl(incoming, 'pop3s', stat, 'CAPA and SASL'),
      ...plugin('check_spop', [], greetingOnly),
    ]),
    smtpPlan('tls', lab.postfix.submissions, 'SMTP, TLS', [
      nodemailerVerify(outgoing, true),
      ...curl(outgoing, 'smtps', ['--request', 'NOOP'], 'and NOOP'),
      ...plugin('check_ssmtp', [], greetingOnly),
    ]),
    smtpPlan('starttls', lab.postfix.submission, 'SMTP, STARTTLS', [
      nodemailerVerify(outgoing, false),
      ...curl(outgoing, 'smtp', ['--request', 'NOOP', '--ssl-reqd'], 'and NOOP'),
      ...plugin(
        'check_smtp',
        ['-S', '-A', 'LOGIN', '-U', user, '-P', submissionPassword],
        'AUTH LOGIN, certificate not verified',
      ),
    ]),
    imapPlan('tls', lab.dovecot.imaps, 'IMAP quota, TLS', [
      imapflowAlone(incoming, true),
      ...curl(incoming, 'imaps', quota, 'fewer commands'),
      ...plugin('check_simap', [], greetingOnly),
    ]),
    imapPlan('starttls', lab.dovecot.imap, 'IMAP quota, STARTTLS', [
      imapflowAlone(incoming, false),
      ...curl(incoming, 'imap', [...quota, '--ssl-reqd'], 'fewer commands'),
    ]),
  ];
}

/** Has the probe speak to a recorder once, so that the raw socket can say exactly the same. */
async function contestOf(
  plan: Plan,
  lab: Lab,
): Promise<{ readonly contest: Contest; readonly writes: readonly string[] }> {
  const runProbe = async (port: number): Promise<void> => {
    const { outcome } = await plan.probe(port);
    if (!outcome.ok) throw new Error(`${plan.title}: ${JSON.stringify(outcome)}`);
  };
  const [cert, key] = ['pem', 'key'].map((part) => readFileSync(join(lab.directory, 'tls', `good.${part}`), 'utf8'));
  const recorder = await recordCommands({ port: plan.port, security: plan.security, cert: cert ?? '', key: key ?? '' });
  await runProbe(recorder.port);
  const writes = recorder.heard();
  await recorder.close();
  const secureContext = createSecureContext({ ca: lab.caPem, minVersion: 'TLSv1.2' });
  const conversation = { protocol: plan.protocol, security: plan.security, secureContext, writes };
  const probe: Contestant = { name: 'Vigie probe', isProgram: false, remark: '', run: runProbe };
  const raw: Contestant = {
    name: 'raw socket',
    isProgram: false,
    remark: 'the same commands',
    run: (port) => converse(conversation, port),
  };
  const { title, port, limits, peers } = plan;
  return { contest: { title, port, limits, contestants: [probe, raw, ...peers] }, writes };
}

/** The recorded commands in one line, without what follows them. */
const namesOf = (writes: readonly string[]): string =>
  writes
    .map((write) =>
      write
        .trimEnd()
        .split('\r\n')
        .map((line) => /^(?:\d+ )?([A-Z]+)\b/.exec(line)?.[1] ?? '(response)')
        .join(' + '),
    )
    .join(', ');

/** Runs every contest whose title contains `only`. */
async function runAll(pace: Pace, only: string, rounds: number): Promise<Verdict[]> {
  const { lab, stop } = await startLab(pace);
  const verdicts: Verdict[] = [];
  try {
    for (const plan of plans(lab)) {
      // Postfix is the same in both.
      if (!plan.title.includes(only) || (pace === 'quick' && plan.protocol === 'smtp')) continue;
      const { contest, writes } = await contestOf(plan, lab);
      verdicts.push(...(await report(contest, rounds, print)));
      print(`  sent by both: ${namesOf(writes)}`);
    }
  } finally {
    await stop();
  }
  return verdicts;
}

function summarise(verdicts: readonly Verdict[]): number {
  print('');
  for (const { title, target, holds } of verdicts)
    print(`${holds ? 'holds ' : 'MISSED'}  ${title.padEnd(22)} ${target}`);
  const missed = verdicts.filter(({ holds }) => !holds).length;
  print(missed === 0 ? `All ${verdicts.length} targets hold.` : `${missed} of ${verdicts.length} targets missed.`);
  return missed === 0 ? 0 : 1;
}

async function main(): Promise<number> {
  const options = { rounds: { type: 'string', default: '300' }, only: { type: 'string', default: '' } } as const;
  const { values } = parseArgs({ options });
  const rounds = Number(values.rounds);
  const reason = whyNoLab();
  if (reason !== null) {
    print(`BENCHMARK SKIPPED: ${reason}. Nothing was measured.`);
    return 0;
  }
  print(
    `Node ${process.version}; Dovecot and Postfix on loopback, a box of ${account.messages} messages, ${rounds} rounds.`,
  );
  print('Wall time until the conversation is over, QUIT or LOGOUT answered. Contestants take turns in random order.');
  print(
    'Programs (curl, check_*): the start of their process counts, every tenth round. Bytes both ways, TLS included.',
  );
  print('Encrypted SMTP waits 40 ms for most clients: Nagle at Postfix, a delayed ACK at the client.');
  print('');
  print('SERVERS AS DEBIAN SHIPS THEM (judged)');
  const verdicts = await runAll('shipped', values.only, rounds);
  print('');
  print("DOVECOT WITH PROCESSES WAITING (not judged): the server's share is small, so the client's own shows");
  await runAll('quick', values.only, rounds);
  return summarise(verdicts);
}

process.exitCode = await main();
