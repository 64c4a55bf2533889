import { inOrder, near, type WordList, word } from './pattern.ts';

const many = [
  'too many',
  'maximum(?: number of)?',
  'max',
  'concurrent',
  'simultaneous',
  'trop de',
  'nombre maximal de',
  'simultanees?',
  'te veel',
  'maximum aantal',
  'gelijktijdige',
  'zu viele',
  'gleichzeitige\\w*',
  'maximale anzahl',
];
const visits = [
  '(?:tls |smtp |pop3? |imap |concurrent |new )*connections?',
  'sessions?',
  'logins?',
  'requests?',
  'clients?',
  'processes',
  'connexions?',
  'requetes?',
  'verbindingen',
  'sessies',
  'aanvragen',
  'verbindungen',
  'sitzungen',
  'anfragen',
];

/** The server asks for patience: too many visits, or too close together. */
export const loginPace: WordList = {
  says: [
    near(many, visits, 30),
    near(
      ['connections?', 'logins?', 'requests?', 'sessions?', 'rate', 'connexions?', 'bandwidth', 'downloads?'],
      ['limit(?:s|ed)?', 'quota', 'restricted'],
      12,
    ),
    inOrder(['limites?', 'limitation'], ["(?:de |d')?(?:connexions?|debit|taux|frequence|requetes?|sessions?)"], 12),
    word(
      'throttl\\w*',
      'rate[- ]?limit\\w*',
      'back[- ]?off',
      'too (?:often|frequent(?:ly)?|soon|quick(?:ly)?|fast)',
      '(?:reduce|frequency|minimum) .{0,20}(?:frequency|time|interval|requests?|between)',
      '(?:every|each|once (?:per|every|in)) \\d+ (?:min\\w*|sec\\w*|hours?)',
      'login[- ]?delay',
      'wait (?:at least )?\\d+',
      '(?:connect\\w*|login|log in) (?:only|allowed) (?:once|every)',
      'trop (?:souvent|frequent(?:e|es|s)?|rapproche\\w*|rapides?|vite)',
      'toutes les \\d+ (?:min\\w*|sec\\w*)',
      '(?:patienter|attendre|attendez|patientez) (?:au moins )?\\d+',
      'te (?:vaak|snel|kort)',
      'elke \\d+ (?:min\\w*|sec\\w*)',
      'wacht (?:minstens )?\\d+',
      'zu (?:haufig|haeufig|oft|schnell)',
      'alle \\d+ (?:min\\w*|sek\\w*)',
      'warten sie \\d+',
    ),
  ],
};
