import { type Run, runProgram } from '../pc/system-program.ts';

/**
 * What Linux's Secret Service says of a keyring. `silent`: it gave no usable answer. `absent`: there is no such service.
 * `unknown`: there is no program here to ask it with.
 */
export type KeyringState = 'open' | 'locked' | 'silent' | 'absent' | 'unknown';

/** Milliseconds that the service has for one answer; it only looks up what it knows. */
const answerMs = 2_000;

const question = (path: string, ...rest: readonly string[]): readonly string[] => [
  '--session',
  '--print-reply',
  `--reply-timeout=${answerMs}`,
  '--dest=org.freedesktop.secrets',
  path,
  ...rest,
];

const defaultKeyring = question(
  '/org/freedesktop/secrets/aliases/default',
  'org.freedesktop.DBus.Properties.Get',
  'string:org.freedesktop.Secret.Collection',
  'string:Locked',
);

const itemsOf = (service: string): readonly string[] =>
  question(
    '/org/freedesktop/secrets',
    'org.freedesktop.Secret.Service.SearchItems',
    `dict:string:string:service,${service}`,
  );

/**
 * Asks whether this service's passwords are locked away, without a prompt: libsecret itself does not tell a password that
 * is locked from one that was never stored (Secret Service API, "Locked items").
 */
export async function askKeyring(service: string, run: Run = runProgram): Promise<KeyringState> {
  const keyring = await run('dbus-send', defaultKeyring);
  if (keyring === null) return 'unknown';
  if (/\.NoReply\b/.test(keyring.err)) return 'silent';
  // Without a bus, or without the service on it. Error names are of the D-Bus specification.
  if (/^Failed to open connection|\.(ServiceUnknown|NoServer|Spawn\.\w+)\b/.test(keyring.err)) return 'absent';
  if (keyring.code === 0 && /\bboolean true\b/.test(keyring.out)) return 'locked';
  const items = await run('dbus-send', itemsOf(service));
  if (items?.code !== 0) return 'silent';
  // Two lists of paths: the unlocked, then the locked.
  const [, , locked = ''] = items.out.split(/^ *array \[/m);
  return locked.includes('object path') ? 'locked' : 'open';
}
