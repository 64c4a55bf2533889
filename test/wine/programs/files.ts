import { closeSync, constants, mkdirSync, openSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Settings } from '../../../src/domain/model/settings.ts';
import { dataFolder, readArguments } from '../../../src/main/arguments.ts';
import { openProfileFiles } from '../../../src/main/store/files.ts';

export type FilesRequest = {
  /** `YYYY-MM-DD`, for the names of files set aside. */
  readonly today: string;
  /** When another program holds the settings and shares them with nobody, as an antivirus or a backup may. */
  readonly isHeldWhile?: 'opening' | 'saving';
  /** Saved one after the other. */
  readonly save?: readonly Settings[];
  /** Saved when nobody holds the file any more. */
  readonly saveAfter?: Settings;
  readonly isErasing?: boolean;
};
export type FilesAnswer = {
  readonly folder: string;
  /** The settings that were found. */
  readonly initial: Settings;
  readonly notices: readonly { readonly store: string; readonly kind: string; readonly file: string }[];
  /** Names in the folder in the end. */
  readonly listed: readonly string[];
};

// As the app does at start; outside Electron there is no other folder to fall back on.
const folder = dataFolder(readArguments(process.argv), process.env, process.platform, '');
const request: FilesRequest = JSON.parse(readFileSync(process.env.VIGIE_WINE_REQUEST ?? '', 'utf8'));
mkdirSync(folder, { recursive: true });

/** libuv's `UV_FS_O_EXLOCK`: opened with no sharing at all. */
const exclusive = 0x10000000;
const hold = (): number => openSync(join(folder, 'settings.json'), constants.O_RDONLY | exclusive);

let held = request.isHeldWhile === 'opening' ? hold() : null;
const files = openProfileFiles(folder, request.today);
if (request.isHeldWhile === 'saving') held = hold();
for (const settings of request.save ?? []) files.settings.save(settings);
if (held !== null) closeSync(held);
if (request.saveAfter) files.settings.save(request.saveAfter);
if (request.isErasing) files.erase();
const { initial } = files.settings;
const answer: FilesAnswer = { folder, initial, notices: files.notices, listed: readdirSync(folder).sort() };
process.stdout.write(JSON.stringify(answer));
