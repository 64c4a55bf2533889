import { type ComponentChildren, createContext, type JSX } from 'preact';
import { useCallback, useContext, useMemo, useState } from 'preact/hooks';
import type { CommandInput, CommandName, CommandResult, CommandValue, VigieBridge } from '../../ipc/contract.ts';
import { Message } from './message.tsx';
import { usePageText } from './words.tsx';

/** The only way out of the page; nothing where there is no window. */
export const { vigie } = globalThis as unknown as { readonly vigie: VigieBridge };

export type Command = <Name extends CommandName>(
  name: Name,
  payload: CommandInput<Name>,
) => Promise<CommandResult<CommandValue<Name>>>;

type Problems = { readonly problem: string | null; report(problem: string | null): void };
const Context = createContext<Problems | null>(null);

/** Remembers the last command that failed, for {@link CommandProblem} to show. */
export function Commands({ children }: { children: ComponentChildren }): JSX.Element {
  const [problem, report] = useState<string | null>(null);
  const value = useMemo(() => ({ problem, report }), [problem]);
  return <Context.Provider value={value}>{children}</Context.Provider>;
}

function useProblems(): Problems {
  const problems = useContext(Context);
  if (!problems) throw new Error('useCommand outside <Commands>');
  return problems;
}

/**
 * Gives commands; the promise never rejects. A failure is shown in the message bar of the frame, unless the caller says
 * with `isShownHere` that it tells of failures itself.
 */
export function useCommand({ isShownHere = false }: { readonly isShownHere?: boolean } = {}): Command {
  const { report } = useProblems();
  return useCallback(
    async (name, payload) => {
      const result = await vigie.command(name, payload).catch(() => ({ ok: false, problem: 'internal' }) as const);
      if (!isShownHere) report(result.ok ? null : result.problem);
      return result;
    },
    [report, isShownHere],
  );
}

/** Why a command failed, in words ready to show. */
export function useProblemWords(): (problem: string) => string {
  const { t } = usePageText();
  const { byCode, other } = t.window.common.problems;
  return (problem) => byCode[problem] ?? other;
}

/** The message bar of the last command that failed; nothing while there is none. */
export function CommandProblem(): JSX.Element | null {
  const { problem, report } = useProblems();
  const words = useProblemWords();
  const { t } = usePageText();
  if (problem === null) return null;
  return (
    <div class="command-problem">
      <Message tone="critical" title={t.window.common.problems.title} isAlert onClose={() => report(null)}>
        {words(problem)}
      </Message>
    </div>
  );
}
