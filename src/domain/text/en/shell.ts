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
  /** Said when not everything could be erased. */
  left: {
    passwords: {
      title: 'The passwords could not be erased',
      why: 'The password store of this PC does not answer, or refuses. It may still hold:',
      name: {
        receiving: (address: string) => `the password of the mailbox ${address}`,
        sending: (address: string) => `the CERBERE password of ${address}`,
      },
      entry: 'under the name',
      others: (service: string) => `passwords under names that begin with ${service}`,
      nothingElse: 'Nothing else was erased: you can try again, now or after restarting the PC.',
      byHand: {
        windows:
          'To remove them yourself: in the Start menu, type ‘Credential Manager’ and open it, choose ‘Windows Credentials’, open each of these names and click ‘Remove’. Then come back to ‘Erase everything’.',
        mac: 'To remove them yourself: open ‘Keychain Access’, look for these names and delete them. Then come back to ‘Erase everything’.',
        other:
          'To remove them yourself: open ‘Passwords and Keys’ (Seahorse) or the password manager of your desktop, look for these names and delete them. Then come back to ‘Erase everything’.',
      },
    },
    rest: {
      title: 'Vigie could not erase everything',
      why: 'The passwords are erased, but this is left:',
      parts: {
        files: 'files, probably open in another program: close Vigie, then delete this folder',
        autostart: 'starting with Windows: in Task Manager, ‘Startup apps’, disable Vigie BMA',
        'start-menu': 'the entry Vigie BMA of the Start menu: right click, ‘Open file location’, then delete it',
        registry: 'an entry of Vigie in Windows, for its notifications: nothing personal is in it',
      },
    },
    again: 'Try again',
    end: 'Close Vigie',
  },
  edit: { cut: 'Cut', copy: 'Copy', paste: 'Paste', selectAll: 'Select all' },
};
