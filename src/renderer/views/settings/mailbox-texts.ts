/** Why a mailbox's own name is not accepted; as `labelSchema` of the domain. */
export function labelProblem(label: string): 'nameTooLong' | 'nameCharacters' | null {
  if (label.length > 60) return 'nameTooLong';
  return /\p{Cc}/u.test(label) ? 'nameCharacters' : null;
}

/** A login name is one word; empty means the address. */
export const isLoginName = (name: string): boolean => name.length <= 320 && !/[\s\p{Cc}]/u.test(name);
