import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readExtraCa } from '../../../src/main/pc/probes.ts';
import { createTestAuthority } from '../../support/certificates.ts';

let folder = '';
let caPem = '';
const file = (): string => join(folder, 'ca.pem');
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'vigie-ca-'));
  caPem = (await createTestAuthority()).caPem;
  writeFileSync(file(), caPem);
  writeFileSync(join(folder, 'other.txt'), 'no certificate');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function createLog() {
  const said: string[] = [];
  const log = {
    note: (event: string) => void said.push(`note ${event}`),
    failed: (event: string) => void said.push(`failed ${event}`),
  };
  return { said, log };
}

describe('certificates named by the environment', () => {
  it('are believed on a profile that is for trying out', () => {
    const { log, said } = createLog();
    expect(readExtraCa({ VIGIE_EXTRA_CA: file() }, true, log)).toBe(caPem);
    expect(said).toEqual([]);
  });

  it("are not believed on the user's own, which is noted", () => {
    const { log, said } = createLog();
    expect(readExtraCa({ VIGIE_EXTRA_CA: file() }, false, log)).toBeUndefined();
    expect(said).toEqual(['note extra certificates']);
  });

  it.each(['gone.pem', 'other.txt', '.'])('that cannot be used (%s) end nothing, and are noted', (name) => {
    const { log, said } = createLog();
    expect(readExtraCa({ VIGIE_EXTRA_CA: join(folder, name) }, true, log)).toBeUndefined();
    expect(said).toEqual(['failed extra certificates']);
  });

  it('are usually none', () => {
    const { log, said } = createLog();
    for (const env of [{}, { VIGIE_EXTRA_CA: '' }]) expect(readExtraCa(env, true, log)).toBeUndefined();
    expect(said).toEqual([]);
  });
});
