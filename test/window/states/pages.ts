import type { Setup } from '../../../src/domain/view/snapshot.ts';
import { after, fresh, type Moment, play, school } from '../support/story.ts';
import { type WindowState, windowState } from '../support/window-state.ts';
import { aYear } from './whole.ts';

const setup = (step: Setup['step']): Setup => ({ address: school, step });
/** The first start with these legs still waiting for a password; a leg that does not wait has been looked at. */
const begun = (...waiting: readonly ('receiving' | 'sending')[]): Promise<Moment> =>
  after(
    waiting.length === 2 ? fresh(school) : play({ mailboxes: [{ address: school }] }),
    ...waiting.map((leg) => ({ kind: 'leg-held', address: school, leg, reason: 'setup' }) as const),
  );

/** The views beside the first page, each in its main situations. */
export const pageStates: readonly WindowState[] = [
  windowState({ name: 'empty', title: 'Premier démarrage : quelle boîte ?', moment: () => fresh() }),
  windowState({
    name: 'setup-passwords',
    title: 'Mise en route : les deux mots de passe',
    codes: ['receiving.held', 'sending.held'],
    moment: () => begun('receiving', 'sending'),
    around: { setup: setup('passwords') },
  }),
  windowState({
    name: 'setup-one-password',
    title: 'Mise en route : il manque le mot de passe CERBERE',
    codes: ['receiving.ok', 'sending.held'],
    moment: () => begun('sending'),
    around: { setup: setup('passwords') },
  }),
  windowState({
    name: 'setup-dates',
    title: 'Mise en route : dates et démarrage',
    moment: () => begun(),
    around: { setup: setup('dates'), autostart: 'off' },
  }),
  windowState({
    name: 'setup-icon',
    title: "Mise en route : l'icône et les notifications",
    moment: () => begun(),
    around: { setup: setup('icon') },
  }),
  windowState({
    name: 'setup-icon-shown',
    title: 'Mise en route : l’icône est déjà près de l’horloge',
    moment: () => play({}),
    around: { setup: setup('icon'), programs: { running: [], icon: 'shown' } },
  }),
  windowState({
    name: 'renewal-program-open',
    title: 'Nouveau mot de passe CERBERE : Outlook est encore ouvert',
    moment: () => after(play({}), { kind: 'leg-held', address: school, leg: 'sending', reason: 'renewal' }),
    around: {
      place: { view: 'renewal', address: school },
      programs: { running: ['outlook'], icon: 'shown' },
    },
  }),
  windowState({
    name: 'setup-no-keychain',
    title: 'Mise en route sans trousseau',
    moment: () => begun('receiving', 'sending'),
    around: { setup: setup('passwords'), secrets: 'session' },
  }),
  windowState({
    name: 'setup-unfinished',
    title: 'La mise en route a été remise à plus tard',
    moment: () => begun('sending'),
    around: { setup: setup('passwords'), place: { view: 'home', check: 'sending' } },
  }),
  windowState({
    name: 'renewal',
    title: "J'ai changé mon mot de passe",
    codes: ['sending.held'],
    moment: () => after(play({}), { kind: 'leg-held', address: school, leg: 'sending', reason: 'renewal' }),
    around: { place: { view: 'renewal', address: school } },
  }),
  windowState({
    name: 'journal',
    title: 'Le journal d’une année',
    moment: aYear,
    around: { place: { view: 'journal' } },
  }),
  windowState({
    name: 'journal-empty',
    title: 'Le journal, vide',
    moment: () => fresh(school),
    around: { place: { view: 'journal' } },
  }),
  windowState({
    name: 'settings',
    title: 'Réglages',
    moment: () => play({}),
    around: { place: { view: 'settings' } },
  }),
  windowState({
    name: 'settings-empty',
    title: 'Réglages sans boîte, démarrage désactivé par l’utilisateur',
    moment: () => fresh(),
    around: { place: { view: 'settings' }, autostart: 'disabled-by-user', releasesUrl: null, schoolCalendar: [] },
  }),
  windowState({
    name: 'settings-closures',
    title: 'Réglages avec les fermetures de l’école',
    moment: () => play({}),
    around: {
      place: { view: 'settings' },
      closures: [
        { from: '2026-11-13', to: '2026-11-13', name: '' },
        { from: '2027-05-07', to: '2027-05-07', name: 'Pont de l’Ascension' },
        { from: '2027-06-28', to: '2027-07-02', name: 'FermeturePourTravauxDansLesDeuxBâtimentsDeLaRueDesTilleuls' },
      ],
    },
  }),
];
