import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import profile from '../../../assets/profiles/etnic.json' with { type: 'json' };
import { assessMailProgram, compareProgram } from '../../../src/domain/checks/mail-program.ts';
import type { AccountReading, MailProgramsReading } from '../../../src/domain/model/mail-program.ts';
import type { Difference, ProgramFinding } from '../../../src/domain/model/program-finding.ts';
import { serverProfileSchema } from '../../../src/domain/model/server-profile.ts';
import { newMailbox } from '../../../src/domain/model/state.ts';
import { account, type Given } from '../../support/mail-programs.ts';

const address = 'ec001234@adm.cfwb.be';
const mailbox = { address, user: null };
const etnic = serverProfileSchema.parse(profile);
const program = 'outlook';

const read = (...accounts: readonly AccountReading[]): MailProgramsReading => [
  { program: 'outlook', state: 'read', accounts: accounts.filter((one) => one.program === 'outlook') },
  ...(['new-outlook', 'thunderbird'] as const).map((other) => {
    const held = accounts.filter((one) => one.program === other);
    return held.length === 0
      ? ({ program: other, state: 'absent' } as const)
      : ({ program: other, state: 'read', accounts: held } as const);
  }),
];
const compare = (readings: MailProgramsReading | null, servers = etnic): ProgramFinding =>
  compareProgram(readings, servers, mailbox);
const differencesOf = (found: ProgramFinding): readonly Difference[] =>
  found.kind === 'compared' ? found.differences : [];
const ofAccount = (given: Given): readonly Difference[] => differencesOf(compare(read(account(given))));
const uncheckedOf = (given: Given): readonly string[] => {
  const found = compare(read(account(given)));
  return found.kind === 'compared' ? found.unchecked : [];
};

describe('a mail program that is set as the manual has it', () => {
  it('differs in nothing, and all of it was checked', () => {
    expect(compare(read(account()))).toEqual({
      kind: 'compared',
      programs: ['outlook'],
      differences: [],
      unchecked: [],
    });
  });

  it.each<[string, Given]>([
    ['hosts in capitals, with the dot of the root', { receiving: { host: 'ADM.cfwb.be.' } }],
    ['a user name in capitals', { receiving: { user: 'EC001234@ADM.CFWB.BE' } }],
    ['the other kind of encryption for sending', { sending: { encryption: 'starttls' } }],
    ['encryption for receiving, where the server may offer it', { receiving: { encryption: 'starttls' } }],
    ['one that chooses its encryption by itself', { sending: { encryption: 'automatic' } }],
    ['another name for the account', { name: 'Bureau', email: null }],
  ])('nor in %s', (_what, given) => {
    expect(ofAccount(given)).toEqual([]);
  });
});

