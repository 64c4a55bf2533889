/** One line that went over the wire, passwords masked. */
export type TranscriptLine = {
  /** The session's number, from 1. */
  readonly session: number;
  readonly from: 'client' | 'server';
  readonly text: string;
  readonly isEncrypted: boolean;
  /** Milliseconds since 1970. */
  readonly atMs: number;
};

export type LoginAttempt = {
  readonly session: number;
  readonly user: string;
  /** E.g. `USER`, `LOGIN`, `PLAIN`, `CRAM-MD5`. */
  readonly mechanism: string;
  readonly isAccepted: boolean;
};

/** What clients did to a server since it started or since `forget()`. */
export type ServerRecord = {
  /** Connections accepted. */
  readonly sessions: number;
  readonly openSessions: number;
  readonly logins: readonly LoginAttempt[];
  readonly loginsAccepted: number;
  readonly loginsRefused: number;
  /** Every command and reply; the oldest go when there are more than 5,000. */
  readonly transcript: readonly TranscriptLine[];
  /** The clients' commands alone, in order. */
  readonly commands: readonly string[];
};

/** A record, and the ways to write in it. */
export type Recorder = {
  readonly record: ServerRecord;
  sessionOpened(): number;
  line(line: Omit<TranscriptLine, 'atMs'>): void;
  login(attempt: LoginAttempt): void;
  forget(): void;
};

const keptLines = 5_000;

export function createRecorder(countOpen: () => number): Recorder {
  let sessions = 0;
  let forgotten = 0;
  let logins: LoginAttempt[] = [];
  let transcript: TranscriptLine[] = [];
  const countLogins = (isAccepted: boolean): number => logins.filter((login) => login.isAccepted === isAccepted).length;
  return {
    record: {
      get sessions() {
        return sessions - forgotten;
      },
      get openSessions() {
        return countOpen();
      },
      get logins() {
        return logins;
      },
      get loginsAccepted() {
        return countLogins(true);
      },
      get loginsRefused() {
        return countLogins(false);
      },
      get transcript() {
        return transcript;
      },
      get commands() {
        return transcript.filter(({ from }) => from === 'client').map(({ text }) => text);
      },
    },
    sessionOpened: () => {
      sessions += 1;
      return sessions;
    },
    line: (line) => {
      if (transcript.length >= keptLines) transcript = transcript.slice(-keptLines / 2);
      transcript.push({ ...line, atMs: Date.now() });
    },
    login: (attempt) => {
      logins.push(attempt);
    },
    forget: () => {
      forgotten = sessions;
      logins = [];
      transcript = [];
    },
  };
}
