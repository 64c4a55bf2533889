import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { legs } from '../../../domain/model/health.ts';
import type { MatterView } from '../../../domain/view/matter-view.ts';
import type { LegView, MailboxView } from '../../../domain/view/snapshot.ts';
import { useAnnounce } from '../../parts/announcer.tsx';
import { Button } from '../../parts/button.tsx';
import { Spinner, StatusMark } from '../../parts/icons.tsx';
import { MailboxName } from '../../parts/mailbox.tsx';
import { usePlace } from '../../parts/place.tsx';
import { type PageText, usePageText } from '../../parts/words.tsx';
import { checksOf } from './check-words.ts';
import { type HomeCard, reasonsOf } from './home-cards.ts';
import type { Test } from './use-test.tsx';

/** The large answer to "does our box work?", why, and the button that asks again. */
export function Verdict({
  mailbox,
  cards,
  matters,
  isNoticed,
  test,
}: {
  mailbox: MailboxView;
  cards: readonly HomeCard[];
  matters: readonly MatterView[];
  /** A notice on the page asks for something. */
  isNoticed: boolean;
  test: Test;
}): JSX.Element {
  const { t } = usePageText();
  const words = t.window.home;
  const { go } = usePlace();
  const { status, label, address } = mailbox;
  const { shown, hidden } = reasonsOf(mailbox, cards, matters);
  const isFirst = status === 'unknown' && legs.every((leg) => mailbox.legs[leg].lastLookMs === null);
  const first = isFirst && (test.isRunning ? words.firstLookNow : words.firstLook);
  const undated = checksOf(mailbox).find(({ actions }) => actions.includes('fill-in-date'));
  const isReadElsewhere = checksOf(mailbox).some(({ code }) => code === 'collection.second-reader');
  const calm = isReadElsewhere ? t.report.allButReader : isNoticed ? words.working : t.report.allWell;
  const working = undated ? words.workingButDate : calm;
  const titles = shown.map((card) => card.title);
  const isClockWrong = checksOf(mailbox).some(({ code }) => code === 'password-expiry.clock-wrong');
  const isPartly = status === 'unknown' && isClockWrong && titles.length === 0;
  const fallback = status === 'ok' ? working : isPartly ? words.working : words.stale;
  const reasons = first ? [first] : titles.length > 0 ? titles : [fallback];
  const isAnsweredAbove = legs.some((leg) => mailbox.legs[leg].hold === 'other-pc');
  const toDo = status === 'ok' ? undated : status === 'unknown' || isAnsweredAbove ? undefined : shown[0]?.check;
  const title = isPartly ? words.partly : t.status[status];
  useChangeAnnounced(mailbox.address, words.announced(label, title, reasons.join(' ')), `${status} ${titles.join()}`);
  return (
    <section class={`verdict ${status}`} aria-labelledby="verdict-title">
      <StatusMark status={status} size="large" isDecorative />
      <div class="verdict-words">
        <p class="verdict-mailbox">
          <MailboxName label={label} />
        </p>
        <h1 id="verdict-title" tabIndex={-1}>
          {title}
        </h1>
        {reasons.map((reason) => (
          <p key={reason} class="verdict-reason">
            {reason}
          </p>
        ))}
        {hidden > 0 && <p>{words.more(hidden)}</p>}
      </div>
      <div class="verdict-test">
        <div class="row">
          {toDo && (
            <Button kind="primary" onClick={() => go({ view: 'home', address, check: toDo.id })}>
              {status === 'ok' ? words.actions['fill-in-date'] : words.whatToDo}
            </Button>
          )}
          <Button
            kind={toDo ? 'standard' : 'primary'}
            busy={test.isRunning}
            disabled={test.isPointless}
            describedBy="legs-progress"
            onClick={() => test.ask()}
          >
            {test.isRunning ? words.test.busy : words.test.button}
          </Button>
        </div>
        <div>
          <LegLines mailbox={mailbox} id="legs-progress" />
          <div class="verdict-note" role="status">
            {test.isPointless && <p class="quiet">{words.test.nothing}</p>}
            {test.note !== null && <p>{test.note}</p>}
          </div>
        </div>
      </div>
    </section>
  );
}

/** Read out when the verdict changes, and not when the page comes up. */
function useChangeAnnounced(address: string, text: string, verdict: string): void {
  const announce = useAnnounce();
  const before = useRef({ address, verdict });
  useEffect(() => {
    const last = before.current;
    before.current = { address, verdict };
    if (last.address === address && last.verdict !== verdict) announce(text);
  }, [address, verdict, text, announce]);
}

/** The two conversations, each with how its last look went, or that one is under way. */
function LegLines({ mailbox, id }: { mailbox: MailboxView; id: string }): JSX.Element {
  const words = usePageText();
  return (
    <ul class="leg-lines" id={id}>
      {legs
        .filter((leg) => mailbox.legs[leg].isWatched)
        .map((leg) => {
          const view = mailbox.legs[leg];
          const status = mailbox.checks.find((check) => check.id === leg)?.status ?? 'unknown';
          return (
            <li key={leg}>
              {view.isLooking ? <Spinner /> : <StatusMark status={status} size="small" />}
              <span>
                <strong>{words.t.check[leg]}</strong> – {progressOf(view, words)}
              </span>
            </li>
          );
        })}
    </ul>
  );
}

function progressOf({ isLooking, hold, lastLookMs }: LegView, { t, when }: PageText): string {
  const words = t.window.home.test;
  if (isLooking) return words.looking;
  if (hold !== null) return words.held;
  return lastLookMs === null ? words.never : words.last(when(lastLookMs));
}
