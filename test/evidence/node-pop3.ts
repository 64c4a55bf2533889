/** `npm run evidence:node-pop3`: what node-pop3 and the project's own probe make of the same faulty servers. */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import Pop3Command from 'node-pop3';
import { createTrust } from '../../src/probe/certificate.ts';
import { probePop3 } from '../../src/probe/pop3.ts';
import { answer, hangUp, hear, type Step, say, silence, startScriptedServer } from '../support/scripted-server.ts';

const password = 'avec espace ';
const limitMs = 4_000;

const pause: Step = { pauseMs: 60 };
const ok = answer('+OK\r\n');
const greeting = say('+OK ready\r\n');
const worlds: readonly [name: string, right: string, script: readonly Step[]][] = [
  [
    'a healthy server',
    '3 messages, 12345 octets',
    [greeting, ok, ok, answer('+OK 3 12345\r\n'), answer('+OK\r\n'), hangUp],
  ],
  [
    'STAT split over two segments',
    '3 messages, 12345 octets',
    [greeting, ok, ok, answer('+OK 3 12'), pause, say('345\r\n'), hear, hangUp],
  ],
  [
    'greeting split over two segments',
    '3 messages, 12345 octets',
    [say('+OK re'), pause, say('ady\r\n'), ok, ok, answer('+OK 3 12345\r\n'), hear, hangUp],
  ],
  ['-ERR as greeting', 'a failure', [say('-ERR out of order\r\n'), silence]],
  ['connection closed before the greeting', 'a failure', [hangUp]],
  ['silence instead of a greeting', 'a failure', [silence]],
  ['silence after PASS', 'a failure', [greeting, ok, hear, silence]],
  ['connection closed after PASS', 'a failure', [greeting, ok, hear, hangUp]],
  ['STAT without numbers', 'a failure', [greeting, ok, ok, answer('+OK\r\n'), hear, hangUp]],
  [
    'a password that ends with a space',
    `PASS ${password}|`,
    [greeting, ok, ok, answer('+OK 3 12345\r\n'), hear, hangUp],
  ],
];

if (process.argv[2] === 'peer') await runPeer(Number(process.argv[3]));
else await compare();

async function runPeer(port: number): Promise<void> {
  const peer = new Pop3Command({ host: '127.0.0.1', port, user: 'u', password, timeout: 2_000 });
  try {
    const [messages, octets] = String(await peer.STAT()).split(' ');
    await peer.QUIT();
    process.stdout.write(`${messages} messages, ${octets} octets`);
  } catch (error) {
    process.stdout.write(`a failure (${error instanceof Error ? error.message.slice(0, 40) : String(error)})`);
  }
}

function askPeer(port: number): Promise<string> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [fileURLToPath(import.meta.url), 'peer', String(port)], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    let said = '';
    child.stdout.on('data', (chunk) => {
      said += chunk;
    });
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      resolve(said || `NEVER SETTLES (ended after ${limitMs / 1_000} s; its own time limit was 2 s)`);
    }, limitMs);
    child.on('exit', (code, signal) => {
      clearTimeout(timer);
      // Node ends with 13 when a promise is still pending and nothing is left that could settle it.
      if (signal !== 'SIGKILL')
        resolve(code === 13 ? 'NEVER SETTLES' : code === 0 && said ? said : `PROCESS ENDS (exit ${code})`);
    });
  });
}

async function askOwn(port: number): Promise<string> {
  const { outcome } = await probePop3({
    server: { host: '127.0.0.1', port, security: 'plain' },
    user: 'u',
    password,
    deadlineMs: 2_000,
    trust: createTrust(),
  });
  return outcome.ok
    ? `${outcome.value.messages} messages, ${outcome.value.octets} octets`
    : `a failure (${outcome.failure.kind})`;
}

async function compare(): Promise<void> {
  for (const [name, right, script] of worlds) {
    const isAboutPassword = right.startsWith('PASS');
    const lines: string[] = [];
    for (const [who, ask] of [
      ['node-pop3', askPeer],
      ['own probe', askOwn],
    ] as const) {
      const server = await startScriptedServer(script);
      const said = await ask(server.port);
      lines.push(`  ${who}: ${isAboutPassword ? `${server.heard[1]}|` : said}`);
      await server.close();
    }
    console.log(`${name} (right: ${right})\n${lines.join('\n')}`);
  }
}
