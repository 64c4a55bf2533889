import { useState } from 'preact/hooks';
import type { Leg } from '../../../domain/model/health.ts';
import type { Trial } from '../../../domain/model/trial.ts';
import { useAnnounce } from '../../parts/announcer.tsx';
import { useCommand } from '../../parts/commands.tsx';
import { isFieldsFault } from './trial-verdict.tsx';

export type Trials = Readonly<Record<Leg, Trial | null>>;

/** Typed passwords, tried one at a time, each at most once a call. */
export function useTrials(address: string) {
  const command = useCommand();
  const announce = useAnnounce();
  const [running, setRunning] = useState<Leg | null>(null);
  const [trials, setTrials] = useState<Trials>({ receiving: null, sending: null });
  const setTrial = (leg: Leg, trial: Trial | null): void => setTrials((known) => ({ ...known, [leg]: trial }));
  return {
    /** The leg that is being tried. */
    running,
    trials,
    forget: (leg: Leg): void => setTrial(leg, null),
    /** @param said what is under way, ready to show. @returns null where the command itself failed: the frame tells of it */
    async attempt(leg: Leg, password: string, said: string, isConfirmed = false): Promise<Trial | null> {
      setTrial(leg, null);
      setRunning(leg);
      announce(said);
      const result = await command('try-password', { address, leg, password, isConfirmed });
      setRunning(null);
      if (!result.ok) return null;
      setTrial(leg, result.value);
      // A field reads its own error out.
      if (!isFieldsFault(result.value)) announce(result.value.title);
      return result.value;
    },
  };
}
