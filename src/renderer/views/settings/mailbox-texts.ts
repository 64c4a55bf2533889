import { fits, textRules } from '../../../domain/model/text-rules.ts';

/** Why a mailbox's own name is not accepted. */
export function labelProblem(label: string): 'nameTooLong' | 'nameCharacters' | null {
  if (fits(textRules.label, label)) return null;
  return label.length > textRules.label.max ? 'nameTooLong' : 'nameCharacters';
}

/** Empty means the address. */
export const isLoginName = (name: string): boolean => name === '' || fits(textRules.login, name);
