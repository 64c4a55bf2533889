import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { shippedPackages } from '../../scripts/shipped-packages.ts';
import { root, scratch } from './support/pack.ts';

let registry: Server | null = null;
afterEach(async () => {
  registry?.closeAllConnections();
  registry?.close();
  registry = null;
});

/** A registry on loopback. @returns its address */
async function serve(answer: RequestListener): Promise<string> {
  registry = createServer(answer).listen(0, '127.0.0.1');
  await once(registry, 'listening');
  return `http://127.0.0.1:${(registry.address() as AddressInfo).port}/`;
}

/** Runs the script against a registry. @returns its exit code and what it said */
async function audit(address: string): Promise<{ readonly code: number | null; readonly said: string }> {
  const env = {
    ...process.env,
    npm_config_registry: address,
    npm_config_cache: join(scratch, 'npm'),
    GITHUB_ACTIONS: '',
  };
  const child = spawn(process.execPath, [join(root, 'scripts', 'audit-shipped.ts')], { cwd: root, env });
  let said = '';
  for (const output of [child.stdout, child.stderr]) output.setEncoding('utf8').on('data', (text) => (said += text));
  const [code] = await once(child, 'close');
  return { code, said };
}

/** npm remembers what it made of an advisory. */
let advisoriesMade = 0;
const advisory = (severity: string) => {
  advisoriesMade += 1;
  const url = `https://advisory.example/${advisoriesMade}`;
  const weight = { cwe: [], cvss: { score: 0, vectorString: null } };
  return { id: advisoriesMade, url, title: 'A weakness', severity, vulnerable_versions: '>=0', ...weight };
};

/** A registry that knows weaknesses, by package and severity. */
function knowing(
  weaknesses: Readonly<Record<string, string>>,
  onQuestion: (asked: Record<string, string[]>) => void = () => undefined,
): RequestListener {
  return (request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk) => chunks.push(chunk));
    request.on('end', () => {
      const isQuestion = request.method === 'POST';
      if (isQuestion) onQuestion(JSON.parse(gunzipSync(Buffer.concat(chunks)).toString()));
      const known = Object.entries(weaknesses).map(([name, severity]) => [name, [advisory(severity)]]);
      response.writeHead(isQuestion ? 200 : 404, { 'content-type': 'application/json' });
      response.end(JSON.stringify(isQuestion ? Object.fromEntries(known) : {}));
    });
  };
}

describe.skipIf(!scratch)('the audit of what is installed', () => {
  it('asks for each package that is shipped and for Electron, and for nothing else', async () => {
    let asked: Record<string, string[]> = {};
    const { code, said } = await audit(await serve(knowing({}, (question) => (asked = question))));
    const shipped = shippedPackages().map(({ name, version }) => `${name} ${version}`);
    const questions = Object.entries(asked).flatMap(([name, versions]) =>
      versions.map((version) => `${name} ${version}`),
    );
    expect(questions.filter((one) => !one.startsWith('electron ')).toSorted()).toEqual(shipped.toSorted());
    expect(Object.keys(asked)).toContain('electron');
    expect(said).toMatch(/^Audited: \d+ installed packages\. Known weaknesses: 0\.$/m);
    expect(code).toBe(0);
  });

  it.each([
    ['electron', 'critical', 1],
    ['@github/keytar', 'high', 1],
    ['zod', 'moderate', 0],
    ['zod', 'low', 0],
  ])('names a weakness of %s that is %s, and ends with %i', async (name, severity, exitCode) => {
    const { code, said } = await audit(await serve(knowing({ [name]: severity })));
    expect(said).toMatch(new RegExp(`^${severity}: .*A weakness \\(https://advisory\\.example/\\d+\\)$`, 'm'));
    expect(said).toContain('Known weaknesses: 1.');
    expect(code).toBe(exitCode);
  });

  it.each<[string, RequestListener | null]>([
    ['cannot be reached', null],
    ['is out of order', (_request, response) => response.writeHead(503).end('{}')],
    ['is a page that somebody put in its way', (_request, response) => response.end('<html></html>')],
  ])('says so where the service %s, and is no failure', async (_how, answer) => {
    const { code, said } = await audit(answer ? await serve(answer) : 'http://127.0.0.1:9/');
    expect(said).toMatch(/^NOT AUDITED\. The audit service did not answer: .+/m);
    expect(said).not.toMatch(/^Audited/m);
    expect(code).toBe(0);
  });
});
