import { closuresWords } from './closures.ts';
import { commonWords } from './common.ts';
import { homeWords } from './home.ts';
import { journalWords } from './journal.ts';
import { renewalWords } from './renewal.ts';
import { settingsWords } from './settings.ts';
import { setupWords } from './setup.ts';

/** What only the window says, view by view. */
export const windowWords = {
  common: commonWords,
  home: homeWords,
  setup: setupWords,
  renewal: renewalWords,
  journalView: journalWords,
  settings: settingsWords,
  closures: closuresWords,
};
