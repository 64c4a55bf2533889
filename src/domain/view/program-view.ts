import type { Difference } from '../model/program-finding.ts';
import type { MailboxState } from '../model/state.ts';
import { catalogue, type Lang } from '../text/index.ts';
import type { DifferenceWords } from '../text/words.ts';

/** A field of the mail program, ready to show; `copy`: what belongs there, to be copied as it is, null where it is no text to type. */
export type FieldView = DifferenceWords['technical']['fields'][number] & { readonly copy: string | null };

/** One thing to set right in a mail program. */
export type DifferenceView = Pick<DifferenceWords, 'title' | 'why'> & {
  readonly fields: readonly FieldView[];
  readonly steps: readonly string[];
};

/** What a window shows of the mail program that holds a mailbox. */
export type ProgramView = {
  readonly differences: readonly DifferenceView[];
  /** What could not be compared, as a sentence; empty where all was. */
  readonly unchecked: string;
  /** When the settings were last read, epoch milliseconds; null before. */
  readonly readMs: number | null;
};

export function programView({ address, program: { found, readMs } }: MailboxState, lang: Lang): ProgramView {
  if (found === null || found.kind === 'unread') return { differences: [], unchecked: '', readMs };
  const words = catalogue(lang).program;
  return {
    differences: found.differences.map((difference) => differenceView(difference, address, lang)),
    unchecked: words.unchecked(found.unchecked),
    readMs,
  };
}

function differenceView(difference: Difference, address: string, lang: Lang): DifferenceView {
  const { title, why, technical } = catalogue(lang).program.difference(difference, address);
  const copies = typedValues(difference);
  const fields = technical.fields.map((field, index) => ({ ...field, copy: copies[index] ?? null }));
  return { title, why, fields, steps: technical.steps };
}

/** What is to be typed into the fields of a difference, in their order. */
function typedValues(difference: Difference): readonly (string | null)[] {
  switch (difference.kind) {
    case 'servers-swapped':
      return [difference.receiving, difference.sending];
    case 'host':
    case 'user':
      return [difference.right];
    case 'port':
      return [String(difference.right)];
    case 'login':
      return [null, difference.right];
    default:
      return [];
  }
}
