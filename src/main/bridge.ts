import { type IpcMainInvokeEvent, ipcMain } from 'electron';
import { commandChannel } from '../ipc/channels.ts';
import { type CheckedCommand, type CommandResult, checkCommand, isCommandName, problemOf } from '../ipc/contract.ts';

export type BridgeParts = {
  readonly isOwn: (sender: unknown) => boolean;
  /** Runs a command that has passed the border. */
  readonly run: (command: CheckedCommand) => Promise<CommandResult<unknown>>;
  /** A command did not pass, or failed inside. `command` is `unknown` unless it is one of the contract. */
  readonly onRefused?: (command: string, problem: string, error?: unknown) => void;
};

/**
 * The border. Only the own window's main frame is heard, only commands of the contract pass, and nothing that goes wrong
 * inside comes out but one word.
 */
export function openBridge(parts: BridgeParts): void {
  ipcMain.handle(commandChannel, (event, name: unknown, payload: unknown) => answer(event, name, payload, parts));
}

export async function answer(
  event: Pick<IpcMainInvokeEvent, 'senderFrame'>,
  name: unknown,
  payload: unknown,
  { isOwn, run, onRefused }: BridgeParts,
): Promise<CommandResult<unknown>> {
  const refuse = (problem: string, error?: unknown): CommandResult<unknown> => {
    onRefused?.(isCommandName(name) ? name : 'unknown', problem, error);
    return { ok: false, problem };
  };
  try {
    if (!isOwn(event.senderFrame)) return refuse('foreign-sender');
    const command = checkCommand(name, payload);
    return command ? await run(command) : refuse(problemOf(payload));
  } catch (error) {
    return refuse('internal', error);
  }
}
