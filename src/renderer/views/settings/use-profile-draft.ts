import { useState } from 'preact/hooks';
import type { ServerProfile } from '../../../domain/server-profile.ts';
import { useSay } from '../../parts/words.tsx';
import { profileChange } from './change.ts';
import { draftOf, isSameDraft, type ProfileDraft } from './profile-draft.ts';
import { readDraft } from './profile-reading.ts';
import { useSaving } from './saving.tsx';

/** A profile being edited. Without an edit it follows the saved one; with one, nothing overwrites it. */
export function useProfileDraft(profile: ServerProfile) {
  const { t, say } = useSay();
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
      return problem && say(words.problems[problem]);
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
