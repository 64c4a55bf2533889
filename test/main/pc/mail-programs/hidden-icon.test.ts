import { describe, expect, it } from 'vitest';
import { readIconHidden } from '../../../../src/main/pc/mail-programs/hidden-icon.ts';
import { type RegistryTree, registryOf, type TreeValue } from '../../../support/registry-tree.ts';

const executable = "C:\\Users\\Direction de l'école\\AppData\\Local\\Programs\\Vigie BMA\\Vigie BMA.exe";
const localAppData = '{F1B32785-6FBA-4FCF-9D55-7B8E7F157091}';

type Icon = { readonly path: TreeValue; readonly isPromoted?: TreeValue };
const treeOf = (icons: readonly Icon[]): RegistryTree =>
  Object.fromEntries([
    ['Control Panel\\NotifyIconSettings', {}],
    ...icons.map(({ path, isPromoted }, index) => [
      `Control Panel\\NotifyIconSettings\\${1_234_567 + index}`,
      { ExecutablePath: path, InitialTooltip: 'x', ...(isPromoted === undefined ? {} : { IsPromoted: isPromoted }) },
    ]),
  ]);
const other = { path: 'C:\\Windows\\explorer.exe', isPromoted: 1 };

describe('our icon, as Windows 11 keeps it', () => {
  it.each<readonly [string, readonly Icon[], boolean | null]>([
    ['shown', [other, { path: executable, isPromoted: 1 }], false],
    ['hidden by the user', [other, { path: executable, isPromoted: 0 }], true],
    ['hidden like every new one', [other, { path: executable }], true],
    ['shown, in another case', [{ path: executable.toUpperCase(), isPromoted: 1 }], false],
    [
      'shown, in a known folder',
      [{ path: `${localAppData}\\Programs\\Vigie BMA\\Vigie BMA.exe`, isPromoted: 1 }],
      false,
    ],
    ['unknown: only others are there', [other], null],
    ['unknown: another program of that name', [{ path: 'C:\\Vigie BMA.exe', isPromoted: 1 }], null],
    ['unknown: another folder that ends alike', [{ path: `${localAppData}\\BMA\\Vigie BMA.exe`, isPromoted: 1 }], null],
    ['unknown: two entries that differ', [{ path: executable, isPromoted: 1 }, { path: executable }], null],
    ['hidden: two entries that agree', [{ path: executable, isPromoted: 0 }, { path: executable }], true],
    ['unknown: garbage', [{ path: executable, isPromoted: 'peut-être' }], null],
    ['unknown: a number that is none of the two', [{ path: executable, isPromoted: 2 }], null],
    ['unknown: no path', [{ path: 7, isPromoted: 1 }], null],
    ['unknown: nothing noted', [], null],
  ])('is %s', (_how, icons, expected) => {
    expect(readIconHidden(registryOf(treeOf(icons)), executable)).toBe(expected);
  });

  it('is unknown where Windows keeps no such thing', () => {
    expect(readIconHidden(registryOf({}), executable)).toBeNull();
  });
});
