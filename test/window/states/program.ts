import type { Difference, ProgramFinding } from '../../../src/domain/model/program-finding.ts';
import { after, play, school } from '../support/story.ts';
import { type WindowState, windowState } from '../support/window-state.ts';

const place = { view: 'home', address: school, check: 'mail-program' } as const;

const set = (
  differences: readonly Difference[],
  more: Partial<Extract<ProgramFinding, { kind: 'compared' }>> = {},
): ProgramFinding => ({ kind: 'compared', programs: ['outlook'], unchecked: [], differences, ...more });
const found = (finding: ProgramFinding) => () =>
  after(play({}), { kind: 'programs-read', found: { [school]: finding } });

const program = 'outlook';
const everything: readonly Difference[] = [
  { kind: 'servers-swapped', program, receiving: 'adm.cfwb.be', sending: 'smtp.cfwb.be' },
  { kind: 'port', program, leg: 'sending', found: 25, right: 465 },
  { kind: 'encryption', program, leg: 'sending', found: 'none', right: 'tls' },
  { kind: 'user', program, leg: 'receiving', found: 'direction', right: school },
  { kind: 'login', program, found: 'as-receiving', right: school },
  { kind: 'spa', program, leg: 'receiving' },
  { kind: 'copies', program, found: { kind: 'removed-after', days: 14 } },
];

/** What can be said of the mail program, of Vigie's icon, and of a computer elsewhere. */
export const programStates: readonly WindowState[] = [
  windowState({
    name: 'program-ok',
    title: 'Outlook est réglé comme il faut',
    codes: ['mail-program.ok'],
    moment: found(set([])),
    around: { place },
  }),
  windowState({
    name: 'program-unchecked',
    title: 'Outlook ne dit ni ses numéros ni son chiffrement',
    codes: ['mail-program.ok'],
    moment: found(set([], { unchecked: ['ports', 'encryption'] })),
    around: { place },
  }),
  windowState({
    name: 'program-copies',
    title: 'Outlook laisse une copie sur le serveur',
    codes: ['mail-program.copies-left'],
    moment: found(set([{ kind: 'copies', program, found: { kind: 'kept' } }])),
    around: { place },
  }),
  windowState({
    name: 'program-differs',
    title: 'Tout est mal réglé dans Outlook',
    codes: ['mail-program.copies-left'],
    moment: found(set(everything)),
    around: { place },
  }),
  windowState({
    name: 'program-one',
    title: 'Un seul réglage à revoir',
    codes: ['mail-program.differs'],
    moment: found(set([{ kind: 'login', program, found: 'as-receiving', right: school }])),
    around: { place },
  }),
  windowState({
    name: 'program-thunderbird',
    title: 'La boîte est à la fois dans Outlook et dans Thunderbird',
    codes: ['mail-program.copies-left'],
    moment: found(
      set(
        [
          { kind: 'several', programs: ['outlook', 'thunderbird'] },
          { kind: 'host', program: 'thunderbird', leg: 'sending', found: 'relay.example.be', right: 'smtp.cfwb.be' },
          { kind: 'copies', program: 'thunderbird', found: { kind: 'removed-after', days: 14 } },
        ],
        { programs: ['outlook', 'thunderbird'] },
      ),
    ),
    around: { place },
  }),
  windowState({
    name: 'program-cloud',
    title: 'La boîte est dans le nouvel Outlook',
    codes: ['mail-program.differs'],
    moment: found(
      set([{ kind: 'cloud', program: 'new-outlook' }], {
        programs: ['new-outlook'],
        unchecked: ['servers', 'ports', 'encryption', 'users', 'login', 'spa', 'copies'],
      }),
    ),
    around: { place },
  }),
  windowState({
    name: 'program-missing',
    title: 'La boîte n’est pas dans Outlook',
    codes: ['mail-program.differs'],
    moment: found(set([{ kind: 'account-missing', programs: ['outlook'] }])),
    around: { place },
  }),
  windowState({
    name: 'program-imap',
    title: 'Le compte n’est pas du bon type',
    codes: ['mail-program.differs'],
    moment: found(set([{ kind: 'imap', program }])),
    around: { place },
  }),
  ...(['no-program', 'unreadable', 'switched-off'] as const).map((reason) =>
    windowState({
      name: `program-${reason}`,
      title: `Rien n’a été comparé : ${reason}`,
      codes: ['mail-program.unknown'],
      moment: found({ kind: 'unread', reason }),
      around: { place },
    }),
  ),
  windowState({
    name: 'icon-hidden-again',
    title: 'Windows cache de nouveau l’icône',
    moment: () => play({}),
    around: { programs: { running: [], icon: 'hidden-again' } },
  }),
];
