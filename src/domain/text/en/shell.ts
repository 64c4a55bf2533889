import type { shellWords as french } from '../fr/shell.ts';

/** What the program says outside its window. */
export const shellWords: typeof french = {
  hidden: {
    title: 'Vigie goes on watching',
    body: 'Closing the window stops nothing. To open it again, click the Vigie icon near the clock; to stop watching, right-click that icon and choose ‘Quit’.',
  },
  notStarted: {
    title: 'Vigie BMA could not start',
    folder: (folder: string) =>
      `Vigie cannot write to its folder, ${folder}: nothing is being watched. Check that this folder exists and is yours.`,
    remoteDebugging:
      'Vigie was started with remote debugging, by which another program could command it: nothing is being watched until it is opened again from the Start menu.',
    other: 'Nothing is being watched. Restart the PC; if it happens again, reinstall Vigie.',
  },
  edit: { cut: 'Cut', copy: 'Copy', paste: 'Paste', selectAll: 'Select all' },
};
