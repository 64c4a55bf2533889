import { copyFileSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import type { ProgramReading } from '../../src/domain/model/mail-program.ts';
import { canary, type Generation, outlookTree, placeOf, rightAccount } from '../support/outlook-trees.ts';
import { type RegistryTree, utf16 } from '../support/registry-tree.ts';
import type { MailProgramsAnswer, MailProgramsRequest } from './programs/mail-programs.ts';
import { isInMemory, processesOf } from './support/process-memory.ts';
import { addToRegistry, forgetKey, importToRegistry } from './support/registry-file.ts';
import {
  askWindows,
  localAppData,
  productFolder,
  roamingAppData,
  startIdle,
  windowsNode,
  windowsPath,
} from './support/windows-pc.ts';

const address = 'ec001234@adm.cfwb.be';
const icons = 'Control Panel\\NotifyIconSettings';
const office = 'Software\\Microsoft\\Office';

const ask = (request: Partial<MailProgramsRequest> = {}): Promise<MailProgramsAnswer> =>
  askWindows<MailProgramsRequest, MailProgramsAnswer>('mail-programs', { addresses: [address], ...request });

const readingOf = ({ reading }: MailProgramsAnswer, program: ProgramReading['program']) =>
  reading?.find((one) => one.program === program);

afterEach(async () => {
  for (const key of [office, placeOf['2010'].profiles, icons]) await forgetKey(key);
});

/** A registry and a canary that must be in it, or nothing is proved. */
const accountsOf = async (tree: RegistryTree, write: (tree: RegistryTree) => Promise<void>) => {
  await write(tree);
  const answer = await ask();
  const outlook = readingOf(answer, 'outlook');
  expect(JSON.stringify(answer)).not.toContain(canary);
  return { accounts: outlook?.state === 'read' ? outlook.accounts : [], answer };
};

describe("classic Outlook in Windows' registry", () => {
  it.each<readonly [Generation, string]>([
    ['2010', 'bytes'],
    ['2016', 'texts'],
  ])('%s is read, written by `reg add` as %s', async (generation) => {
    const name = "Boîte de l'école Sainte-Thérèse";
    const mixed = {
      ...rightAccount(generation),
      'Account Name': name,
      'SMTP User': utf16(`${address}\0`),
      'Leave on Server': 0x000e0003,
    };
    const tree = outlookTree(generation, {
      "Profil de l'école": { accounts: [rightAccount(generation, 'po000567@adm.cfwb.be'), mixed] },
    });
    const { accounts } = await accountsOf(tree, addToRegistry);
    expect(accounts).toEqual([
      {
        program: 'outlook',
        version: placeOf[generation].version,
        profile: "Profil de l'école",
        isDefaultProfile: true,
        name,
        email: address,
        type: 'pop3',
        receiving: { host: 'adm.cfwb.be', port: 110, encryption: 'none', user: address, isSpa: false },
        sending: { host: 'smtp.cfwb.be', port: 465, encryption: 'tls', user: address, isSpa: null, login: 'own' },
        copies: { kind: 'removed-after', days: 14 },
      },
    ]);
  });

  it('is read among 50 accounts with 10,000 values, in under 100 ms', async () => {
    const others = Object.fromEntries(
      Array.from({ length: 180 }, (_, index) => [`Other ${index} Password`, utf16(`${canary} ${index}`)]),
    );
    const accounts = Array.from({ length: 50 }, (_, index) => ({
      ...rightAccount('365', index === 49 ? address : `ec${index}@adm.cfwb.be`),
      ...others,
    }));
    const tree = outlookTree('365', { Outlook: { accounts } });
    expect(Object.values(tree).flatMap(Object.keys).length).toBeGreaterThan(9_500);
    const read = await accountsOf(tree, importToRegistry);
    expect(read.accounts.map(({ email, receiving }) => [email, receiving.port])).toEqual([[address, null]]);
    const { firstReadMs, readMs } = read.answer;
    console.log(
      `50 accounts with 10,000 values: read in ${readMs.toFixed(1)} ms, at first, library and all, in ${firstReadMs.toFixed(1)} ms`,
    );
    expect(readMs).toBeLessThan(100);
  });

  it('is absent where there is none', async () => {
    expect((await ask()).reading).toEqual([
      { program: 'outlook', state: 'absent' },
      { program: 'new-outlook', state: 'absent' },
      { program: 'thunderbird', state: 'absent' },
    ]);
  });
});

/** What Thunderbird and the new Outlook keep in the user's folders, secrets included. */
const folders = { olk: join(localAppData, 'Microsoft', 'Olk'), thunderbird: join(roamingAppData, 'Thunderbird') };

function writeFiles(): void {
  const backup = JSON.stringify([{ emailAddress: address, accountType: 'Pop3', token: canary }]);
  const prefs = [
    ['mail.accountmanager.accounts', 'account1'],
    ['mail.account.account1.server', 'server1'],
    ['mail.server.server1.type', 'pop3'],
    ['mail.server.server1.hostname', 'adm.cfwb.be'],
    ['mail.server.server1.userName', address],
    ['mail.server.server1.password', canary],
    ['extensions.token', canary],
  ].map(([name, value]) => `user_pref("${name}", "${value}");\r\n`);
  const profile = join(folders.thunderbird, 'Profiles', 'école.default');
  for (const folder of [folders.olk, profile]) mkdirSync(folder, { recursive: true });
  writeFileSync(
    join(folders.olk, 'UserSettings.json'),
    JSON.stringify({ AccountLocalBackup: { Json: backup }, canary }),
  );
  const ini = '[Profile0]\r\nIsRelative=1\r\nPath=Profiles/école.default\r\n';
  writeFileSync(join(folders.thunderbird, 'profiles.ini'), ini);
  writeFileSync(join(profile, 'prefs.js'), prefs.join(''));
}
const eraseFiles = (): void => {
  for (const folder of Object.values(folders)) rmSync(folder, { recursive: true, force: true });
};

describe("files of other mail programs in the user's folders", () => {
  afterEach(eraseFiles);

  it('are read', async () => {
    writeFiles();
    const answer = await ask();
    expect(readingOf(answer, 'new-outlook')).toMatchObject({ accounts: [{ email: address, type: 'pop3' }] });
    expect(readingOf(answer, 'thunderbird')).toMatchObject({
      accounts: [
        { profile: 'école.default', type: 'pop3', receiving: { host: 'adm.cfwb.be', port: 110, user: address } },
      ],
    });
    expect(JSON.stringify(answer)).not.toContain(canary);
  });
});

describe('what other programs keep secret', () => {
  const folder = join(productFolder, 'staying');
  afterEach(() => {
    eraseFiles();
    rmSync(folder, { recursive: true, force: true });
  });

  it('is nowhere in the memory of the process that has read everything', async () => {
    await importToRegistry(outlookTree('2016', { Outlook: { accounts: [rightAccount('2016')] } }));
    writeFiles();
    mkdirSync(folder);
    const asked = ask({ staysBy: windowsPath(folder) });
    try {
      while (!existsSync(join(folder, 'ready'))) await Promise.race([asked, setTimeout(100)]);
      const processes = processesOf('mail-programs.mjs');
      expect(processes.some((pid) => isInMemory(pid, address))).toBe(true);
      expect(processes.filter((pid) => isInMemory(pid, canary))).toEqual([]);
    } finally {
      writeFileSync(join(folder, 'end'), '');
    }
    const { reading } = await asked;
    expect(reading?.map((one) => one.state === 'read' && one.accounts.length)).toEqual([1, 1, 1]);
  });
});

describe('our icon in the notification area', () => {
  it.each([
    ['hidden by the user', { IsPromoted: 0 }, true],
    ['hidden like every new one', {}, true],
    ['shown', { IsPromoted: 1 }, false],
  ] as const)('is %s', async (_how, promoted, expected) => {
    const executable = "C:\\Direction de l'école\\Vigie BMA.exe";
    await addToRegistry({
      [`${icons}\\111`]: { ExecutablePath: 'C:\\Windows\\explorer.exe', IsPromoted: 1 },
      [`${icons}\\222`]: { ExecutablePath: executable, ...promoted },
    });
    expect((await ask({ executable })).isIconHidden).toBe(expected);
  });

  it('is unknown where Windows notes no such thing', async () => {
    expect((await ask()).isIconHidden).toBeNull();
  });
});

describe('a mail program that runs', () => {
  const none = { outlook: false, 'new-outlook': false, thunderbird: false };

  /** Asked again until it is so: a program takes its time to start and to end. */
  async function lookUntil(isSo: (answer: MailProgramsAnswer) => boolean): Promise<MailProgramsAnswer> {
    for (let asked = 0; asked < 20; asked += 1) {
      const answer = await ask();
      if (isSo(answer)) return answer;
    }
    throw new Error('it did not come about');
  }

  it.each([
    ['OUTLOOK.EXE', 'outlook'],
    ['olk.exe', 'new-outlook'],
    ['thunderbird.exe', 'thunderbird'],
  ] as const)('%s is seen, and seen to be closed', async (name, program) => {
    expect((await ask()).running).toEqual(none);
    const file = join(productFolder, name);
    copyFileSync(windowsNode(), file);
    const started = startIdle(file);
    try {
      const { running, lookMs, lookBytes } = await lookUntil((answer) => answer.running?.[program] === true);
      expect(running).toEqual({ ...none, [program]: true });
      console.log(`a look: ${lookMs.toFixed(2)} ms; the library: ${(lookBytes / 1e6).toFixed(2)} MB of memory`);
      expect(lookMs).toBeLessThan(5);
    } finally {
      started.end();
    }
    expect((await lookUntil((answer) => answer.running?.[program] === false)).running).toEqual(none);
    rmSync(file);
  });
});
