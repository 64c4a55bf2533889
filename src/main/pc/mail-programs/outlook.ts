import type { AccountReading, ProgramReading } from '../../../domain/model/mail-program.ts';
import { accountNames, accountOf } from './outlook-account.ts';
import type { Registry } from './registry.ts';
import { numbersOf, textOf } from './registry-words.ts';
import type { IsTheirs } from './whose.ts';

/** More profiles and accounts than any PC has; what lies beyond is not looked at. */
const mostProfiles = 20;
const mostAccounts = 100;

/** The section of a profile that holds its accounts, each in a key of eight hexadecimal digits. */
const accountsSection = '9375CFF0413111d3B88A00104B2A6676';
/** Lists the accounts that are live among those keys: what was removed in Outlook may leave its key behind. */
const liveAccounts = '{ED475418-B0D6-11D2-8C3B-00104B2A6676}';

const office = 'Software\\Microsoft\\Office';
const messaging = 'Software\\Microsoft\\Windows NT\\CurrentVersion\\Windows Messaging Subsystem\\Profiles';

/** Where one generation of Outlook keeps its profiles, and where it says which of them it opens. */
type Place = { readonly version: string | null; readonly profiles: string; readonly settings: string };

/**
 * Classic Outlook's accounts of these mailboxes, of the newest version that has profiles: an older one's stay behind when Office is
 * upgraded, and nothing opens them any more. Throws where the registry does.
 */
export function readOutlook(registry: Registry, isTheirs: IsTheirs): ProgramReading {
  for (const place of places(registry)) {
    const profiles = registry.subKeys(place.profiles) ?? [];
    if (profiles.length > 0)
      return { program: 'outlook', state: 'read', accounts: accountsIn(registry, place, profiles, isTheirs) };
  }
  return { program: 'outlook', state: 'absent' };
}

function* places(registry: Registry): Generator<Place> {
  for (const version of ['16.0', '15.0']) {
    const settings = `${office}\\${version}\\Outlook`;
    yield { version, profiles: `${settings}\\Profiles`, settings };
  }
  // One place for all the older ones; which of them is there shows elsewhere.
  const version = ['14.0', '12.0', '11.0'].find((one) => registry.subKeys(`${office}\\${one}\\Outlook`) !== null);
  yield { version: version ?? null, profiles: messaging, settings: messaging };
}

/** What tells whose account it is; the rest of anybody else's is never read. */
const whoseNames = ['Email', 'POP3 User', 'SMTP User'] as const;

function accountsIn(
  registry: Registry,
  place: Place,
  names: readonly string[],
  isTheirs: IsTheirs,
): readonly AccountReading[] {
  const opened = textOf(registry.values(place.settings, ['DefaultProfile'])?.DefaultProfile ?? null);
  const isDefault = (name: string): boolean => names.length === 1 || name.toLowerCase() === opened?.toLowerCase();
  return names
    .toSorted((a, b) => Number(isDefault(b)) - Number(isDefault(a)))
    .slice(0, mostProfiles)
    .flatMap((profile) => accountKeys(registry, `${place.profiles}\\${profile}`).map((key) => ({ profile, key })))
    .slice(0, mostAccounts)
    .flatMap(({ profile, key }) => {
      const whose = registry.values(key, whoseNames);
      if (!whose || !isTheirs(...whoseNames.map((name) => textOf(whose[name])))) return [];
      const values = registry.values(key, accountNames);
      const facts = { version: place.version, profile, isDefaultProfile: isDefault(profile) };
      return values ? [accountOf(values, facts)] : [];
    });
}

/** The keys of a profile's accounts. */
function accountKeys(registry: Registry, profile: string): readonly string[] {
  const section = `${profile}\\${accountsSection}`;
  const keys = (registry.subKeys(section) ?? []).filter((name) => /^[\da-f]{8}$/i.test(name));
  const listIn = (key: string) => numbersOf(registry.values(key, [liveAccounts])?.[liveAccounts] ?? null);
  const live = listIn(section) ?? listIn(profile);
  return keys
    .filter((name) => live === null || live.includes(Number.parseInt(name, 16)))
    .map((name) => `${section}\\${name}`);
}
