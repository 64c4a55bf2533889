import { emailPattern, hostPattern } from '../../../domain/address.ts';
import type { Contact, ServerProfile } from '../../../domain/server-profile.ts';
import {
  type ContactDraft,
  type ContactKind,
  contactKinds,
  type ProfileDraft,
  type ServerDraft,
  type ServerKind,
  securities,
  serverKinds,
} from './profile-draft.ts';
import { isTime } from './time-text.ts';

export type ProfileProblem = 'host' | 'port' | 'months' | 'url' | 'name' | 'email' | 'hours';
/** What is wrong, by field: `pop3.host`, `months`, `technical.email`… */
export type ProfileProblems = Readonly<Record<string, ProfileProblem>>;

export type ReadProfile =
  | { readonly ok: true; readonly profile: ServerProfile }
  | { readonly ok: false; readonly problems: ProfileProblems };

/** The profile that a form stands for. What it accepts, `serverProfileSchema` accepts as well. */
export function readDraft(draft: ProfileDraft, before: ServerProfile): ReadProfile {
  const problems: Record<string, ProfileProblem> = {
    ...Object.assign({}, ...serverKinds.map((kind) => serverProblems(kind, draft[kind]))),
    ...(isWhole(draft.months, 1, 60) ? {} : { months: 'months' }),
    ...(isPage(draft.webmail) ? {} : { webmail: 'url' }),
    ...(isPage(draft.cerbere) ? {} : { cerbere: 'url' }),
    ...Object.assign({}, ...contactKinds.map((kind) => contactProblems(kind, draft[kind]))),
  };
  if (Object.keys(problems).length > 0) return { ok: false, problems };
  const profile = {
    ...before,
    ...Object.fromEntries(serverKinds.map((kind) => [kind, serverIn(kind, draft[kind])])),
    passwordLifetimeMonths: Number(draft.months),
    links: { webmail: draft.webmail.trim(), cerbere: draft.cerbere.trim() },
    contacts: { technical: contactIn(draft.technical), passwords: contactIn(draft.passwords) },
  };
  return { ok: true, profile };
}

function serverProblems(kind: ServerKind, { isUsed, host, port }: ServerDraft): ProfileProblems {
  if (!isUsed) return {};
  return {
    ...(hostPattern.test(host.trim()) ? {} : { [`${kind}.host`]: 'host' }),
    ...(isWhole(port, 1, 65_535) ? {} : { [`${kind}.port`]: 'port' }),
  };
}

function serverIn(kind: ServerKind, { isUsed, host, port, security }: ServerDraft) {
  const known = securities[kind].find((one) => one === security) ?? securities[kind][0];
  return isUsed ? { host: host.trim(), port: Number(port), security: known } : null;
}

function contactProblems(kind: ContactKind, { name, email, opens, closes }: ContactDraft): ProfileProblems {
  const hasHours = opens !== '' || closes !== '';
  const areHoursGood = isTime(opens) && isTime(closes) && opens < closes;
  return {
    ...(name.trim() === '' ? { [`${kind}.name`]: 'name' } : {}),
    ...(email.trim() === '' || emailPattern.test(email.trim()) ? {} : { [`${kind}.email`]: 'email' }),
    ...(hasHours && !areHoursGood ? { [`${kind}.hours`]: 'hours' } : {}),
  };
}

const contactIn = ({ name, phone, email, days, opens, closes }: ContactDraft): Contact => ({
  name: name.trim(),
  phone: phone.trim() || null,
  email: email.trim() || null,
  days: [...days],
  opens: opens || null,
  closes: closes || null,
});

function isWhole(typed: string, min: number, max: number): boolean {
  const text = typed.trim();
  return /^\d{1,5}$/.test(text) && Number(text) >= min && Number(text) <= max;
}

function isPage(typed: string): boolean {
  const text = typed.trim();
  return /^https?:\/\/[^\s]+$/i.test(text) && URL.canParse(text);
}

/** Some server that a password is sent to is another one, or is spoken to in another way. */
export const asksPasswordsAgain = (before: ServerProfile, next: ServerProfile): boolean =>
  serverKinds.some((kind) => JSON.stringify(before[kind]) !== JSON.stringify(next[kind]));
