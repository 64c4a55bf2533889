import { useState } from 'preact/hooks';
import type { Leg } from '../../../domain/model/health.ts';
import type { MailboxView } from '../../../domain/view/snapshot.ts';
import { useCommand } from '../../parts/commands.tsx';
import { usePageText } from '../../parts/words.tsx';
import { legStage } from './leg-stage.ts';
import { type Doubt, doubtOf, isSecondPointless, isSwapLikely, swap, type Typed } from './password-doubts.ts';
import { useTrials } from './use-trials.ts';

const order: readonly Leg[] = ['receiving', 'sending'];
const nothingTyped: Typed = { receiving: '', sending: '' };

/** What a leg's card shows. `open`: a password is to be typed. */
export type CardState = 'absent' | 'open' | 'postponed' | 'saved' | 'accepted';

/**
 * Both passwords being typed and tried. What is typed lives here and nowhere else, and is dropped once it is kept or the
 * step is left.
 * @param onSettled told after a test that left nothing to do, with the legs that were accepted
 */
export function usePasswordForm(mailbox: MailboxView, onSettled: (accepted: readonly Leg[]) => void) {
  const { address } = mailbox;
  const { t } = usePageText();
  const command = useCommand();
  const { running, trials, attempt, forget } = useTrials(address);
  const [typed, setTyped] = useState(nothingTyped);
  const [postponed, setPostponed] = useState<readonly Leg[]>([]);
  const [saved, setSaved] = useState<readonly Leg[]>([]);
  const [isPressed, setPressed] = useState(false);
  const [doubt, setDoubt] = useState<Doubt>(null);
  const [isDoubtSettled, setDoubtSettled] = useState(false);
  const [isSwapTried, setSwapTried] = useState(false);

  const stateOf = (leg: Leg): CardState => {
    const stage = legStage(mailbox, leg);
    if (stage === 'absent') return 'absent';
    if (stage === 'accepted' || trials[leg]?.outcome === 'accepted') return 'accepted';
    if (stage === 'saved' || saved.includes(leg)) return 'saved';
    return postponed.includes(leg) ? 'postponed' : 'open';
  };
  const open = order.filter((leg) => stateOf(leg) === 'open');
  const isMissing = (leg: Leg): boolean => isPressed && open.includes(leg) && typed[leg] === '';
  const setText = (leg: Leg, text: string): void => setTyped((known) => ({ ...known, [leg]: text }));

  const tryOne = async (leg: Leg, password: string, isConfirmed = false) => {
    const trial = await attempt(leg, password, t.window.setup.passwords.running[leg], isConfirmed);
    if (trial?.outcome === 'accepted') setText(leg, '');
    return trial;
  };
  const tryAll = async (texts: Typed): Promise<void> => {
    const accepted: Leg[] = [];
    for (const leg of open) {
      const trial = await tryOne(leg, texts[leg]);
      if (trial?.outcome === 'accepted') accepted.push(leg);
      if (trial === null || isSecondPointless(trial)) return;
    }
    if (accepted.length === open.length) onSettled(accepted);
  };

  return {
    typed,
    trials,
    running,
    open,
    doubt,
    stateOf,
    isMissing,
    isSwapLikely: running === null && !isSwapTried && isSwapLikely(trials),
    type(leg: Leg, text: string): void {
      setText(leg, text);
      forget(leg);
      setDoubt(null);
      setDoubtSettled(false);
    },
    setPostponed(leg: Leg, isPostponed: boolean): void {
      setPostponed((known) => (isPostponed ? [...known, leg] : known.filter((one) => one !== leg)));
      setText(leg, '');
      forget(leg);
      setDoubt(null);
    },
    /** One login for each password; nothing is sent while one is missing, or while the two look wrong and nobody said otherwise. */
    async test(): Promise<void> {
      if (running !== null) return;
      setPressed(true);
      if (open.some((leg) => typed[leg] === '')) return;
      const found = open.length === 2 && !isDoubtSettled ? doubtOf(typed) : null;
      setDoubt(found);
      setDoubtSettled(true);
      if (found === null) await tryAll(typed);
    },
    /** Nothing was sent yet. */
    swap(): void {
      setTyped(swap);
      setDoubt(null);
    },
    async swapAndTry(): Promise<void> {
      const swapped = swap(typed);
      setTyped(swapped);
      setSwapTried(true);
      await tryAll(swapped);
    },
    /** Once more, although it was refused before. */
    async tryAnyway(leg: Leg): Promise<void> {
      const trial = await tryOne(leg, typed[leg], true);
      if (trial?.outcome === 'accepted' && open.length === 1) onSettled([leg]);
    },
    /** Keeps it as it is: the next look will use it. */
    async saveUntested(leg: Leg): Promise<void> {
      const field = leg === 'receiving' ? 'mailboxPassword' : 'cerberePassword';
      if (!(await command('save-mailbox', { address, [field]: typed[leg] })).ok) return;
      setSaved((known) => [...known, leg]);
      setText(leg, '');
      forget(leg);
    },
  };
}

export type PasswordForm = ReturnType<typeof usePasswordForm>;
