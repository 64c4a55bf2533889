import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Lang } from '../../../domain/text/index.ts';
import type { AutostartState, Snapshot } from '../../../domain/view/snapshot.ts';
import { Card, Heading } from '../../parts/card.tsx';
import { Choice, Toggle } from '../../parts/choices.tsx';
import { FieldNote } from '../../parts/field-frame.tsx';
import { Message } from '../../parts/message.tsx';
import { usePageText } from '../../parts/words.tsx';
import { autostartChange, languageChange } from './changes.ts';
import { NumberRule, Restorable } from './rule-fields.tsx';
import { Section, useKept, useSave } from './saving.tsx';
import '../../style/settings.css';
import { About } from './about.tsx';
import { Mailboxes } from './mailboxes.tsx';
import { Notifications } from './notifications.tsx';
import { Saving } from './saving.tsx';
import { Servers } from './servers.tsx';
import { Thresholds } from './thresholds.tsx';

/** All that can be set. Each change is saved at once and can be undone. */
export function SettingsView({ snapshot }: { snapshot: Snapshot }): JSX.Element {
  const { t } = usePageText();
  const words = t.window.settings;
  return (
    <Saving snapshot={snapshot}>
      <div class="settings">
        <header>
          <Heading level={1}>{words.title}</Heading>
          <p class="quiet">{words.intro}</p>
        </header>
        <Mailboxes snapshot={snapshot} />
        <Notifications snapshot={snapshot} />
        <Thresholds policy={snapshot.policy} />
        <Frequency />
        <Startup autostart={snapshot.autostart} />
        <Language lang={snapshot.lang} />
        <Servers snapshot={snapshot} />
        <About snapshot={snapshot} />
      </div>
    </Saving>
  );
}

/** How often to look. */
function Frequency(): JSX.Element {
  const { t } = usePageText();
  return (
    <Section name="frequency" title={t.window.settings.frequency.title}>
      <Card>
        <Restorable of={['receivingMinutes', 'sendingMinutes']}>
          <NumberRule of="receivingMinutes" />
          <NumberRule of="sendingMinutes" />
        </Restorable>
      </Card>
    </Section>
  );
}

/** Shows what Windows really does, also where it did not follow. */
function Startup({ autostart }: { autostart: AutostartState }): JSX.Element {
  const { t } = usePageText();
  const words = t.window.settings.startup;
  const save = useSave();
  const [problem, setProblem] = useState<string | null>(null);
  const [, setTries] = useState(0);
  const change = async (isOn: boolean): Promise<void> => {
    setProblem(await save(autostartChange(isOn)));
    setTries((count) => count + 1);
  };
  const canChange = autostart === 'on' || autostart === 'off';
  return (
    <Section name="startup" title={words.title}>
      <Card>
        <Toggle
          label={words.toggle}
          hint={autostart === 'not-available' ? words.none : words.hint}
          isOn={autostart === 'on'}
          onChange={(isOn) => void change(isOn)}
          isDisabled={!canChange}
        />
        <FieldNote id="startup-error" tone="error" text={problem ?? undefined} />
        {autostart === 'disabled-by-user' && (
          <Message tone="info" title={words.byUser.title}>
            {words.byUser.body}
          </Message>
        )}
      </Card>
    </Section>
  );
}

const languages: readonly Lang[] = ['fr', 'en'];

/** The language of window, tray and notifications. */
function Language({ lang }: { lang: Lang }): JSX.Element {
  const { t } = usePageText();
  const words = t.window.settings.language;
  const save = useSave();
  const field = useKept<Lang>(lang, (next) => save(languageChange(lang, next)));
  return (
    <Section name="language" title={words.title}>
      <Card>
        <Choice
          label={words.label}
          value={field.value}
          options={languages.map((value) => ({ value, label: words[value] }))}
          onChange={field.change}
          error={field.error}
        />
      </Card>
    </Section>
  );
}
