import { describe, expect, it } from 'vitest';
import { type ListProcesses, lookForPrograms, openProcessList } from '../../../../src/main/pc/mail-programs/running.ts';

const processes =
  (...names: readonly string[]): ListProcesses =>
  (each) => {
    for (const name of names) each(name);
  };
const none = { outlook: false, 'new-outlook': false, thunderbird: false };

describe('the mail programs that run', () => {
  it.each<readonly [string, ListProcesses | null, ReturnType<typeof lookForPrograms>]>([
    ['none', processes('System', 'explorer.exe', 'Vigie BMA.exe'), none],
    ['classic Outlook', processes('System', 'OUTLOOK.EXE'), { ...none, outlook: true }],
    ['the new Outlook', processes('System', 'olk.exe'), { ...none, 'new-outlook': true }],
    ['Thunderbird, in another case', processes('ThunderBird.EXE'), { ...none, thunderbird: true }],
    [
      'two of them',
      processes('outlook.exe', 'olk.exe', 'outlook.exe'),
      { ...none, outlook: true, 'new-outlook': true },
    ],
    ['none that is called alike', processes('outlook.exe.tmp', 'myoutlook.exe', 'OUTLOOK', 'olkexe'), none],
    ['unknown where the list is empty', processes(), null],
    ['unknown where nothing can be listed', null, null],
    [
      'unknown where the list breaks off',
      (each) => {
        each('OUTLOOK.EXE');
        throw new Error('refused');
      },
      null,
    ],
  ])('are %s', (_what, list, expected) => {
    expect(lookForPrograms(list)).toEqual(expected);
  });

  it.each(['linux', 'darwin'] as const)('are not asked for on %s', (platform) => {
    expect(openProcessList(platform)).toBeNull();
  });
});
