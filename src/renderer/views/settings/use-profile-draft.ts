import { useState } from 'preact/hooks';
import type { NumberRule } from '../../../domain/model/rules.ts';
import { profileRules } from '../../../domain/model/rules.ts';
import type { ServerProfile } from '../../../domain/model/server-profile.ts';
import { textRules } from '../../../domain/model/text-rules.ts';
import type { Catalogue } from '../../../domain/text/index.ts';
import { usePageText } from '../../parts/words.tsx';
import { profileChange } from './change.ts';
import { draftOf, isSameDraft, type ProfileDraft } from './profile-draft.ts';
import { type ProfileProblem, readDraft } from './profile-reading.ts';
import { useSaving } from './saving.tsx';

/** A profile being edited. Without an edit it follows the saved one; with one, nothing overwrites it. */
export function useProfileDraft(profile: ServerProfile) {
  const { t } = usePageText();
  const words = t.window.settings.servers;
  const { save } = useSaving();
  const saved = draftOf(profile);
  const [edited, setEdited] = useState<ProfileDraft | null>(null);
  const [left, setLeft] = useState<readonly string[]>([]);
  const [isPressed, setPressed] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const draft = edited ?? saved;
  const read = readDraft(draft, profile);
  const reset = (): void => {
    setEdited(null);
    setLeft([]);
    setPressed(false);
    setFailure(null);
  };
  return {
    draft,
    isChanged: edited !== null && !isSameDraft(edited, saved),
    isComplete: read.ok,
    failure,
    edit(next: Partial<ProfileDraft>): void {
      setEdited({ ...draft, ...next });
      setFailure(null);
    },
    /** A field is judged once it is left, or once saving was asked. */
    leave: (field: string): void => setLeft(left.includes(field) ? left : [...left, field]),
    problemAt(field: string): string | undefined {
      const problem = read.ok || !(isPressed || left.includes(field)) ? undefined : read.problems[field];
      return problem && problemIn(problem, words.problems);
    },
    reset,
    /** @returns whether it is saved now */
    async save(): Promise<boolean> {
      setPressed(true);
      if (!read.ok) return false;
      const failed = await save('servers', profileChange(profile, read.profile));
      if (failed === null) reset();
      else setFailure(failed);
      return failed === null;
    },
  };
}

export type ProfileEditing = ReturnType<typeof useProfileDraft>;

type Problems = Catalogue['window']['settings']['servers']['problems'];

function problemIn(problem: ProfileProblem, { port, months, name, ...others }: Problems): string {
  const between = ({ min, max }: NumberRule, words: Problems['port']): string => words(String(min), String(max));
  switch (problem) {
    case 'port':
      return between(profileRules.port, port);
    case 'months':
      return between(profileRules.passwordLifetimeMonths, months);
    case 'name':
      return name(String(textRules.name.max));
    default:
      return others[problem];
  }
}
