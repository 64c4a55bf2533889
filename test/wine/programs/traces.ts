import { readFileSync } from 'node:fs';
import { runProgram } from '../../../src/main/pc/system-program.ts';
import { eraseActivator } from '../../../src/main/pc/windows-traces.ts';

export type TracesRequest = { readonly activator: string };
export type TracesAnswer = { readonly isGone: boolean };

const { activator }: TracesRequest = JSON.parse(readFileSync(process.env.VIGIE_WINE_REQUEST ?? '', 'utf8'));
const isGone = await eraseActivator(activator, runProgram, process.env.SystemRoot ?? '');
process.stdout.write(JSON.stringify({ isGone } satisfies TracesAnswer));
