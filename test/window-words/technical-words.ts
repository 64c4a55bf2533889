import type { Lang } from '../../src/domain/text/index.ts';

/** Words that a head or a secretary does not have to know. They never stand in the main text. */
const words: Readonly<Record<Lang, readonly string[]>> = {
  fr: [
    'hôtes?',
    'ports?',
    'protocoles?',
    'authentification',
    "s'authentifier",
    'serveur proxy',
    'login',
    'requêtes?',
    'mandataire',
  ],
  en: ['hosts?', 'hostnames?', 'ports?', 'protocols?', 'authentication', 'authenticate', 'requests? header'],
};
const everywhere = [
  'pop3?',
  'smtps?',
  'imaps?',
  'tls',
  'ssl',
  'starttls',
  'stls',
  'dns',
  'ip',
  'tcp',
  'http',
  'socket',
  'sockets',
  'time-?outs?',
  'proxy',
  'proxies',
  'quota',
  'maildrop',
  'uidl',
  'backend',
  'json',
  'regex',
  'undefined',
];

const any = (lang: Lang): RegExp =>
  new RegExp(`(?<![\\p{L}\\d])(${[...everywhere, ...words[lang]].join('|')})(?![\\p{L}\\d])`, 'giu');

/** Technical words in a text; empty when there is none. Addresses of pages and names of files are no words. */
export const technicalWords = (text: string, lang: Lang): readonly string[] =>
  text.replace(/\bhttps?:\/\/\S+|\S+@\S+|\S+\.json\S*/g, '').match(any(lang)) ?? [];
