import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { type Leg, legs } from '../../../domain/model/health.ts';
import type { MailboxView } from '../../../domain/view/snapshot.ts';
import { useAnnounce } from '../../parts/announcer.tsx';
import { useCommand } from '../../parts/commands.tsx';
import { Confirm } from '../../parts/dialog.tsx';
import { usePageText } from '../../parts/words.tsx';

export type Test = {
  /** Asks for a test of one leg, or of all; first asks the user where the last answer was a refusal. */
  ask(leg?: Leg): void;
  readonly isRunning: boolean;
  /** Nothing may be tested: every leg waits for the user. */
  readonly isPointless: boolean;
  /** Why nothing came of the last wish, ready to show. */
  readonly note: string | null;
  /** The question to the user, to be put into the page. */
  readonly question: JSX.Element | null;
};

/** How long a look that was asked for may take to begin before its absence is explained. */
const patienceMs = 3_000;

const testable = (mailbox: MailboxView, leg: Leg): boolean =>
  mailbox.legs[leg].isWatched && mailbox.legs[leg].hold === null;

/** "Test now", for the large button and those of the cards. */
export function useTest(mailbox: MailboxView): Test {
  const command = useCommand();
  const [question, setQuestion] = useState<{ readonly leg: Leg | undefined } | null>(null);
  const isRunning = legs.some((leg) => mailbox.legs[leg].isLooking);
  const { note, watchFor } = useAbsence(mailbox, isRunning);
  useEndAnnounced(isRunning);
  const asked = (leg: Leg | undefined): readonly Leg[] => (leg ? [leg] : legs).filter((one) => testable(mailbox, one));
  const latched = (leg: Leg | undefined): readonly Leg[] => asked(leg).filter((one) => mailbox.legs[one].isLatched);

  const run = async (leg: Leg | undefined, isConfirmed: boolean): Promise<void> => {
    const before = asked(leg);
    const { ok } = await command('test-now', { address: mailbox.address, ...(leg && { leg }), isConfirmed });
    if (ok) watchFor(before);
  };
  return {
    ask: (leg) => {
      if (isRunning) return;
      if (latched(leg).length > 0) setQuestion({ leg });
      else void run(leg, false);
    },
    isRunning,
    isPointless: !legs.some((leg) => testable(mailbox, leg)),
    note,
    question: question && (
      <LatchQuestion
        latched={latched(question.leg)}
        isRefused={(leg) => mailbox.legs[leg].isPasswordRefused}
        onConfirm={() => {
          setQuestion(null);
          void run(question.leg, true);
        }}
        onCancel={() => setQuestion(null)}
      />
    ),
  };
}

function LatchQuestion({
  latched,
  isRefused,
  onConfirm,
  onCancel,
}: {
  latched: readonly Leg[];
  /** The password itself was refused, not whoever comes with one. */
  isRefused: (leg: Leg) => boolean;
  onConfirm: () => void;
  onCancel: () => void;
}): JSX.Element {
  const { t } = usePageText();
  const words = t.window.home.test;
  const isAny = latched.some(isRefused);
  const reasons = latched.map((leg) => (isRefused(leg) ? words.latchedLegs : words.shutLegs)[leg]);
  return (
    <Confirm
      title={isAny ? words.latchedTitle : words.shutTitle}
      body={
        <div class="stack">
          <p>{reasons.join(' ')}</p>
          <p>{isAny ? words.latchedBody : words.shutBody}</p>
          {isAny && <p>{words.latchedAdvice}</p>}
        </div>
      }
      confirm={words.latchedConfirm}
      onConfirm={onConfirm}
      onCancel={onCancel}
    />
  );
}

/** Explains a look that was asked for and does not begin: too soon after the last, or one too many today. */
function useAbsence(mailbox: MailboxView, isRunning: boolean) {
  const { t, when } = usePageText();
  const [note, setNote] = useState<string | null>(null);
  const latest = useRef(mailbox);
  latest.current = mailbox;
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  useEffect(() => {
    if (isRunning) setNote(null);
  }, [isRunning]);
  const watchFor = (asked: readonly Leg[]): void => {
    const before = mailbox.legs;
    clearTimeout(timer.current);
    setNote(null);
    timer.current = setTimeout(() => {
      const now = latest.current.legs;
      if (asked.some((leg) => now[leg].isLooking || now[leg].lastLookMs !== before[leg].lastLookMs)) return;
      const next = asked.map((leg) => now[leg].nextLookMs).filter((ms) => ms !== null);
      const hasMoved = asked.some((leg) => now[leg].nextLookMs !== before[leg].nextLookMs);
      const words = t.window.home.test;
      setNote(hasMoved && next.length > 0 ? words.later(when(Math.min(...next))) : words.notNow);
    }, patienceMs);
  };
  return { note, watchFor };
}

function useEndAnnounced(isRunning: boolean): void {
  const { t } = usePageText();
  const announce = useAnnounce();
  const wasRunning = useRef(false);
  useEffect(() => {
    if (isRunning && !wasRunning.current) announce(t.window.home.test.busy);
    if (!isRunning && wasRunning.current) announce(t.window.home.test.done);
    wasRunning.current = isRunning;
  }, [isRunning, announce, t]);
}
