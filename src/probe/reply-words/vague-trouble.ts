import { type WordList, word } from './pattern.ts';

/** An error of which nothing is said: of the server's, unless the login is called failed beside it. */
export const someError: WordList = {
  says: [
    word(
      '(?:software|unexpected|unknown) (?:error|failure|problem)',
      'erreurs? (?:inattendue|inconnue)',
      '(?:onbekende|onverwachte) fout',
      '(?:unbekannter|unerwarteter) fehler',
    ),
  ],
};

/** An invitation to come back: of the server's trouble, unless a wrong password is named beside it. */
export const comeBack: WordList = {
  says: [
    word(
      'try (?:again|later)',
      'retry',
      'later',
      'something (?:odd|went wrong)',
      'reessa\\w*',
      'ressa\\w*',
      'plus tard',
      'ulterieurement',
      'probeer.{0,20}(?:later|opnieuw)',
      'later opnieuw',
      '(?:versuchen|probieren) sie.{0,20}(?:spater|spaeter|erneut)',
      'spater',
      'spaeter',
    ),
  ],
};
