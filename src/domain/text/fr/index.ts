import type { HealthCode, Status } from '../../model/health.ts';
import type { WordsOf } from '../words.ts';
import { alertWords } from './alerts.ts';
import { cliWords } from './cli.ts';
import { legWords } from './legs.ts';
import { mailWords } from './mail.ts';
import { mailboxWords } from './mailbox.ts';
import { programLabels, programWords } from './program.ts';
import { shellWords } from './shell.ts';
import { trayWords } from './tray.ts';
import { trialWords, unjudged } from './trial.ts';
import { windowWords } from './window/index.ts';

/** What is said of every verdict, by its code. */
const verdicts: WordsOf<HealthCode> = { ...legWords, ...mailboxWords, ...programWords };

/** French, the language of the schools. Its shape is the type of every other catalogue. */
export const fr = {
  lang: 'fr',
  status: {
    ok: 'Tout va bien',
    warning: 'À surveiller',
    critical: 'À régler sans attendre',
    unknown: 'Pas vérifié',
    held: 'En attente',
  } satisfies Record<Status, string>,
  check: {
    receiving: 'Réception',
    sending: 'Envoi',
    storage: 'Remplissage',
    'password-expiry': 'Mot de passe CERBERE',
    collection: 'Relève du courrier',
    certificate: 'Certificat',
    'mail-program': 'Programme de courrier',
  },
  verdicts,
  cli: cliWords,
  alerts: alertWords,
  mail: mailWords,
  program: programLabels,
  window: windowWords,
  tray: trayWords,
  trial: trialWords,
  unjudged,
  shell: shellWords,
  support: {
    whoHelps: 'Qui peut aider',
    technical: 'technique, configuration, boîte pleine',
    passwords:
      "nouveau mot de passe de la boîte, à demander par courriel uniquement, avec le numéro FASE et une copie de la carte d'identité du directeur ou de la directrice ; attention, cette demande entraîne un changement du mot de passe",
    openNow: (closes: string) => `ouvert maintenant, jusqu'à ${closes}`,
    reopens: (day: string, opens: string) => `fermé, rouvre le ${day} à ${opens}`,
    or: 'ou',
  },
  report: {
    heading: (address: string) => `Boîte ${address}`,
    checkedAt: (day: string, time: string) => `Vérifiée le ${day} à ${time}`,
    todo: 'Que faire',
    details: 'Détails techniques',
    webmail: 'Webmail',
    cerbere: 'Portail CERBERE',
    allWell: "La réception et l'envoi fonctionnent : il n'y a rien à faire.",
    allButReader:
      "La réception et l'envoi fonctionnent, mais ce courrier est peut-être aussi relevé ailleurs que sur ce PC.",
    limitHint: "La taille maximale de la boîte n'est pas connue.",
  },
};