describe('a mail program that is set otherwise', () => {
  it.each<[string, Given, readonly Difference[]]>([
    ['IMAP', { type: 'imap' }, [{ kind: 'imap', program }]],
    [
      'its servers swapped',
      { receiving: { host: 'smtp.cfwb.be' }, sending: { host: 'adm.cfwb.be' } },
      [{ kind: 'servers-swapped', program, receiving: 'adm.cfwb.be', sending: 'smtp.cfwb.be' }],
    ],
    [
      'the sending server in both places',
      { receiving: { host: 'smtp.cfwb.be' } },
      [{ kind: 'host', program, leg: 'receiving', found: 'smtp.cfwb.be', right: 'adm.cfwb.be' }],
    ],
    [
      'another sending server',
      { sending: { host: 'relay.example.be' } },
      [{ kind: 'host', program, leg: 'sending', found: 'relay.example.be', right: 'smtp.cfwb.be' }],
    ],
    [
      'another number for receiving',
      { receiving: { port: 995 } },
      [{ kind: 'port', program, leg: 'receiving', found: 995, right: 110 }],
    ],
    [
      'another number for sending',
      { sending: { port: 25 } },
      [{ kind: 'port', program, leg: 'sending', found: 25, right: 465 }],
    ],
    [
      'no encryption for sending',
      { sending: { encryption: 'none' } },
      [{ kind: 'encryption', program, leg: 'sending', found: 'none', right: 'tls' }],
    ],
    [
      'another user for receiving',
      { receiving: { user: 'ec001234' } },
      [{ kind: 'user', program, leg: 'receiving', found: 'ec001234', right: address }],
    ],
    [
      'another user for sending',
      { sending: { user: 'direction' } },
      [{ kind: 'user', program, leg: 'sending', found: 'direction', right: address }],
    ],
    [
      'no login for sending',
      { sending: { login: 'none' } },
      [{ kind: 'login', program, found: 'none', right: address }],
    ],
    [
      'the login of receiving for sending',
      { sending: { login: 'as-receiving', user: null } },
      [{ kind: 'login', program, found: 'as-receiving', right: address }],
    ],
    [
      'receiving before sending',
      { sending: { login: 'receive-first', user: 'other' } },
      [{ kind: 'login', program, found: 'receive-first', right: address }],
    ],
    ['SPA for receiving', { receiving: { isSpa: true } }, [{ kind: 'spa', program, leg: 'receiving' }]],
    ['SPA for sending', { sending: { isSpa: true } }, [{ kind: 'spa', program, leg: 'sending' }]],
    ['copies kept', { copies: { kind: 'kept' } }, [{ kind: 'copies', program, found: { kind: 'kept' } }]],
    [
      'copies kept for some days',
      { copies: { kind: 'removed-after', days: 14 } },
      [{ kind: 'copies', program, found: { kind: 'removed-after', days: 14 } }],
    ],
    [
      'copies kept until they are deleted',
      { copies: { kind: 'until-deleted' } },
      [{ kind: 'copies', program, found: { kind: 'until-deleted' } }],
    ],
  ])('is named: %s', (_what, given, differences) => {
    expect(ofAccount(given)).toEqual(differences);
  });

  it('must not encrypt where the server takes no encryption', () => {
    const plain = { ...etnic, pop3: { host: 'adm.cfwb.be', port: 110, security: 'plain' as const } };
    expect(differencesOf(compare(read(account({ receiving: { encryption: 'tls' } })), plain))).toEqual([
      { kind: 'encryption', program, leg: 'receiving', found: 'tls', right: 'none' },
    ]);
  });

  it('is compared by the login name where the mailbox has another', () => {
    const found = compareProgram(read(account()), etnic, { address, user: 'ec001234' });
    expect(differencesOf(found).map(({ kind }) => kind)).toEqual(['user', 'user']);
  });

  it('is compared only with the servers that there are', () => {
    expect(differencesOf(compare(read(account({ sending: { host: 'x.be' } })), { ...etnic, smtp: null }))).toEqual([]);
    expect(differencesOf(compare(read(account({ copies: { kind: 'kept' } })), { ...etnic, pop3: null }))).toEqual([]);
  });
});

describe('what is unknown or missing', () => {
  it.each<[Given, readonly string[]]>([
    [{ receiving: { host: null } }, ['servers']],
    [{ sending: { port: null, encryption: null } }, ['ports', 'encryption']],
    [{ receiving: { user: null } }, ['users']],
    [{ sending: { login: null } }, ['login']],
    [{ sending: { isSpa: null } }, ['spa']],
    [{ copies: null }, ['copies']],
    [{ sending: { encryption: 'automatic' } }, ['encryption']],
  ])('is not checked, and no difference: %j', (given, unchecked) => {
    expect(ofAccount(given)).toEqual([]);
    expect(uncheckedOf(given)).toEqual(unchecked);
  });

  it('is all of an account that has no servers', () => {
    expect(ofAccount({ type: 'other' })).toEqual([]);
    expect(uncheckedOf({ type: 'other' }).length).toBeGreaterThan(5);
  });

  it('is never an alarm, whatever else is there', () => {
    const side = { host: null, port: null, encryption: null, user: null, isSpa: null };
    fc.assert(
      fc.property(fc.constantFrom('15.0', '16.0', null), fc.boolean(), (version, isDefaultProfile) => {
        const given = { version, isDefaultProfile, receiving: side, sending: { ...side, login: null }, copies: null };
        expect(ofAccount(given)).toEqual([]);
      }),
    );
  });
});

