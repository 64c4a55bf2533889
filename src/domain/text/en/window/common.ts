import type { commonWords as french } from '../../fr/window/common.ts';

/** What every view of the window says: navigation, notices, fields, answers to commands. */
export const commonWords: typeof french = {
  loading: 'Vigie BMA is starting…',
  navigation: 'Pages of Vigie',
  views: {
    home: 'Status',
    setup: 'Getting started',
    renewal: 'New CERBERE password',
    journal: 'Journal',
    settings: 'Settings',
  },
  mailboxes: 'Mailboxes watched',
  back: 'Back to the status',
  cancel: 'Cancel',
  close: 'Close',
  understood: 'Understood',
  copied: 'Copied.',
  erasing:
    'Vigie is erasing everything, then it closes. If the password store of this PC is slow to answer, this can take half a minute.',
  busy: 'Please wait…',

  when: {
    today: (time: string) => `today at ${time}`,
    yesterday: (time: string) => `yesterday at ${time}`,
    tomorrow: (time: string) => `tomorrow at ${time}`,
    on: (date: string, time: string) => `on ${date} at ${time}`,
    at: (time: string) => `at ${time}`,
    onDay: (date: string) => `on ${date}`,
    since: (time: string) => `since ${time}`,
    sinceDay: (date: string) => `since ${date}`,
  },

  fields: {
    reveal: 'Show what I type',
    conceal: 'Hide what I type',
    edgeSpace:
      'There is a space at the beginning or at the end. If it came with a paste, delete it; if it belongs to the password, leave it.',
    numberBetween: (min: string, max: string) => `A number between ${min} and ${max}.`,
    dateBetween: (min: string, max: string) => `A date between ${min} and ${max}.`,
    dateFrom: (min: string) => `A date from ${min} on.`,
    dateUntil: (max: string) => `A date up to ${max}.`,
  },

  notices: {
    region: 'Notices',
    otherPc: {
      title: 'Vigie is set up for another PC',
      body: 'These settings come from another computer: nothing is checked here until you have chosen. Only one PC should watch the mailbox and collect its mail.',
      adopt: 'Watch from this PC',
      forget: 'Erase Vigie from this PC',
      adoptTitle: 'Watch from this PC?',
      adoptBody:
        'Only one PC should collect the mail, or it is split between two computers. If the old PC is still in use, stop Vigie and Outlook there. Passwords do not move from one PC to another: Vigie will ask for them again.',
      forgetTitle: 'Erase Vigie from this PC?',
      forgetBody:
        'The settings, the history and the passwords that Vigie keeps on this PC will be erased, then Vigie will close. The mailbox and its mail are not touched.',
      forgetConfirm: 'Erase everything and close',
    },
    noKeychain: {
      title: 'Passwords cannot be kept on this PC',
      body: 'This PC has no password store. Vigie keeps them in memory: they will have to be typed again the next time it starts.',
    },
    files: {
      settings: {
        title: 'Your settings were reset',
        body: 'Their file could no longer be read. It was put aside. Check your settings, and retype the passwords if Vigie asks for them. The history of your mailboxes is kept: it is back as soon as you give their address again.',
      },
      watch: {
        title: 'The history was reset',
        body: 'Its file could no longer be read. It was put aside, and the watch goes on.',
      },
      app: {
        title: 'The passwords have to be typed again',
        body: 'A file of Vigie could no longer be read and was put aside. To be safe, no password is sent before you have typed it again.',
      },
      damaged: {
        title: 'A part of the history is lost',
        body: 'Its file was damaged. All that could be read was, and the watch goes on; the damaged file is kept apart. Where Vigie no longer knows whether a password had been refused, it does not send it by itself any more and says so below.',
      },
      refused: {
        title: 'The memory of refused passwords has been reset',
        body: 'Its file could not be read any more. It has been put aside, and the watch goes on.',
      },
      unreadable: {
        title: 'A file of Vigie could not be read',
        body: 'It is still in its place, but Windows did not allow it to be read: another program may be using it. Restart the PC. Until then, Vigie works without this file.',
      },
      diskFull: {
        title: "This PC's disk is full",
        body: 'The watch goes on, but what has just changed is not saved and would be lost when Vigie ends. Free some space: Vigie tries again by itself, and this message will go away.',
      },
      notSaved: {
        title: 'A file of Vigie could not be saved',
        body: 'The watch goes on, but what has just changed would be lost when Vigie ends. Another program may be holding this file: Vigie tries again by itself. If this message stays, tell the person who looks after this PC.',
      },
      passwordRemoved: {
        title: 'A refused password was removed from this PC',
        body: 'The disk takes nothing: Vigie could not note that this password is refused. So that it is never sent again, it was erased from the password store. Free some space, then type the right password again.',
      },
      putAside: (file: string) => `${file.includes(', ') ? 'Files' : 'File'}: ${file}`,
      toSettings: 'See the settings',
      toPasswords: 'Retype the passwords',
    },
    mended: {
      title: (count: number): string => (count > 1 ? 'Some settings were replaced' : 'A setting was replaced'),
      body: 'In the file of the settings, the following could not be used as it stood. Everything else is kept.',
      parts: {
        mailbox: () => 'A mailbox that was there twice, or whose address is not valid: it has left the list.',
        address: () => 'The address of a mailbox: its passwords must be typed again.',
        label: (of: string) => `The name of the mailbox ${of}.`,
        login: (of: string) => `The login name of the mailbox ${of}: check it, then type both passwords again.`,
        'profile-choice': (of: string) => `The servers chosen for the mailbox ${of}.`,
        limit: (of: string) => `The maximum size of the mailbox ${of}.`,
        date: (of: string) => `The date of the CERBERE password of the mailbox ${of}: it must be entered again.`,
        language: () => 'The language of Vigie.',
        policy: () => 'A rule about checks or notifications.',
        pop3: (of: string) =>
          `The receiving server (${of}): enter it again, then retype the mailbox password. Until then nothing is sent to it.`,
        smtp: (of: string) =>
          `The sending server (${of}): enter it again, then retype the CERBERE password. Until then nothing is sent to it.`,
        imap: (of: string) =>
          `The server that tells the exact size of the mailbox (${of}): retype the mailbox password. Until then nothing is sent.`,
        provider: () => 'A provider, or the name of a provider.',
        lifetime: () => 'The lifetime of a CERBERE password.',
        page: () => 'The address of the webmail or of the CERBERE portal: it must be entered again.',
        contact: () => 'The details or the hours of a helpdesk.',
        closure: () => 'A closure of the school: its dates or its name could not be used.',
        unknown: () => 'A setting that Vigie does not know: it is left aside.',
      },
      was: (text: string) => `Refused value: ${text}`,
      copy: (file: string) => `The file as it was: ${file}`,
    },
    snoozed: {
      title: (until: string) => `Notifications are paused: they resume ${until}`,
      body: 'The watch goes on, but Vigie does not notify you of anything.',
      end: 'Notify me again',
    },
    offline: {
      title: 'This PC is not connected to the Internet',
      body: 'The mailbox cannot be checked. Check the cable or the Wi-Fi: Vigie will carry on by itself.',
    },
    setup: {
      title: 'Getting started is not finished',
      body: 'A few answers are still needed before everything is watched.',
      go: 'Continue',
    },
  },

  problems: {
    title: 'This was not done',
    other: 'Try again in a moment. If it happens again, restart Vigie.',
    byCode: {
      'unknown-mailbox': 'Vigie no longer watches this mailbox.',
      'password-not-stored': 'The password store of this PC did not keep the password. Restart the PC and try again.',
      'password-not-forgotten':
        'The password store of this PC did not erase the password. Restart the PC and try again.',
      'other-pc': 'Vigie is set up for another PC. First say whether this PC takes over.',
      'not-possible-now':
        'No test is possible for now: today’s limit has been reached, or Vigie is waiting for your decision.',
      'broken-character':
        'This password contains a damaged character, probably a symbol that was cut in two when it was copied. It was not sent: please type it again.',
      invalid: 'One of the values is not accepted. Nothing was changed.',
      'no-such-link': 'This PC could not open that page or program.',
      'nothing-to-copy': 'There is nothing to copy: the situation has just changed.',
      'not-saved': 'The file was not saved.',
      'not-shown': 'Windows did not show the notification.',
    },
  },
};
