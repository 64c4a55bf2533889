import { useState } from 'preact/hooks';
import type { Leg } from '../../../domain/model/health.ts';
import type { CommandInput, Trial } from '../../../ipc/contract.ts';
import { useAnnounce } from '../announcer.tsx';
import { useCommand, useProblemWords } from '../commands.tsx';
import { isFieldsFault } from './trial-verdict.tsx';

export type TypedPassword = {
  readonly typed: string;
  /** It is being tried. */
  readonly isRunning: boolean;
  /** What came of trying the text as it stands; null where it was not tried. */
  readonly trial: Trial | null;
  /** Why a command failed, ready to show; always null where the frame tells of it. */
  readonly problem: string | null;
  type(text: string): void;
  attempt(attempt: Attempt): Promise<Trial | null>;
  /** Keeps it as it is: the next look will use it. @returns whether it is kept */
  keepUntested(): Promise<boolean>;
};

type Attempt = {
  /** What is under way, ready to show. */
  readonly said: string;
  /** The text as it stands unless given: one that was just exchanged is not drawn yet. */
  readonly password?: string;
  /** The user knows that it was refused before, or is best not sent now. */
  readonly isConfirmed?: boolean;
};

/**
 * One password being typed and tried; one login for each attempt. What is typed lives here and nowhere else, and is
 * dropped once it is kept or the page is left.
 * @param isShownHere whoever uses it shows `problem`; else the frame tells of a command that failed, as ever
 */
export function useTypedPassword(address: string, leg: Leg, isShownHere = false): TypedPassword {
  const command = useCommand({ isShownHere });
  const problemWords = useProblemWords();
  const announce = useAnnounce();
  const [typed, setTyped] = useState('');
  const [isRunning, setRunning] = useState(false);
  const [trial, setTrial] = useState<Trial | null>(null);
  const [problem, setProblem] = useState<string | null>(null);

  const type = (text: string): void => {
    setTyped(text);
    setTrial(null);
    setProblem(null);
  };
  const fail = (name: string): void => {
    if (isShownHere) setProblem(problemWords(name));
  };
  return {
    typed,
    isRunning,
    trial,
    problem,
    type,
    async attempt({ said, password = typed, isConfirmed = false }) {
      setTrial(null);
      setProblem(null);
      setRunning(true);
      announce(said);
      const result = await command('try-password', { address, leg, password, isConfirmed });
      setRunning(false);
      if (!result.ok) {
        fail(result.problem);
        return null;
      }
      setTrial(result.value);
      if (result.value.outcome === 'accepted') setTyped('');
      // What is accepted is told by whoever asked, and a field reads its own error out.
      else if (!isFieldsFault(result.value)) announce(result.value.title);
      return result.value;
    },
    async keepUntested() {
      const result = await command('save-mailbox', untestedPassword(address, leg, typed));
      if (result.ok) type('');
      else fail(result.problem);
      return result.ok;
    },
  };
}

/** A password kept without having been tried; there is no way back to the one before. */
export const untestedPassword = (address: string, leg: Leg, password: string): CommandInput<'save-mailbox'> => ({
  address,
  [leg === 'receiving' ? 'mailboxPassword' : 'cerberePassword']: password,
});
