import { styleText } from 'node:util';
import type { CheckResult, Report } from '../app/examine.ts';
import type { Failure } from '../domain/model/failure.ts';
import type { Status } from '../domain/model/health.ts';
import type { Contact, ServerProfile } from '../domain/model/server-profile.ts';
import { formatDate, formatTime, weekdayName } from '../domain/text/format.ts';
import { catalogue, explain, type Lang, type Words } from '../domain/text/index.ts';
import type { Calendar } from '../domain/time/calendar.ts';
import { hoursInWords, reachability } from '../domain/view/help-view.ts';
import { helpFor } from '../domain/view/support.ts';
import { isUnsafeCode } from './careful-probes.ts';

type Style = { readonly mark: string; readonly colour: 'green' | 'yellow' | 'red' | 'gray' };
const styles: Readonly<Record<Status, Style>> = {
  ok: { mark: '✓', colour: 'green' },
  warning: { mark: '!', colour: 'yellow' },
  critical: { mark: '✗', colour: 'red' },
  unknown: { mark: '–', colour: 'gray' },
  held: { mark: '‖', colour: 'yellow' },
};
const gravity: readonly Status[] = ['critical', 'warning', 'held', 'unknown', 'ok'];

export type ReportContext = {
  readonly calendar: Calendar;
  readonly profile: ServerProfile;
  readonly lang: Lang;
  readonly hasColour: boolean;
  /** Columns to fill at most. */
  readonly width: number;
};

/** The report as a school's head reads it: the verdict, then each check, the worst first. */
export function reportText(report: Report, context: ReportContext): string {
  const { lang, calendar } = context;
  const words = catalogue(lang);
  const local = calendar.localTime(report.atMs);
  const day = `${weekdayName(local.weekday, lang)} ${formatDate(local.date, lang)}`;
  const verdict = paint(words.status[report.status].toLocaleUpperCase(lang), report.status, context);
  const checks = [...report.checks].sort(
    (a, b) => gravity.indexOf(a.verdict.status) - gravity.indexOf(b.verdict.status),
  );
  const lines = [
    '',
    `${words.report.heading(report.address)}  ·  ${verdict}`,
    words.report.checkedAt(day, formatTime(local.minuteOfDay, lang)),
    '',
    ...checks.flatMap((check) => checkLines(check, report.atMs, context)),
  ];
  return `${lines.join('\n')}\n`;
}

function checkLines(check: CheckResult, nowMs: number, context: ReportContext): string[] {
  const { lang } = context;
  const { status } = check.verdict;
  const words = catalogue(lang);
  const { title, meaning, advice } = checkWords(check, lang);
  const line = `${paint(styles[status].mark, status, context)} ${title}`;
  const lines = [line, ...fill(meaning, '', context)];
  if (status !== 'ok') {
    if (advice !== '') lines.push(...fill(advice, words.report.todo, context));
    const { contact, actions } = helpFor(check.verdict);
    for (const link of ['webmail', 'cerbere'] as const) {
      if (actions.includes(`open-${link}`))
        lines.push(...fill(context.profile.links[link], words.report[link], context));
    }
    if (contact)
      lines.push(
        ...fill(
          contactLine(context.profile.contacts[contact], contact, nowMs, context),
          words.support.whoHelps,
          context,
        ),
      );
  }
  // Also beside what is well: a quota that is not told leaves the size to STAT.
  if (check.failure) lines.push(...fill(technicalLine(check), words.report.details, context));
  return [...lines, ''];
}

function contactLine(
  contact: Contact,
  role: 'technical' | 'passwords',
  nowMs: number,
  { calendar, lang }: ReportContext,
): string {
  const { support } = catalogue(lang);
  const opening = hoursInWords(role, reachability(contact, calendar, nowMs), lang);
  const reach = [contact.phone, contact.email].filter((way) => way !== null).join(` ${support.or} `);
  return `${contact.name}, ${reach} (${opening})`;
}

function technicalLine({ failure }: CheckResult): string {
  if (!failure) return '';
  const code = failure.code !== null && failure.response?.startsWith(failure.code) ? null : failure.code;
  return [failure.kind, failure.stage, code, failure.response].filter(Boolean).join(' · ');
}

function paint(text: string, status: Status, { hasColour }: ReportContext): string {
  return hasColour ? styleText([styles[status].colour, 'bold'], text, { validateStream: false }) : text;
}

const colon: Readonly<Record<Lang, string>> = { fr: ' : ', en: ': ' };

/** Words of a paragraph in lines of the report's width, indented under the check's title. */
function fill(text: string, label: string, { width, lang }: ReportContext): string[] {
  const indent = '  ';
  const lines: string[] = [];
  let line = indent;
  for (const word of (label === '' ? text : `${label}${colon[lang]}${text}`).split(' ')) {
    if (line.length + word.length > width && line !== indent) {
      lines.push(line.trimEnd());
      line = indent;
    }
    line += `${word} `;
  }
  return [...lines, line.trimEnd()];
}

/** Where each leg's password is read from: never an argument, which everybody on the machine could read. */
export const passwordVariables = {
  receiving: 'VIGIE_MAILBOX_PASSWORD',
  sending: 'VIGIE_CERBERE_PASSWORD',
} as const;

/** A check in words, as a command line must say them: also why a login was not tried, or where its password is missing. */
export function checkWords({ id, verdict, failure }: CheckResult, lang: Lang): Words {
  const { code } = verdict;
  const words = explain(verdict, lang);
  if (id !== 'receiving' && id !== 'sending') return words;
  const { cli } = catalogue(lang);
  if (code === `${id}.not-configured`) return { ...words, advice: cli.passwordVariable(passwordVariables[id]) };
  if (!isUnsafeCode(failure?.code)) return words;
  const { meaning, advice } = cli.untried[failure.code];
  return { title: cli.notTried[id], meaning, advice };
}

/** What the contract tells of a failure. */
const failureJson = ({ kind, stage, code, response, certificateProblem, passwordSent }: Failure): object => ({
  kind,
  stage,
  code,
  response,
  certificateProblem,
  passwordSent,
});

/** The report as the JSON object that other programs read; its fields are a contract. */
export function reportJson(report: Report, lang: Lang): object {
  return {
    schema: 1,
    address: report.address,
    at: new Date(report.atMs).toISOString(),
    status: report.status,
    checks: report.checks.map((check) => {
      const { title, meaning, advice } = checkWords(check, lang);
      return {
        id: check.id,
        status: check.verdict.status,
        code: check.verdict.code,
        title,
        detail: advice === '' ? meaning : `${meaning} ${advice}`,
        failure: check.failure && failureJson(check.failure),
        facts: check.reported,
        durationMs: Math.round(check.durationMs),
      };
    }),
  };
}
