import type { DueLook } from '../domain/leg/index.ts';
import type { Leg } from '../domain/model/health.ts';
import { isRefusal } from '../domain/model/latch.ts';
import { latchedBy } from '../domain/model/leg-state.ts';
import { mailboxOf, type WatchState } from '../domain/model/state.ts';
import type { Looked, WatchEvent } from '../domain/model/watch-event.ts';
import { type AskParts, createAsk } from './ask-servers.ts';
import type { Conversation, Conversations } from './conversations.ts';
import type { Secrets } from './ports.ts';

/** A login with a password that was just typed. */
export type TypedLogin = {
  readonly address: string;
  readonly leg: Leg;
  readonly password: string;
  /** Sent although it was refused before. */
  readonly isInsisted: boolean;
};

export type LookParts = AskParts & {
  readonly secrets: Secrets;
  readonly conversations: Conversations;
  readonly state: () => WatchState;
  readonly apply: (event: WatchEvent) => void;
};

export type Looks = {
  /** Makes a look that is due. @returns what became of it; null where something happened before it could begin */
  look(due: DueLook): Promise<WatchEvent | null>;
  /** Logs in once with a typed password. @returns what came of it; null where it was cut before there was an answer */
  logIn(typed: TypedLogin): Promise<Looked | null>;
  /** The latch is written down beside the password's binding as well. */
  noteRefusal(address: string, leg: Leg): void;
};

/** The two ways to ask a server: with the stored password when a look is due, and with one that was just typed. */
export function createLooks({ conversations, secrets, state, apply, ...parts }: LookParts): Looks {
  const { clock } = parts;
  const ask = createAsk(parts);
  const question = async (
    { address, leg, servers, signal }: Conversation,
    password: string,
    isInsisted: boolean,
  ): Promise<Looked | null> => {
    const mailbox = mailboxOf(state(), address);
    return mailbox ? ask({ leg, mailbox, servers, password, isInsisted, signal }) : null;
  };
  const tryLook = async (open: Conversation, isInsisted: boolean): Promise<WatchEvent | null> => {
    const { address, leg, servers, signal } = open;
    const of = { address, leg };
    const server = leg === 'receiving' ? servers.pop3 : servers.smtp;
    if (!server) return { kind: 'rules-changed', atMs: clock.now() };
    const secret = await secrets.password(address, leg);
    if (signal.aborted) return null;
    if (secret.kind !== 'found' || secret.password === '') {
      return { kind: 'password-missing', atMs: clock.now(), ...of, isUnreadable: secret.kind === 'unreadable' };
    }
    apply({ kind: 'look-begun', atMs: clock.now(), ...of });
    const looked = await question(open, secret.password, isInsisted);
    if (open.isVoid() || looked === null) return { kind: 'tried', atMs: clock.now(), ...of };
    const { failure } = looked.look;
    const hasLeft = failure?.kind !== 'internal' || failure.passwordSent;
    return signal.aborted && !hasLeft ? { kind: 'look-cut', atMs: clock.now(), ...of } : looked;
  };
  return {
    look({ address, leg }) {
      // Behind a closed latch nothing is ever due but what the user has confirmed, or the one attempt that it is owed.
      const mailbox = mailboxOf(state(), address);
      const isInsisted = mailbox !== undefined && latchedBy(mailbox.legs[leg]) !== null;
      return conversations.hold(address, leg, (open) => tryLook(open, isInsisted));
    },
    logIn: ({ address, leg, password, isInsisted }) =>
      conversations.hold(address, leg, async (open) => {
        const found = await question(open, password, isInsisted);
        const hasAnswer = found !== null && (found.look.failure === null || isRefusal(found.look.failure));
        return open.isVoid() || (open.signal.aborted && !hasAnswer) ? null : found;
      }),
    noteRefusal(address, leg) {
      const mailbox = mailboxOf(state(), address);
      if (!mailbox) return;
      const refusal = latchedBy(mailbox.legs[leg]);
      // A lock-out has its time: noted here it would last until the user acts.
      secrets.noteRefusal(address, leg, refusal === 'locked-out' ? null : refusal);
    },
  };
}
