import type { JSX } from 'preact';
import type { Lang } from '../../../domain/text/index.ts';
import { Card } from '../../parts/card.tsx';
import { Choice } from '../../parts/choices.tsx';
import { usePageText } from '../../parts/words.tsx';
import { languageChange } from './change.ts';
import { Group } from './group.tsx';
import { useSaving } from './saving.tsx';
import { useKept } from './use-kept.ts';

const languages: readonly Lang[] = ['fr', 'en'];

export function LanguageGroup({ lang }: { lang: Lang }): JSX.Element {
  const { t } = usePageText();
  const words = t.window.settings.language;
  const { save } = useSaving();
  const field = useKept<Lang>(lang, (next) => save('language', languageChange(lang, next)));
  return (
    <Group name="language" title={words.title}>
      <Card>
        <Choice
          label={words.label}
          value={field.value}
          options={languages.map((value) => ({ value, label: words[value] }))}
          onChange={(next) => void field.change(next)}
          error={field.refusal?.text}
        />
      </Card>
    </Group>
  );
}
