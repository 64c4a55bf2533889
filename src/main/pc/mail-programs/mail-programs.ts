import type { MailPrograms } from '../../../app/ports.ts';
import type { AccountReading, MailProgram, ProgramReading } from '../../../domain/model/mail-program.ts';
import { readOutlook } from './outlook.ts';
import { openRegistry, type Registry } from './registry.ts';

export type MailProgramsParts = {
  readonly platform: NodeJS.Platform;
  /** Opens the registry, once it is needed. */
  readonly registry?: (platform: NodeJS.Platform) => Registry | null;
};

/** This PC's mail programs. Nothing is loaded before something is asked, and elsewhere than on Windows nothing at all. */
export function createMailPrograms({ platform, registry: open = openRegistry }: MailProgramsParts): MailPrograms {
  let opened: Registry | null | undefined;
  const registry = (): Registry | null => {
    if (opened === undefined) opened = open(platform);
    return opened;
  };
  return {
    async read(addresses) {
      if (platform !== 'win32') return null;
      const ofTheirs = isOf(addresses);
      return [attempt('outlook', () => readOutlook(registry() ?? unreadable()))].map((reading) =>
        reading.state === 'read' ? { ...reading, accounts: reading.accounts.filter(ofTheirs) } : reading,
      );
    },
    running: () => null,
    isIconHidden: () => null,
  };
}

const unreadable = (): never => {
  throw new Error('no registry');
};

function attempt(program: MailProgram, read: () => ProgramReading): ProgramReading {
  try {
    return read();
  } catch {
    return { program, state: 'unreadable' };
  }
}

/** Whether an account is one of these mailboxes', by its address or by a user name that may lack the domain. */
function isOf(addresses: readonly string[]): (account: AccountReading) => boolean {
  const known = new Set(addresses.flatMap((address) => [address, address.replace(/@.*$/, '')]).map(plain));
  return ({ email, receiving, sending }) =>
    [email, receiving.user, sending.user].some((one) => one !== null && known.has(plain(one)));
}

const plain = (text: string): string => text.trim().toLowerCase();
