import type { trialWords as french } from '../fr/trial.ts';

/** Beside the answer of a server that lets nobody in: what that leaves open. */
export const unjudged = 'The password you have just typed is still to be checked.';

/** What is said of a password that was typed, where no server's answer speaks for itself. */
export const trialWords: typeof french = {
  interrupted: {
    title: 'The attempt was interrupted',
    meaning: 'The server had no time to answer. Nothing was changed.',
    advice: 'Try again in a moment.',
  },
  'not-stored': {
    title: 'The password is right, but could not be kept',
    meaning: 'The server accepts it, but this PC’s password store did not take it.',
    advice: 'Restart the PC and try again.',
  },
  'known-refusal': {
    title: 'This password has already been refused',
    meaning: 'It was not sent to the server again: repeated attempts could lock out the whole school.',
    advice: 'Check it character by character, or type another one.',
  },
  'locked-out': {
    title: 'Access is blocked for a while',
    meaning: 'This password was not sent: the server counts every attempt, and each may make the block last longer.',
    advice:
      'Until the block ends, try nothing elsewhere and leave Outlook closed. You can try this password afterwards.',
  },
  'too-many': {
    title: 'Too many attempts today',
    meaning: 'Vigie limits the number of connections a day, so as never to be the cause of a lock-out.',
    advice: 'Try again tomorrow.',
  },
  busy: {
    title: 'Another attempt is under way',
    meaning: 'Vigie tries one password at a time. This one was not sent.',
    advice: 'Wait for the answer to the attempt under way.',
  },
};
