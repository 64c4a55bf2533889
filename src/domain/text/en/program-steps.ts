import type { MailProgram } from '../../model/mail-program.ts';
import type { FieldNames, Places } from '../fr/program-steps.ts';

const outlookFields: FieldNames = {
  type: 'Account Type',
  host: { receiving: 'Incoming mail server', sending: 'Outgoing mail server (SMTP)' },
  port: { receiving: 'Incoming server (POP3)', sending: 'Outgoing server (SMTP)' },
  encryption: {
    receiving: 'This server requires an encrypted connection (SSL)',
    sending: 'Use the following type of encrypted connection',
  },
  user: { receiving: 'User Name', sending: 'User Name of the outgoing server' },
  login: 'My outgoing server (SMTP) requires authentication',
  logins: {
    none: 'Box not ticked',
    'as-receiving': 'Use same settings as my incoming mail server',
    'receive-first': 'Log on to incoming mail server before sending mail',
    own: 'Log on using',
  },
  spa: 'Require logon using Secure Password Authentication (SPA)',
  copies: 'Leave a copy of messages on the server',
};

const thunderbirdFields: FieldNames = {
  type: 'Server Type',
  host: { receiving: 'Server Name', sending: 'Server Name' },
  port: { receiving: 'Port', sending: 'Port' },
  encryption: { receiving: 'Connection security', sending: 'Connection security' },
  user: { receiving: 'User Name', sending: 'User Name' },
  login: 'Authentication method',
  logins: {
    none: 'No authentication',
    'as-receiving': 'That of the incoming server',
    'receive-first': 'That of the incoming server',
    own: 'Normal password',
  },
  spa: 'Authentication method',
  copies: 'Leave messages on server',
};

export const fieldsIn = (program: MailProgram): FieldNames =>
  program === 'thunderbird' ? thunderbirdFields : outlookFields;

const outlookAccount = (address: string): readonly string[] => [
  'In Outlook: File > Account Settings > Account Settings…',
  `Select ${address}, then ‘Change…’.`,
];
const outlookEnd = 'Confirm with ‘OK’ where the window asks, then ‘Next’ and ‘Finish’.';
const outlookMore = (tab: string, recent: string): string =>
  `‘More Settings…’, tab ‘${tab}’; in recent versions, the part ‘${recent}’.`;

const outlookPlaces = (address: string): Places => {
  const account = outlookAccount(address);
  const advanced = (recent: string): readonly string[] => [...account, outlookMore('Advanced', recent), outlookEnd];
  return {
    add: [
      'In Outlook: File > Add Account, then manual setup and ‘POP’.',
      'Enter the address of the mailbox and the two servers, as in the official manual.',
    ],
    remove: ['In the other: File > Account Settings > Account Settings…', `Select ${address}, then ‘Remove’.`],
    host: { receiving: [...account, outlookEnd], sending: [...account, outlookEnd] },
    advanced: { receiving: advanced('Incoming mail'), sending: advanced('Outgoing mail') },
    login: [
      ...account,
      outlookMore('Outgoing Server', 'Outgoing mail'),
      'Tick ‘My outgoing server (SMTP) requires authentication’, then ‘Log on using’.',
      'User name: the address of the mailbox. Password: that of CERBERE.',
      outlookEnd,
    ],
    copies: [
      ...account,
      outlookMore('Advanced', 'Delivery'),
      'Untick ‘Leave a copy of messages on the server’.',
      outlookEnd,
    ],
    password: {
      receiving: [
        ...account,
        'Replace the password under ‘User Name’, and leave ‘Remember password’ ticked.',
        outlookEnd,
      ],
      sending: [
        ...account,
        outlookMore('Outgoing Server', 'Outgoing mail'),
        'Under ‘Log on using’, replace the password by the new one. Leave that of the incoming mail as it is.',
        outlookEnd,
      ],
    },
  };
};

const thunderbirdPlaces = (address: string): Places => {
  const settings = 'In Thunderbird: menu ≡ > Account Settings.';
  const receiving = [settings, `Under ${address}, choose ‘Server Settings’.`];
  const sending = [settings, `At the bottom left: ‘Outgoing Server (SMTP)’, select that of ${address}, then ‘Edit…’.`];
  const passwords = (server: string): readonly string[] => [
    'In Thunderbird: menu ≡ > Settings > Privacy & Security > ‘Saved Passwords…’.',
    `Select the line of the ${server} server of ${address}, then ‘Remove’.`,
    'Get messages or send one: Thunderbird asks for the new password.',
  ];
  return {
    add: [
      'In Thunderbird: menu ≡ > New Account > Mail, then ‘Configure manually’ and ‘POP3’.',
      'Enter the address of the mailbox and the two servers, as in the official manual.',
    ],
    remove: [settings, `Select ${address}, then ‘Account Actions’ > ‘Remove Account’.`],
    host: { receiving, sending },
    advanced: { receiving, sending },
    login: [...sending, 'Choose ‘Normal password’; user name: the address of the mailbox.'],
    copies: [...receiving, 'Untick ‘Leave messages on server’.'],
    password: { receiving: passwords('incoming'), sending: passwords('outgoing') },
  };
};

export const whereIn = (program: MailProgram, address: string): Places =>
  program === 'thunderbird' ? thunderbirdPlaces(address) : outlookPlaces(address);