describe('an account for the mailbox', () => {
  const other = account({ email: 'prive@example.be', receiving: { user: 'prive' } });

  it.each<[string, MailProgramsReading | null, ProgramFinding]>([
    ['cannot be looked for', null, { kind: 'unread', reason: 'not-available' }],
    ['is nowhere, since there is no program', [{ program, state: 'absent' }], { kind: 'unread', reason: 'no-program' }],
    [
      'is nowhere, since only the new Outlook is there, which comes with Windows',
      [{ program: 'new-outlook', state: 'read', accounts: [] }],
      { kind: 'unread', reason: 'no-program' },
    ],
    [
      'may be in the program that could not be read',
      [
        { program, state: 'unreadable' },
        { program: 'thunderbird', state: 'read', accounts: [other] },
      ],
      { kind: 'unread', reason: 'unreadable' },
    ],
    [
      'is missing in Outlook, whatever else is there',
      read(other),
      {
        kind: 'compared',
        programs: ['outlook'],
        differences: [{ kind: 'account-missing', programs: ['outlook'] }],
        unchecked: [],
      },
    ],
  ])('%s', (_what, readings, found) => {
    expect(compare(readings)).toEqual(found);
  });

  it('is found by its user name where it has no address', () => {
    expect(ofAccount({ email: null, sending: { port: 25 } })).toHaveLength(1);
    expect(ofAccount({ email: null, receiving: { user: 'ec001234' } }).map(({ kind }) => kind)).toEqual(['user']);
  });

  it('in two programs is one too many', () => {
    const found = compare(read(account(), account({ program: 'thunderbird', version: null })));
    expect(differencesOf(found)).toEqual([{ kind: 'several', programs: ['outlook', 'thunderbird'] }]);
  });

  it('twice in one program is one too many', () => {
    expect(differencesOf(compare(read(account(), account({ name: 'bis' }))))).toEqual([
      { kind: 'several', programs: ['outlook', 'outlook'] },
    ]);
  });

  it.each<[string, Given]>([
    ['an older version', { version: '15.0', copies: { kind: 'kept' } }],
    ['a profile that is not opened', { profile: 'Ancien', isDefaultProfile: false, copies: { kind: 'kept' } }],
  ])('that %s left behind does not count', (_what, given) => {
    expect(differencesOf(compare(read(account(given), account())))).toEqual([]);
  });

  it('in a profile that is not the default counts where there is no other', () => {
    const given = { profile: 'BMA', isDefaultProfile: false, copies: { kind: 'kept' } } as const;
    expect(ofAccount(given)).toHaveLength(1);
  });

  it('in the new Outlook may be copied to Microsoft, and the rest is not checked', () => {
    const found = compare(read(account({ program: 'new-outlook', type: 'other' })));
    expect(found).toMatchObject({ differences: [{ kind: 'cloud', program: 'new-outlook' }] });
    expect(found).toMatchObject({ unchecked: expect.arrayContaining(['servers', 'copies']) });
  });

  it('leaves nothing of other accounts in what is found', () => {
    expect(JSON.stringify(compare(read(other, account({ copies: { kind: 'kept' } }))))).not.toContain('prive');
  });
});

describe('the verdict on a mail program', () => {
  const verdict = (found: ProgramFinding | null) => {
    const { status, code } = assessMailProgram({
      ...newMailbox(address),
      program: { found, readMs: null, copiesOn: null },
    });
    return `${status} ${code}`;
  };

  it.each<[ProgramFinding | null, string]>([
    [null, 'unknown mail-program.unknown'],
    [{ kind: 'unread', reason: 'switched-off' }, 'unknown mail-program.unknown'],
    [compare(read(account())), 'ok mail-program.ok'],
    [compare(read(account({ sending: { port: 25 } }))), 'warning mail-program.differs'],
    [compare(read(account({ copies: { kind: 'kept' }, sending: { port: 25 } }))), 'warning mail-program.copies-left'],
  ])('of %j is %s', (found, said) => {
    expect(verdict(found)).toBe(said);
  });
});
