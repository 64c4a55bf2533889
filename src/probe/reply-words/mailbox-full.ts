import { near, type WordList, word } from './pattern.ts';

const box = [
  'mail ?box',
  'mail ?drop',
  'inbox',
  'mail ?spool',
  'mail ?folder',
  'boites?(?: aux lettres| mail| de reception)?',
  'messagerie',
  'postvak',
  'postbus',
  'brievenbus',
  'postfach',
  'posteingang',
  'briefkasten',
];
const full = ['full', 'pleine?s?', 'remplie', 'saturee?', 'vol', 'voll', 'uberfullt', 'ueberfuellt', 'overvol'];
const room = [
  '(?:disk |storage |mail(?:box)? )?quotas?',
  'storage(?: limit| space| quota)?',
  'disk (?:space|limit|usage)',
  '(?:size|space) limit',
  'espace(?: de stockage| disque)?',
  'capacite',
  'taille (?:maximale|limite)',
  'opslag(?:ruimte|limiet|capaciteit)?',
  'schijf(?:ruimte|quotum)',
  'quotum',
  'speicher(?:platz|limit|kontingent)?',
  'kontingent',
];
const used = [
  'exceed(?:ed|s|ing)?',
  'over(?:drawn)?',
  'exhausted',
  'reached',
  'full',
  'used up',
  'depassee?s?',
  'atteinte?s?',
  'epuisee?s?',
  'insuffisante?s?',
  'overschreden',
  'bereikt',
  'vol',
  'op',
  'uberschritten',
  'ueberschritten',
  'erschopft',
  'erschoepft',
  'erreicht',
  'voll',
];

/** The box or its quota is full. */
export const mailboxFull: WordList = {
  says: [near(box, full, 30), near(room, used, 50), word('over ?quota', 'hors quota', 'quota exceeded')],
  // Another quota than that of the box.
  unless: [
    near(
      [
        'connections?',
        'logins?',
        'bandwidth',
        'downloads?',
        'requests?',
        'rates?',
        'sessions?',
        'connexions?',
        'attempts?',
      ],
      ['quotas?', 'limits?'],
      12,
    ),
  ],
};
