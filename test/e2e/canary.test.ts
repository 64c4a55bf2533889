import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { formsOf, search } from './support/canary.ts';
import { uniquePassword } from './support/story.ts';

const folder = join(process.env.VIGIE_E2E_FOLDER ?? tmpdir(), `canary-${process.pid}`);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A search that finds nothing proves something only if it would find. */
it('the canary is found in every form in which a password could lie around', () => {
  const password = uniquePassword();
  mkdirSync(join(folder, 'below'), { recursive: true });
  const text = (bytes: Buffer): Buffer => Buffer.concat([Buffer.from('{"a":"'), bytes, Buffer.from('"}')]);
  const hidden = new Map<string, Buffer>([
    ['plain', text(Buffer.from(password))],
    ['utf16', text(Buffer.from(password, 'utf16le'))],
    ['json', Buffer.from(JSON.stringify({ password }))],
    ['url', text(Buffer.from(`https://a/?p=${encodeURIComponent(password)}`))],
    ['form', text(Buffer.from(new URLSearchParams({ p: password }).toString()))],
    ['base64', text(Buffer.from(Buffer.from(password).toString('base64')))],
    ['base64 of a line before it', text(Buffer.from(Buffer.from(`\0me\0${password}`).toString('base64')))],
    ['base64 of a name before it', text(Buffer.from(Buffer.from(`\0you\0${password}`).toString('base64')))],
    ['base64 of UTF-16', text(Buffer.from(Buffer.from(password, 'utf16le').toString('base64')))],
    ['hexadecimal', text(Buffer.from(Buffer.from(password).toString('hex')))],
  ]);
  for (const [name, bytes] of hidden) writeFileSync(join(folder, 'below', name), bytes);
  writeFileSync(join(folder, 'innocent'), uniquePassword());
  const { files, found } = search([folder], [password]);
  expect(files).toBe(hidden.size + 1);
  expect(found.map(({ file }) => file).sort()).toEqual(
    [...hidden.keys()].map((name) => join(folder, 'below', name)).sort(),
  );
  expect(new Set(found.flatMap(({ forms }) => forms)).size).toBe(formsOf(password).size);
});
