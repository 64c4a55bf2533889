import { catalogue } from '../../../src/domain/text/index.ts';
import { spaced } from './desktop.ts';

/** What the program says in French. */
export const words = catalogue('fr');

/** A text as the tests read it off the screen: with its typographic apostrophes, and ordinary spaces. */
export const shown = (text: string): string => spaced(text);
