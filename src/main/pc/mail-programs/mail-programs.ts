import type { MailPrograms } from '../../../app/ports.ts';
import { readBounded } from '../../../disk/read-bounded.ts';
import type { MailProgram, ProgramReading } from '../../../domain/model/mail-program.ts';
import { readIconHidden } from './hidden-icon.ts';
import { readNewOutlook } from './new-outlook.ts';
import { readOutlook } from './outlook.ts';
import { openRegistry, type Registry } from './registry.ts';
import { type ListProcesses, lookForPrograms, openProcessList } from './running.ts';
import { type ReadFile, readThunderbird } from './thunderbird.ts';
import { isAccountOf, ofMailboxes } from './whose.ts';

export type MailProgramsParts = {
  readonly platform: NodeJS.Platform;
  /** Where the user's programs keep their files: `APPDATA`, `LOCALAPPDATA`. */
  readonly env: NodeJS.ProcessEnv;
  /** The path of our own program, whose icon it is. */
  readonly executable: string;
  readonly openRegistry?: (platform: NodeJS.Platform) => Registry | null;
  readonly openProcessList?: (platform: NodeJS.Platform) => ListProcesses | null;
  readonly readFile?: ReadFile;
};

/** This PC's mail programs. Nothing is loaded before something is asked, and elsewhere than on Windows nothing at all. */
export function createMailPrograms(parts: MailProgramsParts): MailPrograms {
  const { platform, env, executable, readFile = readWhole } = parts;
  const isWindows = platform === 'win32';
  const registry = once(() => (isWindows ? (parts.openRegistry ?? openRegistry)(platform) : null));
  const processes = once(() => (isWindows ? (parts.openProcessList ?? openProcessList)(platform) : null));
  return {
    async read(addresses) {
      if (!isWindows) return null;
      const { APPDATA: appData = '', LOCALAPPDATA: localAppData = '' } = env;
      const isTheirs = ofMailboxes(addresses);
      const readings = await Promise.all([
        attempt('outlook', async () => readOutlook(demanded(registry()), isTheirs)),
        attempt('new-outlook', () => readNewOutlook(demanded(localAppData), readFile, registry())),
        attempt('thunderbird', () => readThunderbird(demanded(appData), readFile)),
      ]);
      return readings.map((reading) =>
        reading.state === 'read'
          ? { ...reading, accounts: reading.accounts.filter((account) => isAccountOf(isTheirs, account)) }
          : reading,
      );
    },
    running: () => lookForPrograms(processes()),
    isIconHidden() {
      const opened = registry();
      try {
        return opened && readIconHidden(opened, executable);
      } catch {
        return null;
      }
    },
  };
}

/** Made when it is first asked for, then the same; also where it could not be made. */
function once<Made>(make: () => Made): () => Made {
  let made: { readonly it: Made } | null = null;
  return () => {
    made ??= { it: make() };
    return made.it;
  };
}

function demanded<Part>(part: Part | null | ''): Part {
  if (part === null || part === '') throw new Error('not on this PC');
  return part;
}

async function attempt(program: MailProgram, read: () => Promise<ProgramReading>): Promise<ProgramReading> {
  try {
    return await read();
  } catch {
    return { program, state: 'unreadable' };
  }
}

const readWhole: ReadFile = async (path, mostBytes) => {
  const file = await readBounded(path, mostBytes);
  if (file.kind === 'read') return file.bytes;
  if (file.kind === 'absent') return null;
  throw new Error(file.kind);
};
