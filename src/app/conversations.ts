import type { Leg } from '../domain/model/health.ts';
import type { WatchEvent } from '../domain/model/watch-event.ts';
import type { Servers } from './ask-servers.ts';

/** An event without its instant, which the monitor supplies. */
export type Happening<Event = WatchEvent> = Event extends WatchEvent ? Omit<Event, 'atMs'> : never;

/** A login under way, for a look or for a password that was just typed. */
export type Conversation = {
  readonly address: string;
  readonly leg: Leg;
  readonly servers: Servers;
  /** Fires when it is cut. */
  readonly signal: AbortSignal;
  /** Its answer would be about another password or another server. */
  isVoid(): boolean;
};

export type Conversations = {
  /** Opens one; there is never another beside it. */
  hold<Value>(address: string, leg: Leg, talk: (open: Conversation) => Promise<Value>): Promise<Value>;
  /** Cuts the one under way where its answer would be about another password, or come after a sleep. */
  interrupt(happening: Happening): void;
  /** Cuts the one under way. */
  cut(): void;
};

export type ConversationParts = {
  readonly serversOf: (address: string) => Servers;
  /** One begins (`true`) or has ended. */
  readonly onTurn: (address: string, leg: Leg, isRunning: boolean) => void;
};

export function createConversations({ serversOf, onTurn }: ConversationParts): Conversations {
  let present: { readonly open: Conversation; readonly ending: AbortController; isVoid: boolean } | null = null;
  return {
    async hold(address, leg, talk) {
      const ending = new AbortController();
      const open = { address, leg, servers: serversOf(address), signal: ending.signal, isVoid: () => own.isVoid };
      const own = { open, ending, isVoid: false };
      present = own;
      onTurn(address, leg, true);
      try {
        return await talk(open);
      } finally {
        present = null;
        onTurn(address, leg, false);
      }
    },
    interrupt(happening) {
      if (!present) return;
      const { address, leg, servers } = present.open;
      const isOwn = 'leg' in happening && happening.address === address && happening.leg === leg;
      const isGone =
        (happening.kind === 'settings-changed' && !happening.addresses.includes(address)) ||
        (happening.kind === 'mailbox-forgotten' && happening.address === address);
      const isMoved = asked(serversOf(address), leg) !== asked(servers, leg);
      if (isGone || isMoved || (isOwn && happening.kind === 'leg-edited')) present.isVoid = true;
      else if (happening.kind !== 'suspended' && !(isOwn && happening.kind === 'leg-held')) return;
      present.ending.abort();
    },
    cut: () => present?.ending.abort(),
  };
}

/** Who is asked as whom, as one text. */
const asked = ({ user, pop3, smtp, imap }: Servers, leg: Leg): string =>
  JSON.stringify(leg === 'receiving' ? [user, pop3, imap] : [user, smtp]);

/** What waits for its turn between two looks, first come, first served. */
export type Turns<Means> = {
  /** @returns what it made of its turn; null where there is none any more. Rejects with what it throws */
  wait<Value>(act: (means: Means) => Promise<Value>): Promise<Value | null>;
  /** Lets the first have its turn, and resolves when it is done. @returns whether there was one */
  take(means: Means): Promise<boolean>;
  /** Nobody has a turn any more. */
  end(): void;
};

/** @typeParam Means what is handed to each in its turn */
export function createTurns<Means>(): Turns<Means> {
  const waiting: ((means: Means | null) => Promise<void>)[] = [];
  let hasEnded = false;
  return {
    wait<Value>(act: (means: Means) => Promise<Value>) {
      if (hasEnded) return Promise.resolve(null);
      return new Promise<Value | null>((resolve, reject) => {
        waiting.push(async (means) => {
          if (means === null) return resolve(null);
          // What goes wrong is told to who waits for it, and is no end of the watch.
          await act(means).then(resolve, reject);
        });
      });
    },
    async take(means) {
      const first = waiting.shift();
      await first?.(means);
      return first !== undefined;
    },
    end() {
      hasEnded = true;
      for (const one of waiting.splice(0)) void one(null);
    },
  };
}
