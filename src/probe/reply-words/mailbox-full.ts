import { inOrder, near, type WordList, word } from './pattern.ts';

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
const full = [
  'full(?! (?:e-?mail |mail ?box |user )?(?:address|names?|e-?mail|mail ?box)\\b)',
  'pleine?s?',
  'remplie',
  'saturee?',
  'vol',
  'voll',
  'uberfullt',
  'ueberfuellt',
  'overvol',
];
const room = [
  '(?:disk |storage |mail(?:box)? )?quotas?',
  'storage(?: limit| space| quota)?',
  'disk (?:space|limit|usage)',
  'disk quota',
  '(?:size|space) limit',
  'espace(?: de stockage| disque)?',
  'capacite',
  'taille (?:maximale|limite|autorisee)',
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
  'not enough',
  'insufficient',
  'depassee?s?',
  'depasse',
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
  'aufgebraucht',
  'erreicht',
  'voll',
];

/** The box or its quota is full. */
export const mailboxFull: WordList = {
  says: [
    near(box, full, 30),
    near(room, used, 50),
    inOrder(['limie?te?', 'maximum'], [`(?:\\w+ ){0,3}(?:${box.join('|')})\\b.{0,12}\\b(?:${used.join('|')})`], 2),
    inOrder(
      [
        'no (?:more )?(?:space|room)',
        "plus (?:d'espace|de place)",
        'geen (?:ruimte|plaats)',
        'kein(?:en)? (?:speicher)?platz',
      ],
      [...box, 'available', 'disponible', 'meer', 'mehr'],
      30,
    ),
    near(box, [`(?:limite?s?|maximum)\\b.{0,12}\\b(?:${used.join('|')})`], 30),
    word('over ?quota', 'hors quota', 'quota exceeded'),
  ],
  // Another quota than that of the box.
  unless: [
    word(
      '(?:connections?|logins?|bandwidth|downloads?|requests?|rates?|sessions?|connexions?|attempts?) (?:quotas?|limits?)',
      "(?:quotas?|limites?|limits?) (?:of|on|for|de|d') ?(?:connections?|logins?|bandwidth|downloads?|requests?|sessions?|connexions?)",
    ),
  ],
};
