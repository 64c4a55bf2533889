import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { describeError, openLog } from '../../src/main/log.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vigie-log-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const redact = (text: string): string => text.replaceAll('hunter2', '•••');
const text = (name = 'vigie.log'): string => readFileSync(join(folder, name), 'utf8');
/** A log whose lines are kept, without their instants. */
function openKept() {
  const lines: string[] = [];
  const log = openLog({
    folder,
    redact,
    load: async () => (line) => void lines.push(line.replace(/^\d{4}-\d\d-\d\dT[\d:.]+Z /, '')),
  });
  return { log, lines };
}

describe('the log', () => {
  it('keeps what happens until it may write, then writes it in order', async () => {
    const { log, lines } = openKept();
    log.note('start', { version: '1.2.3', hidden: true });
    log.note('network', { isUp: false });
    expect(lines).toEqual([]);
    await log.begin();
    log.note('quit');
    expect(lines).toEqual(['start version=1.2.3 hidden=true', 'network isUp=false', 'quit']);
  });

  it('masks passwords in every line, before and after it began', async () => {
    const { log, lines } = openKept();
    log.note('odd', { what: 'hunter2' });
    await log.begin();
    log.failed('uncaught', new Error('no hunter2 here'));
    expect(lines.join('\n')).not.toContain('hunter2');
  });

  it('says where a bug is, without what it quotes and without folders', () => {
    const error = new SyntaxError(
      'Unexpected token in "{ \\"password\\": hunter2" at \'C:\\Users\\x\' of `y` is no JSON',
    );
    error.stack = [
      'SyntaxError: whatever',
      '    at parse (file:///C:/Users/Jean%20D/AppData/Local/Vigie/resources/app.asar/out/main/index.js:12:34)',
      '    at async C:\\Users\\Jean D\\Vigie\\out\\main\\chunks\\pop3-x.js:1:2',
      '    at Object.load (/home/jean/vigie/out/main/index.js:5:6)',
      '    at async Promise.all (index 0)',
    ].join('\n');
    expect(describeError(error).split('\n')).toEqual([
      'SyntaxError: Unexpected token in "…" is no JSON',
      'at parse (index.js:12:34)',
      'at pop3-x.js:1:2',
      'at Object.load (index.js:5:6)',
      'at async Promise.all (index 0)',
    ]);
  });

  it('names the code of a system error, and tells nothing of what is no error', () => {
    const error = Object.assign(new Error("ENOENT: no such file, open '/home/jean/x'"), { code: 'ENOENT', stack: '' });
    expect(describeError(error)).toBe('Error: [ENOENT] ENOENT: no such file, open "…"');
    expect(describeError('hunter2')).toBe('no error: string');
    expect(describeError(undefined)).toBe('no error: undefined');
  });

  it('shortens the folder of the user', async () => {
    const { log, lines } = openKept();
    await log.begin();
    log.note('odd', { file: join(homedir(), 'x.json') });
    expect(lines).toEqual([`odd file=${join('~', 'x.json')}`]);
  });

  it('does without a file where none can be written', async () => {
    const log = openLog({ folder, redact, load: () => Promise.reject(new Error('no disk')) });
    log.note('start');
    await expect(log.begin()).resolves.toBeUndefined();
  });

  it('is a file of the profile that becomes the old one at 1 MB, and can be erased for good', async () => {
    const log = openLog({ folder, redact });
    await log.begin();
    log.note('first');
    const line = 'x'.repeat(999);
    for (let count = 0; count < 2_100; count += 1) log.note(line);
    log.note('last');
    expect(readdirSync(folder).sort()).toEqual(['vigie.log', 'vigie.old.log']);
    expect(text()).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z last\r?\n$/m);
    expect(text().length).toBeLessThan(1_100_000);
    expect(text('vigie.old.log').length).toBeLessThan(1_100_000);
    log.erase();
    log.note('after');
    expect(readdirSync(folder)).toEqual([]);
  });

  it('is erased also where a folder stands in its place', () => {
    for (const name of ['vigie.log', 'vigie.old.log']) mkdirSync(join(folder, name, 'x'), { recursive: true });
    openLog({ folder, redact }).erase();
    expect(readdirSync(folder)).toEqual([]);
  });
});
