import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import { stateFolder } from '../disk/disk.ts';

/** How the program was started. */
export type StartArguments = {
  /** At login: no window. */
  readonly isHidden: boolean;
  /** A profile folder of its own, for trying things out; null for the user's. */
  readonly profile: string | null;
  readonly isForgetting: boolean;
};

/** @throws RangeError for `--profile` without a folder: guessing could touch the user's own */
export function readArguments(argv: readonly string[]): StartArguments {
  const at = argv.findIndex((arg) => arg === '--profile' || arg.startsWith('--profile='));
  const inline = argv[at]?.startsWith('--profile=') ? argv[at].slice('--profile='.length) : undefined;
  const profile = at < 0 ? undefined : (inline ?? argv[at + 1]);
  if (at >= 0 && (!profile || profile.startsWith('--'))) throw new RangeError('--profile needs a folder');
  return {
    isHidden: argv.includes('--hidden'),
    profile: profile ? resolve(profile) : null,
    isForgetting: argv.includes('--forget-everything'),
  };
}

/** The folder of settings and state: local to the PC, so that a roaming profile does not carry it to another one. */
export function dataFolder(
  { profile }: StartArguments,
  env: NodeJS.ProcessEnv,
  platform: NodeJS.Platform,
  usual: string,
): string {
  if (profile) return profile;
  return platform === 'win32' ? stateFolder(env, platform) : usual;
}

/** The keychain service: the user's own, or one for each profile folder. */
export function keychainService({ profile }: StartArguments): string {
  const service = 'be.vigie-bma';
  return profile ? `${service}/${createHash('sha256').update(profile).digest('hex').slice(0, 16)}` : service;
}
