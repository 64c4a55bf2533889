import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const told: string[] = [];

/** Keeps what the app told its window. */
export function note(messages: readonly string[]): void {
  told.push(...messages);
}

/** All that was told to windows so far. */
export const toldToWindows = (): readonly string[] => told;

/** The forms in which a password could lie around. */
export function formsOf(password: string): ReadonlyMap<string, Buffer> {
  const utf8 = Buffer.from(password, 'utf8');
  const utf16 = Buffer.from(password, 'utf16le');
  const base64 = [0, 1, 2].map((shift): [string, Buffer] => {
    // Inside a longer text base64 has three alignments; the outer characters depend on the neighbours.
    const text = Buffer.concat([Buffer.alloc(shift), utf8])
      .toString('base64')
      .replace(/=+$/, '');
    return [`base64, shifted by ${shift}`, Buffer.from(text.slice(shift === 0 ? 0 : 4, -2))];
  });
  return new Map([
    ['plain', utf8],
    ['UTF-16LE', utf16],
    ['JSON', Buffer.from(JSON.stringify(password).slice(1, -1))],
    ['URL-encoded', Buffer.from(encodeURIComponent(password))],
    ['form-encoded', Buffer.from(new URLSearchParams({ p: password }).toString().slice(2))],
    ['base64 of UTF-16LE', Buffer.from(utf16.toString('base64').replace(/=+$/, '').slice(0, -2))],
    ['hexadecimal', Buffer.from(utf8.toString('hex'))],
    ...base64,
  ]);
}

/** The passwords' forms found in these bytes, named. */
export function formsIn(bytes: Buffer, passwords: readonly string[]): string[] {
  return passwords.flatMap((password, index) =>
    [...formsOf(password)].filter(([, form]) => bytes.includes(form)).map(([name]) => `password ${index + 1}: ${name}`),
  );
}

export type FileWith = { readonly file: string; readonly forms: readonly string[] };

/** Every file below these folders, and which of them hold a password. */
export function search(
  folders: readonly string[],
  passwords: readonly string[],
): { readonly files: number; readonly found: readonly FileWith[] } {
  const files = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name)),
  );
  const searched = files.map((file) => ({ file, forms: formsIn(readFileSync(file), passwords) }));
  return { files: files.length, found: searched.filter(({ forms }) => forms.length > 0) };
}
