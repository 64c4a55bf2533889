import { spawn } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';

function required(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: start these tests with \`npm run test:wine\`.`);
  return value;
}

const driveC = join(required('WINEPREFIX'), 'drive_c');
const [user = ''] = readdirSync(join(driveC, 'users')).filter((name) => name !== 'Public');

/** Folders of the Windows PC, as Linux paths. */
export const userFolder = join(driveC, 'users', user);
export const localAppData = join(userFolder, 'AppData', 'Local');
export const roamingAppData = join(userFolder, 'AppData', 'Roaming');
/** Where a per-user installer puts the product. */
export const productFolder = join(localAppData, 'Programs', 'Vigie BMA');

/** `C:\…`, for a Linux path below the drive. */
export const windowsPath = (path: string): string => `C:\\${relative(driveC, path).replaceAll('/', '\\')}`;

/** Wine's own variables and what a program needs to start; nothing else of this machine's reaches it. */
const wineVariables = /^(WINE.*|HOME|USER|LOGNAME|LC_ALL|PATH)$/;
const wineEnvironment = (): Record<string, string | undefined> =>
  Object.fromEntries(Object.entries(process.env).filter(([name]) => wineVariables.test(name)));

/** A Windows program that goes on until it is ended. */
export type Lasting = { end(): void };

const idle = 'setInterval(() => undefined, 2 ** 30)';

/** Starts Windows' Node, which does nothing for good. @param program its Linux path, under whatever name */
export function startIdle(program: string): Lasting {
  const child = spawn('wine', [program, '-e', idle], { env: wineEnvironment(), stdio: 'ignore' });
  return { end: () => void child.kill('SIGKILL') };
}

/** Keeps one Windows program running: Wine ends its services with the last one, and starting them takes seconds. */
export const keepWindowsUp = (): Lasting => startIdle(windowsNode());

/** The Linux path of Windows' Node. */
export const windowsNode = (): string => required('VIGIE_WINE_NODE');

export type Run = { readonly code: number | null; readonly out: string; readonly err: string };

/** A Windows process that is not done by then is ended. */
const longestRunMs = 45_000;

/** Runs a script of the product's folder with Windows' Node. */
export const runWindows = (
  script: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Run> => runProgram([windowsNode(), windowsPath(join(productFolder, script)), ...args], env);

/** Runs a Windows program, Wine's own or one named by its Linux path; its output goes through files, never pipes. */
export async function runProgram(command: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Run> {
  const folder = mkdtempSync(join(required('WINEPREFIX'), '..', 'run-'));
  const [outFile, errFile] = [join(folder, 'out.txt'), join(folder, 'err.txt')];
  const [out, err] = [openSync(outFile, 'w'), openSync(errFile, 'w')];
  try {
    const code = await new Promise<number | null>((resolve, reject) => {
      const child = spawn('wine', command, {
        cwd: productFolder,
        env: { ...wineEnvironment(), ...env },
        stdio: ['ignore', out, err],
        timeout: longestRunMs,
        killSignal: 'SIGKILL',
      });
      child.once('error', reject);
      child.once('exit', resolve);
    });
    return { code, out: readFileSync(outFile, 'utf8'), err: readFileSync(errFile, 'utf8') };
  } finally {
    closeSync(out);
    closeSync(err);
    rmSync(folder, { recursive: true });
  }
}

/**
 * Runs one of `test/wine/programs` with a request, and gives its answer, both as JSON.
 * @throws Error with what it said, unless it ended well
 */
export async function askWindows<Request, Answer>(
  program: string,
  request: Request,
  args: readonly string[] = [],
): Promise<Answer> {
  const requestFile = join(productFolder, 'request.json');
  writeFileSync(requestFile, JSON.stringify(request));
  const { code, out, err } = await runWindows(`${program}.mjs`, args, {
    VIGIE_WINE_REQUEST: windowsPath(requestFile),
    // Outside Electron its package only tells where Electron is, and is content with any answer.
    ELECTRON_OVERRIDE_DIST_PATH: 'C:\\nowhere',
  });
  if (code !== 0 || err !== '') throw new Error(`${program}.mjs ended with ${code}: ${err}${out}`);
  return JSON.parse(out) as Answer;
}
