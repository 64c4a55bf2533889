/** One mailbox of the lab. */
export type Account = {
  readonly user: string;
  /** Opens POP3 and IMAP. */
  readonly password: string;
  /** Opens SMTP: the lab's stand-in for the CERBERE password. */
  readonly submissionPassword: string;
  readonly messages: number;
  /** Mean bytes of one message on disk. */
  readonly messageBytes: number;
  /** Dovecot `quota_rule`. */
  readonly quota: string;
};

export const quotaLimitBytes = 50 * 1_048_576;
export const quotaLimitMessages = 30_000;
/** Share of the quota that the account `full` uses. */
export const fullShare = 0.98;

const usualQuota = `*:storage=50M:messages=${quotaLimitMessages}`;

function account(name: string, rest: Partial<Account> = {}): Account {
  return {
    user: `${name}@lab.test`,
    password: `entrée-${name}`,
    submissionPassword: `cerbere-${name}`,
    messages: 1,
    messageBytes: 700,
    quota: usualQuota,
    ...rest,
  };
}

const fullMessages = 25;

export const accounts = {
  empty: account('empty', { messages: 0 }),
  one: account('one'),
  thousand: account('thousand', { messages: 1_000 }),
  many: account('many', { messages: 20_000 }),
  full: account('full', {
    messages: fullMessages,
    messageBytes: Math.floor((quotaLimitBytes * fullShare) / fullMessages),
    quota: '*:storage=50M',
  }),
  /** Far above its limit. */
  over: account('over', { messages: 3, quota: '*:storage=1K' }),
  unlimited: account('unlimited', { quota: '*:storage=0' }),
  /** Its sessions are recorded word for word by Dovecot. */
  witness: account('witness', { messages: 3 }),
  /** Refused on purpose. */
  refused: account('refused'),
  /** Disturbed on purpose, to show that the proofs would notice. */
  control: account('control', { messages: 2 }),
} as const satisfies Record<string, Account>;

/** Accounts that the password database has something to say about, whatever the password. They are never let in. */
export const troubledAccounts = {
  /** On a list of those who are not let in any more. */
  disabled: account('disabled'),
  /** Its password is right and it is not let in, with a reason; on the strict Dovecot. */
  suspended: account('suspended'),
  /** Refused with a reason. */
  expired: account('expired'),
  /** Kept in a database that cannot be read. */
  unreadable: account('unreadable'),
  /** Its password is right, and nobody knows where its mail is. */
  homeless: account('homeless'),
  /** Its password is right, and its mail folder cannot be opened. */
  sealed: account('sealed'),
} as const satisfies Record<string, Account>;

function special(name: string, password: string): Account {
  return account(name, { password, submissionPassword: password });
}

/** Accounts whose passwords are hard to carry; incoming and outgoing alike. */
export const specialAccounts: Readonly<Record<string, Account>> = {
  'spaces inside': special('spaces', 'mot de  passe'),
  'a leading space': special('leading', ' debut'),
  'a trailing space': special('trailing', 'fin '),
  'quotes and a backslash': special('quotes', `a"b'c\\d`),
  'a euro sign': special('euro', 'p€ss'),
  'an e acute': special('acute', 'été'),
  'colon, semicolon and percent': special('colon', 'a:b;c%d%u'),
  '128 characters': special('long', '0123456789abcdef'.repeat(8)),
};

export const allAccounts: readonly Account[] = [...Object.values(accounts), ...Object.values(specialAccounts)];
