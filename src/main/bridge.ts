import { type IpcMainInvokeEvent, ipcMain } from 'electron';
import { commandChannel } from '../ipc/channels.ts';
import { type CheckedCommand, type CommandResult, checkCommand } from '../ipc/contract.ts';

/** What runs a command that has passed the border. */
export type CommandRunner = (command: CheckedCommand) => Promise<CommandResult<unknown>>;

/**
 * The border. Only the own window's main frame is heard, only commands of the contract pass, and nothing that goes wrong
 * inside comes out but one word.
 */
export function openBridge(isOwn: (sender: unknown) => boolean, run: CommandRunner): void {
  ipcMain.handle(commandChannel, (event, name: unknown, payload: unknown) => answer(event, name, payload, isOwn, run));
}

export async function answer(
  { senderFrame }: Pick<IpcMainInvokeEvent, 'senderFrame'>,
  name: unknown,
  payload: unknown,
  isOwn: (sender: unknown) => boolean,
  run: CommandRunner,
): Promise<CommandResult<unknown>> {
  if (!isOwn(senderFrame)) return { ok: false, problem: 'foreign-sender' };
  const command = checkCommand(name, payload);
  if (!command) return { ok: false, problem: 'not-in-contract' };
  try {
    return await run(command);
  } catch {
    return { ok: false, problem: 'internal' };
  }
}
