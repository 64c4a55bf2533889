import { describe, expect, it } from 'vitest';
import { askKeyring, type KeyringState } from '../../../src/main/secrets/secret-service.ts';

const service = 'be.vigie-bma/test';
type Answer = { readonly code: number; readonly out: string; readonly err: string } | null;
const said = (out: string): Answer => ({ code: 0, out, err: '' });
const failed = (err: string): Answer => ({ code: 1, out: '', err });
const error = (name: string): Answer => failed(`Error org.freedesktop.DBus.Error.${name}: some words\n`);
const header = 'method return time=1.2 sender=:1.0 -> destination=:1.2 serial=5 reply_serial=2\n';
const property = (isLocked: boolean): Answer => said(`${header}   variant       boolean ${isLocked}\n`);
const paths = (count: number): string =>
  `   array [\n${'      object path "/org/freedesktop/secrets/collection/login/1"\n'.repeat(count)}   ]\n`;
const items = (unlocked: number, locked: number): Answer => said(header + paths(unlocked) + paths(locked));

async function ask(keyring: Answer, found: Answer = items(0, 0)) {
  const asked: (readonly string[])[] = [];
  const answers = [keyring, found];
  const state = await askKeyring(service, async (program, args) => {
    asked.push([program, ...args]);
    return answers.shift() ?? null;
  });
  return { state, asked };
}

describe('the state of a keyring', () => {
  it.each<[string, Answer, Answer | undefined, KeyringState]>([
    ['whose default collection is locked', property(true), undefined, 'locked'],
    ['that is open and empty', property(false), items(0, 0), 'open'],
    ['that is open and holds passwords', property(false), items(2, 0), 'open'],
    ['whose passwords are in another collection, which is locked', property(false), items(0, 1), 'locked'],
    ['of which some are locked', property(false), items(1, 1), 'locked'],
    ['that was never made', error('UnknownMethod'), items(0, 0), 'open'],
    ['whose service is frozen', error('NoReply'), undefined, 'silent'],
    ['whose service freezes meanwhile', property(false), error('NoReply'), 'silent'],
    ['whose service knows nothing', error('UnknownMethod'), error('UnknownMethod'), 'silent'],
    ['without a service', error('ServiceUnknown'), undefined, 'absent'],
    ['whose service does not start', error('Spawn.ChildExited'), undefined, 'absent'],
    ['without a bus', failed('Failed to open connection to "session" message bus: Unable to…'), undefined, 'absent'],
    ['on a PC without the program that asks', null, undefined, 'unknown'],
  ])('%s', async (_what, keyring, found, state) => {
    expect((await ask(keyring, found)).state).toBe(state);
  });

  it('is asked for with arguments, never through a shell, and without a prompt', async () => {
    const { asked } = await ask(property(false));
    expect(asked.map(([program]) => program)).toEqual(['dbus-send', 'dbus-send']);
    expect(asked[1]).toContain(`dict:string:string:service,${service}`);
    expect(asked.flat().filter((one) => /Unlock|GetSecret/.test(one))).toEqual([]);
  });
});
