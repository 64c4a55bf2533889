import { useState } from 'preact/hooks';
import { type Leg, legs } from '../../../domain/model/health.ts';
import type { MailboxView } from '../../../domain/view/snapshot.ts';
import type { Trial } from '../../../ipc/contract.ts';
import { useAnnounce } from '../../parts/announcer.tsx';
import { type TypedPassword, useTypedPassword } from '../../parts/passwords/use-typed-password.ts';
import { usePageText } from '../../parts/words.tsx';
import { legStage } from './setup-step.tsx';

/** What a leg's card shows. `open`: a password is to be typed. */
export type CardState = 'absent' | 'open' | 'postponed' | 'saved' | 'accepted';

/**
 * Both passwords being typed and tried.
 * @param onSettled told after a test that left nothing to do, with the legs that were accepted
 */
export function usePasswordForm(mailbox: MailboxView, onSettled: (accepted: readonly Leg[]) => void) {
  const { t } = usePageText();
  const announce = useAnnounce();
  const receiving = useTypedPassword(mailbox.address, 'receiving');
  const sending = useTypedPassword(mailbox.address, 'sending');
  const [postponed, setPostponed] = useState<readonly Leg[]>([]);
  const [saved, setSaved] = useState<readonly Leg[]>([]);
  const [isPressed, setPressed] = useState(false);
  const [doubt, setDoubt] = useState<Doubt>(null);
  const [isDoubtSettled, setDoubtSettled] = useState(false);
  const [isSwapTried, setSwapTried] = useState(false);

  const typing = (password: TypedPassword): TypedPassword => ({
    ...password,
    type(text) {
      password.type(text);
      setDoubt(null);
      setDoubtSettled(false);
    },
  });
  const passwords: Readonly<Record<Leg, TypedPassword>> = { receiving: typing(receiving), sending: typing(sending) };
  const typed: Typed = { receiving: receiving.typed, sending: sending.typed };
  const running = legs.find((leg) => passwords[leg].isRunning) ?? null;

  const stateOf = (leg: Leg): CardState => {
    const stage = legStage(mailbox, leg);
    if (stage === 'absent') return 'absent';
    if (stage === 'accepted' || passwords[leg].trial?.outcome === 'accepted') return 'accepted';
    if (stage === 'saved' || saved.includes(leg)) return 'saved';
    return postponed.includes(leg) ? 'postponed' : 'open';
  };
  const open = legs.filter((leg) => stateOf(leg) === 'open');
  const isMissing = (leg: Leg): boolean => open.includes(leg) && typed[leg] === '';

  const tryOne = async (leg: Leg, password: string, isConfirmed = false) => {
    const said = t.window.setup.passwords.running[leg];
    const trial = await passwords[leg].attempt({ said, password, isConfirmed });
    if (trial?.outcome === 'accepted') announce(trial.title);
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
  const exchange = (): Typed => {
    const swapped = swap(typed);
    for (const leg of legs) passwords[leg].type(swapped[leg]);
    setDoubtSettled(true);
    return swapped;
  };

  return {
    passwords,
    /** The leg that is being tried. */
    running,
    open,
    doubt,
    stateOf,
    isMissing: (leg: Leg): boolean => isPressed && isMissing(leg),
    isSwapLikely:
      running === null && !isSwapTried && isSwapLikely({ receiving: receiving.trial, sending: sending.trial }),
    setPostponed(leg: Leg, isPostponed: boolean): void {
      setPostponed((known) => (isPostponed ? [...known, leg] : known.filter((one) => one !== leg)));
      passwords[leg].type('');
    },
    /** One login for each password; nothing is sent while one is missing, or while the two look wrong and nobody said otherwise. */
    async test(): Promise<void> {
      if (running !== null) return;
      setPressed(true);
      if (open.some(isMissing)) return;
      const found = open.length === 2 && !isDoubtSettled ? doubtOf(typed) : null;
      setDoubt(found);
      setDoubtSettled(true);
      if (found === null) await tryAll(typed);
    },
    /** Nothing was sent yet. */
    swap: (): void => void exchange(),
    async swapAndTry(): Promise<void> {
      setSwapTried(true);
      await tryAll(exchange());
    },
    /** Once more, although it was refused before. */
    async tryAnyway(leg: Leg): Promise<void> {
      const trial = await tryOne(leg, typed[leg], true);
      if (trial?.outcome === 'accepted' && open.length === 1) onSettled([leg]);
    },
    /** Keeps it as it is: the next look will use it. */
    async keepUntested(leg: Leg): Promise<void> {
      if (await passwords[leg].keepUntested()) setSaved((known) => [...known, leg]);
    },
  };
}

export type PasswordForm = ReturnType<typeof usePasswordForm>;

/** What was typed into the two fields; empty where nothing was. */
export type Typed = Readonly<Record<Leg, string>>;

/** What makes two passwords look wrong before either is sent; null where nothing does. */
export type Doubt = 'same' | 'seem-swapped' | null;

/**
 * A mailbox's password has special characters (manual, section 4). Where it has none and the other one does, each
 * probably stands in the other's field. Costs no attempt.
 */
export function doubtOf({ receiving, sending }: Typed): Doubt {
  if (receiving === '' || sending === '') return null;
  if (receiving === sending) return 'same';
  return !hasSpecial(receiving) && hasSpecial(sending) ? 'seem-swapped' : null;
}

/** Letters of any alphabet and digits are ordinary; so is a space at either end, which is a slip of the hand. */
const hasSpecial = (password: string): boolean => /[^\p{L}\p{N}]/u.test(password.trim());

export const swap = ({ receiving, sending }: Typed): Typed => ({ receiving: sending, sending: receiving });

/** Both were refused just now: each may be the other's. */
export const isSwapLikely = (trials: Readonly<Record<Leg, Trial | null>>): boolean =>
  [trials.receiving, trials.sending].every((trial) => trial?.outcome === 'refused' && speaksOfPassword(trial));

/** A disabled account or another way to log in has nothing to do with which password was sent. */
const speaksOfPassword = ({ code }: Trial): boolean => /\.(password-refused|login-refused)$/.test(code ?? '');

/** The second server is not asked when the first answer shows that no server can be, or minds being asked. */
export const isSecondPointless = ({ code, outcome }: Trial): boolean =>
  outcome === 'interrupted' || /\.(offline|names-not-found|locked-out)$/.test(code ?? '');
