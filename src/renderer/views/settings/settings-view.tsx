import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Policy } from '../../../domain/model/rules.ts';
import { formatNumber } from '../../../domain/text/format.ts';
import type { Lang } from '../../../domain/text/index.ts';
import type { AutostartState, ProgramsView, Snapshot } from '../../../domain/view/snapshot.ts';
import { Card, Expander, Heading } from '../../parts/card.tsx';
import { Choice, Toggle } from '../../parts/choices.tsx';
import { FieldNote } from '../../parts/field-frame.tsx';
import { Message } from '../../parts/message.tsx';
import { OpenButton, Points } from '../../parts/steps/step-rows.tsx';
import { IconState, useLooks } from '../../parts/this-pc.tsx';
import { writeList } from '../../parts/typed-values.ts';
import { usePageText } from '../../parts/words.tsx';
import { autostartChange, languageChange } from './changes.ts';
import { ListRule, NumberRule, Restorable, RuleGroup, SwitchRule } from './rule-fields.tsx';
import { Section, useKept, useSave } from './saving.tsx';
import '../../style/settings.css';
import { About } from './about.tsx';
import { Closures } from './closures.tsx';
import { Mailboxes } from './mailboxes.tsx';
import { Notifications } from './notifications.tsx';
import { Saving } from './saving.tsx';
import { Servers } from './servers.tsx';

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
        <Closures snapshot={snapshot} />
        <Thresholds policy={snapshot.policy} />
        <Frequency />
        <MailProgram />
        <Startup autostart={snapshot.autostart} icon={snapshot.programs.icon} />
        <Language lang={snapshot.lang} />
        <Servers snapshot={snapshot} />
        <About snapshot={snapshot} />
      </div>
    </Saving>
  );
}

/** From when on to warn. */
export function Thresholds({ policy }: { policy: Policy }): JSX.Element {
  const { t, lang } = usePageText();
  const words = t.window.settings.thresholds;
  const [open, setOpen] = useState<readonly string[]>([]);
  const number = (value: number): string => formatNumber(value, lang, 1);
  const { storage, certificateNoticeDays, collection, passwordNoticeDays } = policy;
  const parts = [
    {
      id: 'storage',
      title: words.storage,
      summary: words.storageSummary(
        number(storage.highPercent),
        number(storage.veryHighPercent),
        number(storage.fullPercent),
      ),
      body: <RuleGroup of="storage" />,
    },
    {
      id: 'notice',
      title: words.notice,
      summary: words.noticeSummary(writeList(passwordNoticeDays)),
      body: <ListRule of="passwordNoticeDays" />,
    },
    {
      id: 'certificate',
      title: words.certificate,
      summary: words.certificateSummary(certificateNoticeDays.soon, certificateNoticeDays.verySoon),
      body: <RuleGroup of="certificateNoticeDays" />,
    },
    {
      id: 'collection',
      title: words.collection,
      summary: words.collectionSummary(collection.waitingDays),
      body: <RuleGroup of="collection" />,
    },
  ];
  const toggle = (id: string): void => setOpen(open.includes(id) ? open.filter((one) => one !== id) : [...open, id]);
  return (
    <Section name="thresholds" title={words.title}>
      <Restorable of={['storage', 'passwordNoticeDays', 'certificateNoticeDays', 'collection']}>
        <div class="settings-list">
          {parts.map(({ id, title, summary, body }) => (
            <Expander
              key={id}
              id={`settings-${id}`}
              level={3}
              title={title}
              summary={summary}
              isOpen={open.includes(id)}
              onToggle={() => toggle(id)}
            >
              {body}
            </Expander>
          ))}
        </div>
      </Restorable>
    </Section>
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

/** Whether the mail program's settings may be read. */
function MailProgram(): JSX.Element {
  const { t } = usePageText();
  return (
    <Section name="mail-program" title={t.check['mail-program']}>
      <Card>
        <SwitchRule of="readsMailPrograms" />
      </Card>
    </Section>
  );
}

/** Shows what Windows really does, also where it did not follow. */
function Startup({ autostart, icon }: { autostart: AutostartState; icon: ProgramsView['icon'] }): JSX.Element {
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
        <ShownIcon icon={icon} />
      </Card>
    </Section>
  );
}

/** Whether Windows shows the icon, with the way to show it. */
function ShownIcon({ icon }: { icon: ProgramsView['icon'] }): JSX.Element | null {
  const { t } = usePageText();
  useLooks();
  if (icon === 'unknown') return null;
  const words = t.window.setup.icon;
  return (
    <>
      <IconState icon={icon} />
      {icon !== 'shown' && (
        <>
          <Points lines={words.steps} isOrdered />
          <OpenButton open={(command) => command('open-page', { page: 'taskbar-settings' })} failed={words.notOpened}>
            {words.open}
          </OpenButton>
        </>
      )}
    </>
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
