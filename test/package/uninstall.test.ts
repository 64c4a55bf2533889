import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { root, scratch } from './support/pack.ts';
import { whyNotHere } from './support/prerequisites.ts';
import { startWindowsPc, type WindowsPc } from './support/windows-pc.ts';

const isSkipped = whyNotHere()['the uninstaller'] !== null;
const include = join(root, 'assets', 'installer', 'uninstall.nsh');
/** Windows' numbers of buttons. */
const button = { ok: '1', yes: '6', no: '7' } as const;

function compile(name: string, defines: Readonly<Record<string, string>> = {}): string {
  const file = join(scratch, `${name}.exe`);
  const given = Object.entries({ ...defines, OUT_FILE: file }).map(([define, value]) => `-D${define}=${value}`);
  const script = join(root, 'test', 'package', 'nsis', `${name}.nsi`);
  execFileSync('makensis', ['-V2', '-WX', '-INPUTCHARSET', 'UTF8', ...given, script], { encoding: 'utf8' });
  return file;
}

describe.skipIf(isSkipped)('the uninstaller, under Wine', () => {
  let pc: WindowsPc;
  let installer = '';
  let answerer = '';
  const local = (...names: string[]): string => join(pc.localAppData, ...names);
  const installed = (): boolean => existsSync(local('Programs', 'Vigie BMA', 'Vigie BMA.exe'));
  const settings = (): boolean => existsSync(local('Vigie BMA', 'settings.json'));
  /** Where the program was when it was told to forget; null where it was not told. */
  const forgottenFrom = (): string | null =>
    existsSync(local('forgotten-from.txt')) ? readFileSync(local('forgotten-from.txt'), 'latin1') : null;
  /** The file that is started hands over to a copy of itself, and the folder's end is the copy's. */
  const uninstall = async (...args: string[]): Promise<void> => {
    await pc.run(local('Programs', 'Vigie BMA', 'Uninstall Vigie BMA.exe'), ...args);
    await vi.waitUntil(() => !existsSync(local('Programs', 'Vigie BMA')), { timeout: 60_000 });
  };
  /** Answers the message boxes meanwhile. @returns each one's text, after the number of the button pressed */
  async function answering(buttons: readonly string[], doing: Promise<unknown>): Promise<string[]> {
    const answers = join(scratch, 'answers.txt');
    rmSync(answers, { force: true });
    const [code] = await Promise.all([pc.run(answerer, ...buttons), doing]);
    expect(code).toBe(0);
    return readFileSync(answers, 'utf16le').split(/^(?=\d+ )/m);
  }

  beforeAll(async () => {
    const program = compile('program');
    answerer = compile('answer');
    installer = compile('harness', { INCLUDE: include, PROGRAM: program });
    mkdirSync(join(scratch, 'pc'));
    pc = await startWindowsPc(join(scratch, 'pc'));
  });
  afterAll(() => pc?.stop());
  beforeEach(async () => {
    rmSync(local('forgotten-from.txt'), { force: true });
    rmSync(local('cannot-forget'), { force: true });
    mkdirSync(local('Vigie BMA'), { recursive: true });
    writeFileSync(local('Vigie BMA', 'settings.json'), '{}');
    expect(await pc.run(installer, '/S')).toBe(0);
    expect(installed()).toBe(true);
  });

  it("leaves no copy of the installer on the user's disk", () => {
    expect(existsSync(local('vigie-bma-updater'))).toBe(false);
  });

  it('asks nothing and keeps everything when a newer version is installed over it', async () => {
    expect(await pc.run(installer, '/S')).toBe(0);
    expect([installed(), settings(), forgottenFrom()]).toEqual([true, true, null]);
  });

  it('asks nothing and keeps everything with --updated, which an upgrade gives it besides /S', async () => {
    await uninstall('--updated');
    expect([installed(), settings(), forgottenFrom()]).toEqual([false, true, null]);
  });

  it('asks nothing and keeps everything when it is silent', async () => {
    await uninstall('/S');
    expect([installed(), settings(), forgottenFrom()]).toEqual([false, true, null]);
  });

  it('on yes has the program forget everything, while it is still there', async () => {
    writeFileSync(local('Vigie BMA', 'Local State'), '{}');
    const [question = ''] = await answering([button.yes], uninstall('--language=1033'));
    expect(question).toMatch(/^6 Erase the settings of Vigie BMA and the passwords/);
    expect([installed(), settings()]).toEqual([false, false]);
    // With what Chromium held until the program had ended.
    expect(existsSync(local('Vigie BMA'))).toBe(false);
    expect(forgottenFrom()).toMatch(/\\AppData\\Local\\Programs\\Vigie BMA\\Vigie BMA\.exe$/);
  });

  it.each([
    ['with the program it starts', ['/S'], false],
    ['not in an upgrade, which brings the program back', ['--updated'], true],
  ])("takes away the key that a toast's click starts the program by, %s", async (_when, args, isKept) => {
    const source = readFileSync(join(root, 'src', 'main', 'pc', 'identity.ts'), 'utf8');
    const id = /name: 'Vigie BMA',\s+toastActivator: '(\{[^}]+\})'/.exec(source)?.[1] ?? 'none';
    const key = `HKCU\\Software\\Classes\\CLSID\\${id}`;
    expect(await pc.run('reg', 'add', `${key}\\LocalServer32`, '/ve', '/d', 'C:\\Vigie BMA.exe', '/f')).toBe(0);
    await uninstall(...args);
    expect((await pc.run('reg', 'query', key)) === 0).toBe(isKept);
  });

  it('on no keeps everything', async () => {
    const [question = ''] = await answering([button.no], uninstall('--language=1036'));
    expect(question).toMatch(/^7 Effacer aussi les réglages de Vigie BMA et les mots de passe/);
    expect([installed(), settings(), forgottenFrom()]).toEqual([false, true, null]);
  });

  it('takes Enter for a no', async () => {
    const [question = ''] = await answering(['default'], uninstall());
    expect(question).toMatch(/^7 /);
    expect([installed(), settings(), forgottenFrom()]).toEqual([false, true, null]);
  });

  it('says so when not everything could be erased', async () => {
    writeFileSync(local('cannot-forget'), '');
    const [, notice = ''] = await answering([button.yes, button.ok], uninstall('--language=1036'));
    expect(notice).toMatch(/^1 Tout n'a pas pu être effacé\..* be\.vigie-bma.*\\AppData\\Local\\Vigie BMA\.$/m);
    expect([installed(), settings()]).toEqual([false, true]);
  });
});

describe("what the harness takes from electron-builder's templates", () => {
  const template = (name: string): string =>
    readFileSync(join(root, 'node_modules', 'app-builder-lib', 'templates', 'nsis', name), 'utf8');

  it('is that files go after the question, and that the uninstaller has made itself silent before', () => {
    const uninstaller = template('uninstaller.nsh');
    const places = ['SetSilent silent\n    !endif', '!insertmacro customUnInstall\n', 'RMDir /r $INSTDIR'].map((text) =>
      uninstaller.indexOf(text),
    );
    expect(places.every((at) => at > 0)).toBe(true);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });

  it('is that an upgrade runs the old uninstaller silently, with --updated', () => {
    const installUtil = template(join('include', 'installUtil.nsh'));
    expect(installUtil).toContain('StrCpy $0 "$0 --updated"');
    expect(installUtil).toContain('"$uninstallerFileNameTemp" /S /KEEP_APP_DATA $0 _?=$installationDir');
  });

  it('is the copy of the installer', () => {
    expect(template(join('include', 'installer.nsh'))).toMatch(
      /copyFile "\$EXEPATH" "\$LOCALAPPDATA\\\$\{APP_INSTALLER_STORE_FILE\}"/,
    );
  });
});
