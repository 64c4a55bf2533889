import { formatDate, plural } from '../../format.ts';
import type { setupWords as french } from '../../fr/window/setup.ts';

/** What the window says while a mailbox is being set up. */
export const setupWords: typeof french = {
  progress: (step: number, total: number) => `Step ${step} of ${total}`,
  next: 'Continue',
  back: 'Previous step',
  later: 'Continue later',
  address: {
    title: 'What is the address of the mailbox?',
    titleOther: 'Watch another mailbox',
    intro:
      'Vigie BMA checks that your administrative mailbox receives and sends, and tells you before the CERBERE password expires or the mailbox is full. It never opens, moves or deletes your messages.',
    label: 'Address of the mailbox',
    hint: 'For example ec001234@adm.cfwb.be',
    school: 'Address recognised: the mailbox of a school.',
    authority: 'Address recognised: the mailbox of an organising authority.',
    fase: (fase: string) => `FASE number: ${fase}`,
    prefixes:
      '‘ec’ stands for a school, ‘po’ for an organising authority. The digits after it are the FASE number, with zeros before it where needed.',
    empty: 'Type the address of the mailbox.',
    noAt: 'The end of the address, ‘@adm.cfwb.be’, is missing.',
    space: 'An address has no spaces. Remove the one that is in it.',
    malformed: 'This address is not complete. It should look like ec001234@adm.cfwb.be.',
    watched: 'This mailbox is already being watched. Its settings are under ‘Settings’.',
    resumable: 'This mailbox is already known, but one of its passwords is missing. You can finish setting it up.',
    unusualTitle: 'This address does not have the usual form',
    unusualName:
      'An administrative mailbox begins with ‘ec’ or ‘po’ and three to six digits: ec001234@adm.cfwb.be. Without that, Vigie cannot read its FASE number.',
    unusualDomain:
      'An administrative mailbox ends with ‘@adm.cfwb.be’. With another ending, the checks are unlikely to succeed.',
    confirm: 'This is the address of the mailbox',
    mustConfirm: 'Correct the address, or tick the box to confirm that it is right.',
    replaceTitle: 'Change the address?',
    replaceBody: (address: string) =>
      `Setting up ${address} will be given up, and Vigie will erase its passwords. Nothing changes in Outlook or on the server.`,
    replaceConfirm: 'Change the address',
  },
  passwords: {
    title: 'The two passwords',
    intro: (address: string) =>
      `The mailbox ${address} has two different passwords: one for receiving, the other for sending. Each is tried once only, then stored if it is good.`,
    forgotten:
      'A password that has not been accepted is not kept anywhere: if you leave this page, you will have to type it again.',
    receiving: {
      openPage: 'Open the webmail',
      heading: 'For receiving',
      label: 'Mailbox password',
      hint: 'The one received when the mailbox was created or after the last request. It has special characters: copying and pasting it is safest.',
      lostTitle: 'Where to find it, and what if it is lost?',
      lost: [
        'It was given when the mailbox was created, or in answer to the last request for a new password.',
        'If Outlook on this PC already collects the mail, it is the one that Outlook uses for receiving.',
      ],
      ask: (name: string, email: string) =>
        `If it is lost, ask for a new one by e-mail: ${name}, ${email}. Enclose the FASE number and a copy of the head’s identity card. Please note that this request changes the password: it must then be replaced in Outlook too.`,
    },
    sending: {
      heading: 'For sending',
      label: 'CERBERE password',
      hint: 'The one that also opens DESI, PRIMVER and the other applications. It expires every six months.',
      lostTitle: 'How to know whether it is the right one?',
      lost: [
        'Try it once only on the CERBERE portal, with the mailbox’s address as the user name and the context « Intervenant dans les établissements d’enseignement et PO ».',
        'If it is lost or has expired, the portal lets you choose another.',
      ],
      openPage: 'Open the CERBERE portal',
    },
    test: 'Test and continue',
    testing: 'Testing…',
    running: { receiving: 'Trying the mailbox password…', sending: 'Trying the CERBERE password…' },
    patience: 'This can take a minute or two.',
    waitsItsTurn: 'This one follows in a moment.',
    accepted: { receiving: 'Mailbox password accepted', sending: 'CERBERE password accepted' },
    saved: { receiving: 'Mailbox password stored', sending: 'CERBERE password stored' },
    savedMeaning: 'It will be checked as soon as possible.',
    postponed: {
      receiving: 'Mailbox password to be entered later',
      sending: 'CERBERE password to be entered later',
    },
    postponedMeaning: {
      receiving: 'Until then, Vigie cannot check receiving.',
      sending: 'Until then, Vigie cannot check sending.',
    },
    postpone: { receiving: 'Enter the mailbox password later', sending: 'Enter the CERBERE password later' },
    unpostpone: { receiving: 'Enter the mailbox password now', sending: 'Enter the CERBERE password now' },
    missing: 'Type this password, or put it off until later.',
    tryAnyway: 'Try it anyway',
    tryAnywayTitle: 'Try this password once more?',
    tryAnywayBody:
      'It has already been refused. If it has not changed since, that will be one more refusal, and too many of them can lock the mailbox.',
    tryLockedTitle: 'Try in spite of the lock-out?',
    tryLockedBody:
      'The server is keeping everybody out of the mailbox for a while. Each attempt can make that longer, for Outlook as well.',
    tryOnce: 'Try once',
    saveUntested: 'Store without testing',
    same: {
      title: 'The two passwords are the same',
      body: 'They are normally two different passwords. Nothing has been sent yet: correct one of them, or test again if this is what you want.',
    },
    seemSwapped: {
      title: 'The two passwords seem to be swapped',
      body: 'The mailbox password usually has special characters, and here it is the other one that has them. Nothing has been sent yet.',
      swap: 'Swap them',
      keep: 'If all is right, test again.',
    },
    swapped: {
      title: 'The two passwords may be swapped',
      body: 'Both were refused. That is what happens when each stands in the other’s field.',
      retry: 'Swap and try again (once each)',
    },
    bothWell: 'Both passwords are good.',
    oneWell: 'This password is good.',
  },
  dates: {
    title: 'A few more things',
    intro: 'They let Vigie tell you in time. All of this can be completed later under ‘Settings’.',
    question: 'When was the CERBERE password last changed?',
    hint: (months: number) => `It expires ${plural(months, 'en', 'month', 'months')} after each change.`,
    changed: 'I know the date of the change',
    expires: 'I have an e-mail from CERBERE that gives the date of expiry',
    unknown: 'I do not know',
    changedLabel: 'Date of the change',
    expiresLabel: 'Date of expiry',
    unknownMeaning: 'Vigie will not be able to announce its expiry, but will notice when it is refused.',
    untilThen: (date: string) => `So it is valid until ${formatDate(date, 'en')}.`,
    alreadyOver: (date: string) =>
      `By this date it would have expired on ${formatDate(date, 'en')}. Check it, or choose ‘I do not know’.`,
    missing: 'Give the date, or choose ‘I do not know’.',
    choose: 'Choose one of the three answers.',
    sizeLabel: 'Maximum size of the mailbox (optional)',
    sizeHint: 'If you know it, Vigie can tell you before the mailbox is full.',
    sizeUnit: 'MB',
    autostart: 'Start Vigie with Windows',
    autostartHint: 'Vigie then watches the mailbox whenever the PC is on, without anybody having to think of it.',
    autostartByUser: 'Starting Vigie has been switched off in Windows. To allow it again: Settings > Apps > Startup.',
    autostartNone: 'On this PC, Vigie cannot start by itself: it will have to be opened.',
  },
  icon: {
    title: 'The icon next to the clock',
    intro:
      'Vigie stays next to the clock: a glance at its icon tells whether all is well. Windows 11 hides new icons behind the little arrow; here is how to keep this one in sight.',
    picture:
      'Drawing of the corner of the taskbar: Vigie’s icon leaves the hidden pane behind the little arrow and takes its place next to the clock.',
    steps: [
      'Open the settings of the taskbar with the button below.',
      'Unfold ‘Other system tray icons’.',
      'Switch on ‘Vigie BMA’.',
    ],
    open: 'Open the taskbar settings',
    notOpened: 'The settings did not open. Right-click an empty part of the taskbar, then ‘Taskbar settings’.',
    trialTitle: 'Notifications',
    trialIntro: 'When something is wrong, Vigie says so at the bottom right of the screen.',
    trial: 'Send a trial notification',
    trialAgain: 'Send another',
    sent: 'The notification has been sent. Did you see it?',
    yes: 'Yes, I saw it',
    no: 'No',
    seen: 'All is in place: Vigie can reach you.',
    notSeen: {
      title: 'What may be hiding it',
      body: [
        'Settings > System > Notifications: notifications must be on, for Windows and, further down, for Vigie BMA.',
        'On the same page, switch off ‘Do not disturb’; on Windows 10, switch off ‘Focus assist’.',
        'The notification may already be put away: click the clock to open the list.',
      ],
    },
    notShown: {
      title: 'Windows did not show the notification',
      body: 'Notifications are probably switched off: Settings > System > Notifications.',
    },
    finish: 'Finish',
  },
};
