import type { FailureKind } from '../../../src/domain/model/failure.ts';
import type { Leg, LegCondition } from '../../../src/domain/model/health.ts';
import { after, play, school } from '../support/story.ts';
import { type WindowState, windowState } from '../support/window-state.ts';

const troubleFrom = '2026-09-08T08:00:00+02:00';

/** Failures, and the condition that they establish in a morning. */
const troubles: readonly {
  readonly kind: FailureKind;
  readonly condition: LegCondition;
  readonly title: string;
  readonly only?: Leg;
}[] = [
  { kind: 'refused', condition: 'unreachable', title: 'ne répond pas' },
  { kind: 'in-use', condition: 'in-use', title: 'occupée depuis trois heures', only: 'receiving' },
  { kind: 'login-delay', condition: 'login-delay', title: 'demande de patienter', only: 'receiving' },
  { kind: 'credentials', condition: 'password-refused', title: 'mot de passe refusé, plus aucun essai' },
  { kind: 'credentials-expired', condition: 'password-expired', title: 'mot de passe expiré' },
  { kind: 'login-refused', condition: 'login-refused', title: 'entrée refusée sans raison' },
  { kind: 'account-disabled', condition: 'account-disabled', title: 'compte inconnu, désactivé ou échu' },
  { kind: 'access-off', condition: 'access-off', title: 'cette façon d’accéder n’est pas autorisée' },
  { kind: 'locked-out', condition: 'locked-out', title: 'bloqué pour un moment, l’autre accès attend' },
  { kind: 'mailbox-full', condition: 'mailbox-full', title: 'le serveur dit que la boîte est pleine' },
  { kind: 'mechanism', condition: 'mechanism', title: 'autre mode de connexion exigé' },
  { kind: 'certificate', condition: 'certificate', title: 'certificat refusé' },
  { kind: 'not-configured', condition: 'not-configured', title: 'mot de passe non renseigné' },
];
const shownLegs = ['receiving', 'sending'] as const;
const frenchLeg = { receiving: 'Réception', sending: 'Envoi' } as const;

const broken = shownLegs.flatMap((leg) =>
  troubles
    .filter(({ only = leg }) => only === leg)
    .map(({ kind, condition, title }) =>
      windowState({
        name: `${leg}-${condition}`,
        title: `${frenchLeg[leg]} : ${title}`,
        codes: [`${leg}.${condition}`],
        moment: () => play({ world: [{ from: troubleFrom, [leg]: kind }] }),
      }),
    ),
);

/** What can become of receiving and of sending. */
export const legStates: readonly WindowState[] = [
  ...broken,
  windowState({
    name: 'both-unreachable',
    title: 'Rien ne répond, ni réception ni envoi',
    codes: ['receiving.unreachable', 'sending.unreachable'],
    moment: () => play({ world: [{ from: troubleFrom, receiving: 'timeout', sending: 'timeout' }] }),
  }),
  windowState({
    name: 'both-passwords-refused',
    title: 'Les deux mots de passe sont refusés',
    codes: ['receiving.password-refused', 'sending.password-refused'],
    moment: () => play({ world: [{ from: troubleFrom, receiving: 'credentials', sending: 'credentials' }] }),
  }),
  windowState({
    name: 'names-not-found',
    title: 'Ce PC ne trouve plus les serveurs',
    codes: ['receiving.names-not-found', 'sending.names-not-found'],
    moment: () => play({ world: [{ from: troubleFrom, receiving: 'dns', sending: 'dns' }] }),
  }),
  windowState({
    name: 'offline',
    title: 'Le PC est hors ligne',
    codes: ['receiving.offline', 'sending.offline'],
    moment: () => play({ world: [{ from: troubleFrom, network: 'down' }] }),
  }),
  windowState({
    name: 'stale',
    title: 'Aucune vérification aboutie depuis longtemps',
    codes: ['receiving.stale', 'sending.stale'],
    moment: () => play({ world: [{ from: troubleFrom, receiving: 'internal', sending: 'internal' }] }),
  }),
  windowState({
    name: 'not-watched',
    title: 'Les mots de passe ont disparu depuis des jours : plus rien n’est surveillé',
    // Both legs are one card, led by the first.
    codes: ['receiving.not-watched'],
    moment: () =>
      play({
        end: '2026-09-14T12:00:00+02:00',
        world: [{ from: '2026-09-08T09:00:00+02:00', keychain: 'gone' }],
      }),
  }),
  windowState({
    name: 'renewal-held',
    title: "L'envoi attend le nouveau mot de passe CERBERE",
    codes: ['sending.held'],
    moment: () => after(play({}), { kind: 'leg-held', address: school, leg: 'sending', reason: 'renewal' }),
  }),
  windowState({
    name: 'server-changed',
    title: "L'adresse des serveurs a été changée : mots de passe à retaper",
    codes: ['receiving.held', 'sending.held'],
    moment: () =>
      after(
        play({}),
        { kind: 'leg-held', address: school, leg: 'receiving', reason: 'server-changed' },
        { kind: 'leg-held', address: school, leg: 'sending', reason: 'server-changed' },
      ),
  }),
  windowState({
    name: 'looking',
    title: 'Vérification en cours',
    moment: () => play({}),
    around: {
      looking: [
        { address: school, leg: 'receiving' },
        { address: school, leg: 'sending' },
      ],
    },
  }),
];
