import { mkdirSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { dataFolder, readArguments } from '../../../src/main/arguments.ts';
import { openLog } from '../../../src/main/log.ts';

export type LogRequest = {
  /** Noted before the writer is there, and after. */
  readonly early: string;
  readonly late: string;
  /** Lines of a thousand characters to follow. */
  readonly longLines?: number;
  readonly isErasing?: boolean;
};

const folder = dataFolder(readArguments(process.argv), process.env, process.platform, '');
const request: LogRequest = JSON.parse(readFileSync(process.env.VIGIE_WINE_REQUEST ?? '', 'utf8'));
mkdirSync(folder, { recursive: true });
const log = openLog({ folder, redact: (text) => text });
log.note('early', { text: request.early });
await log.begin();
log.note('late', { text: request.late, file: join(homedir(), 'settings.json') });
log.failed('bug', new Error('made for the test'));
for (let line = 0; line < (request.longLines ?? 0); line += 1) log.note('long', { text: 'é'.repeat(500) });
if (request.isErasing) log.erase();
process.stdout.write(JSON.stringify('done'));
