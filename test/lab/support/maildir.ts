import { createHash } from 'node:crypto';
import { chownSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a maildir holds: bytes on disk, and octets with CRLF line ends as POP3 counts them. */
export type MaildirContent = { readonly messages: number; readonly bytes: number; readonly octets: number };

const line = `${'Bonjour, ceci est un message de service. '.repeat(24)}\n`;

function messageOf(index: number, bytes: number): string {
  const head = `From: expediteur${index}@lab.test\nTo: ecole@lab.test\nSubject: Message ${index}\nMessage-ID: <${index}@lab.test>\n\n`;
  const body = line.repeat(Math.ceil(bytes / line.length)).slice(0, Math.max(1, bytes - head.length - 1));
  return `${head}${body}\n`;
}

/**
 * Writes a maildir as Dovecot's own delivery does (sizes in the names). No message is marked as read, so that reading
 * one would rename its file.
 */
export function writeMaildir(directory: string, count: number, messageBytes: number, owner: number): MaildirContent {
  for (const folder of ['', 'cur', 'new', 'tmp']) {
    mkdirSync(join(directory, folder), { recursive: true });
    chownSync(join(directory, folder), owner, owner);
  }
  let bytes = 0;
  let octets = 0;
  for (let index = 1; index <= count; index += 1) {
    // Sizes differ a little and cancel out in pairs, so that a wrong sum shows.
    const lean = count > 1 ? (index % 2 === 0 ? 1 : -1) * (index % 97) : 0;
    const text = messageOf(index, messageBytes + lean);
    const size = text.length;
    const wireSize = size + text.split('\n').length - 1;
    const name = `${1_700_000_000 + index}.M${index}P1.lab,S=${size},W=${wireSize}:2,`;
    writeFileSync(join(directory, 'cur', name), text);
    bytes += size;
    octets += wireSize;
  }
  return { messages: count, bytes, octets };
}

/** A digest of every message file's name and content; flags are part of a maildir file's name. */
export function fingerprint(directory: string): string {
  const hash = createHash('sha256');
  for (const folder of ['cur', 'new', 'tmp']) {
    for (const name of readdirSync(join(directory, folder)).sort()) {
      hash.update(`${folder}/${name}\0`).update(readFileSync(join(directory, folder, name)));
    }
  }
  return hash.digest('hex');
}
