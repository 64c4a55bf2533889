/** A program that saves ever new values until it is killed: `store-writer.ts FOLDER`. Says `.` before each. */
import { writeSync } from 'node:fs';
import { plainJson } from '../../../src/main/store/file-format.ts';
import { openStoreFile } from '../../../src/main/store/store-file.ts';
import { type Written, writtenCopies } from './written.ts';

const [folder = ''] = process.argv.slice(2);
const file = openStoreFile<Written>({
  folder,
  name: 'watch',
  today: '2026-09-08',
  fallback: { count: 0, copies: [] },
  format: plainJson((data) => data as Written),
});
for (let count = file.initial.count + 1; ; count += 1) {
  writeSync(1, '.');
  file.save({ count, copies: new Array(writtenCopies).fill(count) });
}
