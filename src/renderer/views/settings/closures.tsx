import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { dateRule } from '../../../domain/model/cerbere-date.ts';
import { closureRules, closureToSave, type OwnClosure } from '../../../domain/model/own-closures.ts';
import type { Snapshot } from '../../../domain/view/snapshot.ts';
import { Button } from '../../parts/button.tsx';
import { Card, Expander } from '../../parts/card.tsx';
import { FieldNote } from '../../parts/field-frame.tsx';
import { DateField, TextField } from '../../parts/fields.tsx';
import { StepForm } from '../../parts/steps/step.tsx';
import { usePageText } from '../../parts/words.tsx';
import { closuresChange } from './changes.ts';
import { ImportClosures } from './import-closures.tsx';
import { Section, useSave } from './saving.tsx';

/** When nobody is at the school: the calendar that Vigie knows, and the school's own days. */
export function Closures({
  snapshot: { closures, schoolCalendar },
}: {
  snapshot: Pick<Snapshot, 'closures' | 'schoolCalendar'>;
}): JSX.Element {
  const { t } = usePageText();
  const words = t.window.closures;
  return (
    <Section name="closures" title={words.title}>
      <p class="quiet">{words.intro}</p>
      <OwnClosures closures={closures} />
      <SchoolCalendar closures={schoolCalendar} />
    </Section>
  );
}

/** Which closure is being typed: a new one, or one of the list; null: none. */
type Edited = 'new' | OwnClosure | null;

function OwnClosures({ closures }: { closures: readonly OwnClosure[] }): JSX.Element {
  const { t } = usePageText();
  const words = t.window.closures;
  const save = useSave();
  const [edited, setEdited] = useState<Edited>(null);
  const [problem, setProblem] = useState<string>();
  const end = useRef<HTMLDivElement>(null);
  const hasActed = useRef(false);
  const isFull = closures.length >= closureRules.most;

  /** @returns whether they are kept */
  const keep = async (next: readonly OwnClosure[]): Promise<boolean> => {
    const refused = await save(closuresChange(closures, next));
    setProblem(refused ?? undefined);
    if (refused === null) leave();
    return refused === null;
  };
  const leave = (): void => {
    hasActed.current = true;
    setEdited(null);
  };
  // The button or the form that had the focus is gone, at once or with the next snapshot.
  useEffect(() => {
    if (!hasActed.current || document.activeElement !== document.body) return;
    hasActed.current = false;
    end.current?.querySelector('button')?.focus();
  });
  const form = (
    <ClosureForm
      closure={edited === 'new' ? null : edited}
      onCancel={leave}
      onKeep={(closure) => void keep([...closures.filter((one) => one !== edited), closure])}
    />
  );
  return (
    <Card title={words.own} level={3}>
      {closures.length === 0 && edited === null && <p class="quiet">{words.none}</p>}
      {closures.length > 0 && (
        <ul class="closures">
          {closures.map((closure) =>
            closure === edited ? (
              <li key={`${closure.from} ${closure.to}`}>{form}</li>
            ) : (
              <ClosureRow
                key={`${closure.from} ${closure.to}`}
                closure={closure}
                onChange={() => setEdited(closure)}
                onRemove={() => void keep(closures.filter((one) => one !== closure))}
              />
            ),
          )}
        </ul>
      )}
      {edited === 'new' && form}
      <FieldNote id="closures-error" tone="error" text={problem ?? (isFull ? words.full : undefined)} />
      <div class="row" ref={end}>
        {edited !== 'new' && (
          <Button disabled={isFull} onClick={() => setEdited('new')}>
            {words.add}
          </Button>
        )}
      </div>
      <ImportClosures closures={closures} keep={keep} />
    </Card>
  );
}

function ClosureRow({
  closure: { from, to, name },
  onChange,
  onRemove,
}: {
  closure: OwnClosure;
  onChange: () => void;
  onRemove: () => void;
}): JSX.Element {
  const { t } = usePageText();
  const words = t.window.closures;
  const what = `${name || words.unnamed}, ${words.when(from, to)}`;
  return (
    <li class="closure">
      <span>
        <strong>{name || words.unnamed}</strong>
        <span class="quiet">{words.when(from, to)}</span>
      </span>
      <span class="row">
        <Button kind="subtle" label={words.changeName(what)} onClick={onChange}>
          {words.change}
        </Button>
        <Button kind="subtle" label={words.removeName(what)} onClick={onRemove}>
          {words.remove}
        </Button>
      </span>
    </li>
  );
}

/** @param props.closure null for a new one */
function ClosureForm({
  closure,
  onKeep,
  onCancel,
}: {
  closure: OwnClosure | null;
  onKeep: (closure: OwnClosure) => void;
  onCancel: () => void;
}): JSX.Element {
  const { t } = usePageText();
  const words = t.window.closures;
  const [from, setFrom] = useState(closure?.from ?? null);
  const [to, setTo] = useState(closure?.to ?? null);
  const [name, setName] = useState(closure?.name ?? '');
  const [isSent, setSent] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector('input')?.focus(), []);
  const read = closureToSave({ from, to, name });
  const problem = isSent && !read.ok ? read.problem : null;
  const send = (): void => {
    setSent(true);
    if (read.ok) onKeep(read.closure);
  };
  return (
    <StepForm formRef={form} onSubmit={send}>
      <div class="side-by-side">
        <DateField
          label={words.from}
          value={from}
          {...dateRule}
          onChange={setFrom}
          error={problem === 'missing' || problem === 'outside' ? words.problems[problem] : undefined}
        />
        <DateField
          label={words.to}
          hint={words.toHint}
          value={to}
          {...dateRule}
          onChange={setTo}
          error={problem === 'order' || problem === 'too-long' ? words.problems[problem] : undefined}
        />
      </div>
      <TextField
        label={words.name}
        hint={words.nameHint}
        value={name}
        onInput={setName}
        error={problem === 'name' ? words.problems.name : undefined}
      />
      <div class="row">
        <Button kind="primary" type="submit">
          {words.keep}
        </Button>
        <Button onClick={onCancel}>{t.window.common.cancel}</Button>
      </div>
    </StepForm>
  );
}

/** The closures of every school, as far as they are known. */
function SchoolCalendar({ closures }: { closures: Snapshot['schoolCalendar'] }): JSX.Element {
  const { t } = usePageText();
  const words = t.window.closures;
  const [isOpen, setOpen] = useState(false);
  const last = closures.at(-1);
  return (
    <Expander
      id="settings-school-calendar"
      level={3}
      title={words.school}
      summary={last === undefined ? words.schoolOver : words.schoolSummary(last.to)}
      isOpen={isOpen}
      onToggle={() => setOpen(!isOpen)}
    >
      <dl class="facts school-calendar">
        {closures.map(({ kind, from, to }) => (
          <div key={from}>
            <dt>{kind && words.kinds[kind]}</dt>
            <dd>{words.when(from, to)}</dd>
          </div>
        ))}
      </dl>
    </Expander>
  );
}
