import type { Report } from '../app/examine.ts';
import type { Failure } from '../domain/model/failure.ts';
import type { Lang } from '../domain/text/index.ts';
import { checkWords } from './check-words.ts';

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
