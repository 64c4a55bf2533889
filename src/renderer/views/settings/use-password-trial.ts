import { useState } from 'preact/hooks';
import type { Leg } from '../../../domain/model/health.ts';
import type { Trial } from '../../../domain/model/trial.ts';
import { useAnnounce } from '../../parts/announcer.tsx';
import { useCommand, useProblemWords } from '../../parts/commands.tsx';
import { usePageText } from '../../parts/words.tsx';
import { untestedPassword } from './change.ts';

/**
 * One password being typed and tried. What is typed lives here and nowhere else, and stays as it is until it is kept or
 * the form is closed.
 * @param onKept told in words that it was kept
 */
export function usePasswordTrial(address: string, leg: Leg, onKept: (text: string) => void) {
  const { t } = usePageText();
  const words = t.window.settings.passwords;
  const command = useCommand({ isShownHere: true });
  const problemWords = useProblemWords();
  const announce = useAnnounce();
  const [typed, setTyped] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [trial, setTrial] = useState<Trial | null>(null);
  const [problem, setProblem] = useState<string | null>(null);

  const whileBusy = async (work: () => Promise<void>): Promise<void> => {
    if (isBusy) return;
    setBusy(true);
    setTrial(null);
    setProblem(null);
    await work();
    setBusy(false);
  };
  return {
    typed,
    isBusy,
    trial,
    problem,
    type(text: string): void {
      setTyped(text);
      setTrial(null);
      setProblem(null);
    },
    async test(isConfirmed: boolean): Promise<void> {
      if (typed === '') {
        setProblem(words.empty);
        return;
      }
      await whileBusy(async () => {
        announce(words.testing);
        const result = await command('try-password', { address, leg, password: typed, isConfirmed });
        if (!result.ok) {
          setProblem(problemWords(result.problem));
          return;
        }
        if (result.value.outcome === 'accepted') onKept(result.value.title);
        else {
          setTrial(result.value);
          announce(result.value.title);
        }
      });
    },
    async saveUntested(): Promise<void> {
      await whileBusy(async () => {
        const result = await command('save-mailbox', untestedPassword(address, leg, typed));
        if (result.ok) onKept(words.savedUntested);
        else setProblem(problemWords(result.problem));
      });
    },
  };
}
