import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { DifferenceView, FieldView } from '../../../domain/view/program-view.ts';
import type { CheckView, MailboxView } from '../../../domain/view/snapshot.ts';
import { useAnnounce } from '../../parts/announcer.tsx';
import { Button } from '../../parts/button.tsx';
import { useCommand } from '../../parts/commands.tsx';
import { Points } from '../../parts/steps/step-rows.tsx';
import { usePageText } from '../../parts/words.tsx';
import '../../style/program.css';

/** What is set otherwise in the mail program, each with what it should be and where; and the button that reads it all again. */
export function ProgramPanel({ check, mailbox }: { check: CheckView; mailbox: MailboxView }): JSX.Element {
  const { differences, unchecked } = mailbox.program;
  const isTold = check.status === 'ok';
  return (
    <>
      {differences.length > 0 && (
        <ol class="differences">
          {differences.map((difference, index) => (
            <li key={difference.title}>
              <Difference difference={difference} place={index} mailbox={mailbox} isOnly={differences.length === 1} />
            </li>
          ))}
        </ol>
      )}
      {unchecked !== '' && !isTold && <p class="quiet">{unchecked}</p>}
      <Recheck readMs={mailbox.program.readMs} />
    </>
  );
}

function Difference({
  difference: { title, why, fields, steps },
  place,
  mailbox,
  isOnly,
}: {
  difference: DifferenceView;
  place: number;
  mailbox: MailboxView;
  /** Then the card itself says what it is. */
  isOnly: boolean;
}): JSX.Element {
  return (
    <div class="difference">
      {!isOnly && (
        <>
          <h4>{title}</h4>
          <p>{why}</p>
        </>
      )}
      <div class="own-words">
        {fields.map((field, index) => (
          <Field key={field.label} field={field} address={mailbox.address} difference={place} place={index} />
        ))}
        <Points lines={steps} isOrdered />
      </div>
    </div>
  );
}

/** A field by its name in the program: what it holds, and what belongs there, to be copied where it is to be typed. */
function Field({
  field: { label, found, right, copy },
  address,
  difference,
  place,
}: {
  field: FieldView;
  address: string;
  difference: number;
  place: number;
}): JSX.Element {
  const { t } = usePageText();
  const words = t.program;
  const command = useCommand();
  const announce = useAnnounce();
  const { copied } = t.window.common;
  const [isCopied, setCopied] = useState(false);
  const take = async (): Promise<void> => {
    const { ok } = await command('copy-setting', { address, difference, field: place });
    setCopied(ok);
    if (ok) announce(copied);
  };
  return (
    <dl class="setting">
      <dt class="setting-name">{label}</dt>
      <dd>
        <span class="setting-what">{words.found}</span> {found === '' ? words.empty : found}
      </dd>
      <dd>
        <span class="setting-what">{words.right}</span> <strong>{right}</strong>
        {copy !== null && (
          <Button label={words.copyOf(copy)} onClick={() => void take()}>
            {words.copy}
          </Button>
        )}
        {isCopied && <span class="quiet">{copied}</span>}
      </dd>
    </dl>
  );
}

function Recheck({ readMs }: { readMs: number | null }): JSX.Element {
  const { t, shortly } = usePageText();
  const words = t.program;
  const command = useCommand();
  const announce = useAnnounce();
  const [isRunning, setRunning] = useState(false);
  const check = async (): Promise<void> => {
    setRunning(true);
    const { ok } = await command('check-programs', {});
    setRunning(false);
    if (ok) announce(words.rechecked);
  };
  return (
    <div class="row">
      <Button busy={isRunning} onClick={() => void check()}>
        {isRunning ? words.rechecking : words.recheck}
      </Button>
      {readMs !== null && <span class="quiet">{words.readAt(shortly(readMs))}</span>}
    </div>
  );
}
