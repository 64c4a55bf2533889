/** The three protocols the embedded servers speak. */
export const protocols = ['pop3', 'smtp', 'imap'] as const;
export type Protocol = (typeof protocols)[number];

/**
 * Points of a conversation at which a fault can strike, in the server's eyes: `connect` is before anything is said,
 * `tls` instead of the handshake, every other one instead of (or in) the reply to the commands of that name. `mail` stands
 * for all commands on messages, `user` also for the challenges of AUTH.
 */
export const moments = [
  'connect',
  'tls',
  'greeting',
  'capabilities',
  'starttls',
  'user',
  'password',
  'stat',
  'uidl',
  'quota',
  'mail',
  'quit',
] as const;
export type Moment = (typeof moments)[number];

/** Ways to refuse a login, right password or not. Each protocol has its own words, see {@link refusalText}. */
export const loginRefusals = [
  'password-refused',
  'password-expired',
  'bare-refusal',
  'echo-password',
  'in-use',
  'login-delay',
  'temporary',
  'permanent',
] as const;
export type LoginRefusal = (typeof loginRefusals)[number];

/** One thing that goes wrong with a server; a server has at most one at a time. */
export type Fault =
  /** Nobody listens on the port. Open sessions are cut. */
  | { readonly kind: 'refuse-connections' }
  /** From this moment on the server keeps the connection and says nothing. */
  | { readonly kind: 'stall'; readonly at: Moment }
  /** FIN instead of the reply. */
  | { readonly kind: 'close'; readonly at: Moment }
  /** RST instead of the reply. */
  | { readonly kind: 'reset'; readonly at: Moment }
  /** From this moment on, one byte at a time. */
  | { readonly kind: 'drip'; readonly at: Moment; readonly intervalMs: number }
  /** Every reply at this moment, or every reply at all, comes late. */
  | { readonly kind: 'delay'; readonly at: Moment | null; readonly delayMs: number }
  /** The reply starts as it should, but its line never ends: that many octets, then silence. */
  | { readonly kind: 'over-long-line'; readonly at: Moment; readonly octets: number }
  /** This text instead of the reply; for IMAP, `{tag}` stands for the command's tag. At `password` it also decides the login. */
  | { readonly kind: 'reply'; readonly at: Moment; readonly text: string }
  /** Encryption is not offered although the server is set up for it. */
  | { readonly kind: 'starttls-not-offered' }
  /** Encryption is offered, then refused. */
  | { readonly kind: 'starttls-refused' }
  /** Plain text sent along with the agreement to encrypt, as an attacker in the middle would (RFC 2595 section 3). */
  | { readonly kind: 'starttls-injection' }
  /** No login before encryption; no effect on an encrypted session. */
  | { readonly kind: 'plaintext-login-refused' }
  | { readonly kind: LoginRefusal };

/** One byte a second from the first. */
export const drip = { kind: 'drip', at: 'greeting', intervalMs: 1_000 } as const satisfies Fault;
/** Accepts, and says nothing. */
export const silence = { kind: 'stall', at: 'connect' } as const satisfies Fault;
/** Greets with bytes that are no mail protocol at all. */
export const garbageGreeting: Fault = {
  kind: 'reply',
  at: 'greeting',
  text: '\u0016\u0003\u0001 \u007f\u0000?@ no such thing',
};

const greetings: Readonly<Record<Protocol | 'http' | 'ssh', string>> = {
  pop3: '+OK POP3 server ready',
  smtp: '220 localhost ESMTP',
  imap: '* OK [CAPABILITY IMAP4rev1] IMAP4rev1 server ready',
  http: 'HTTP/1.1 400 Bad Request',
  ssh: 'SSH-2.0-OpenSSH_9.9',
};

/** The greeting of another protocol: the servers or ports were swapped. */
export const greetingOf = (protocol: keyof typeof greetings): Fault => ({
  kind: 'reply',
  at: 'greeting',
  text: greetings[protocol],
});

/** The way in which this fault refuses logins; null where it does not. */
export function loginRefusalOf(fault: Fault | null): LoginRefusal | null {
  return loginRefusals.find((refusal) => refusal === fault?.kind) ?? null;
}

const refusalTexts: Readonly<Record<LoginRefusal, Readonly<Record<Protocol, string>>>> = {
  'password-refused': {
    pop3: '-ERR [AUTH] Authentication failed.',
    smtp: '535 5.7.8 Error: authentication failed',
    imap: '{tag} NO [AUTHENTICATIONFAILED] Authentication failed.',
  },
  'password-expired': {
    pop3: '-ERR [AUTH] Password expired',
    smtp: '535 5.7.8 Mot de passe expiré',
    imap: '{tag} NO [EXPIRED] Password expired',
  },
  'bare-refusal': {
    pop3: '-ERR',
    smtp: '535 Incorrect authentication data',
    imap: '{tag} NO Login failed',
  },
  'echo-password': {
    pop3: '-ERR [AUTH] no user with password {password}',
    smtp: '535 5.7.8 no user with password {password}',
    imap: '{tag} NO [AUTHENTICATIONFAILED] no user with password {password}',
  },
  'in-use': {
    pop3: '-ERR [IN-USE] Mailbox is locked by another session',
    smtp: '421 4.7.0 Too many sessions for this user',
    imap: '{tag} NO [INUSE] Mailbox is locked by another session',
  },
  'login-delay': {
    pop3: '-ERR [LOGIN-DELAY] Too soon after the last login',
    smtp: '454 4.7.0 Too many logins, try again later',
    imap: '{tag} NO [LIMIT] Too many logins, try again later',
  },
  temporary: {
    pop3: '-ERR [SYS/TEMP] Authentication service is not available',
    smtp: '454 4.7.0 Temporary authentication failure',
    imap: '{tag} NO [UNAVAILABLE] Temporary authentication failure',
  },
  permanent: {
    pop3: '-ERR [SYS/PERM] Account is disabled',
    smtp: '525 5.7.13 User account disabled',
    imap: '{tag} NO [CONTACTADMIN] User account disabled',
  },
};

/** The refusal in the protocol's words; may hold `{tag}` and `{password}`. */
export const refusalText = (refusal: LoginRefusal, protocol: Protocol): string => refusalTexts[refusal][protocol];

/** Whether a login answered with this scripted reply counts as accepted. */
export const isAcceptance = (text: string): boolean => /^(\+OK|235|\{tag\} OK)\b/.test(text);
