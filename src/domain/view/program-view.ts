import { isNowhere } from '../checks/mail-program.ts';
import type { MailProgram } from '../model/mail-program.ts';
import type { Difference } from '../model/program-finding.ts';
import type { MailboxState } from '../model/state.ts';
import { catalogue, type Lang, type Words } from '../text/index.ts';
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
  /** The programs that hold it, as far as that is known. */
  readonly holders: readonly MailProgram[];
  /** Those that run at this moment and may hold it; null where that is not known. */
  readonly open: readonly MailProgram[] | null;
  readonly differences: readonly DifferenceView[];
  /** What could not be compared, as a sentence; empty where all was. */
  readonly unchecked: string;
  /** When the settings were last read, epoch milliseconds; null before. */
  readonly readMs: number | null;
};

export function programView(mailbox: MailboxState, running: readonly MailProgram[] | null, lang: Lang): ProgramView {
  const { address } = mailbox;
  const { found, readMs } = mailbox.program;
  const open = runningOf(mailbox, running);
  if (found === null || found.kind === 'unread') return { holders: [], open, differences: [], unchecked: '', readMs };
  const words = catalogue(lang).program;
  return {
    holders: isNowhere(found) ? [] : found.programs,
    open,
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

/** Those programs that run and may be trying the mailbox's passwords: of those that hold it, where they are known. */
function runningOf(
  { program: { found } }: MailboxState,
  running: readonly MailProgram[] | null,
): readonly MailProgram[] | null {
  if (running === null || found === null || found.kind === 'unread' || isNowhere(found)) return running;
  return running.filter((program) => found.programs.includes(program));
}

/** Advice to close the mail program names the one that is open, or says that none is. */
export function withWhatRuns(words: Words, { open }: ProgramView, lang: Lang): Words {
  const { names, stop } = catalogue(lang).program;
  if (open === null || !words.advice.startsWith(stop.unknown)) return words;
  const known = open.length === 0 ? stop.closed : stop.open(open.map((program) => names[program]));
  return { ...words, advice: `${known}${words.advice.slice(stop.unknown.length)}` };
}
