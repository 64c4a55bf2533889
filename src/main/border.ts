import { url as inspectorUrl } from 'node:inspector';
import { app, type IpcMainInvokeEvent, ipcMain, type Session } from 'electron';
import { type CheckedCommand, type CommandResult, checkCommand, isCommandName, problemOf } from '../ipc/contract.ts';
import { commandChannel } from '../ipc/page.ts';

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

/** Chromium's switches that hand the window over to whoever asks. No fuse takes them away. */
const debuggingSwitches = ['remote-debugging-port', 'remote-debugging-pipe'] as const;

/**
 * Whether the packaged program was started so that another one could read its window and type in it. One whose Node is
 * open to an inspector, as only the tests' package allows it by a fuse, has nothing left to protect.
 */
export function hasRemoteDebugging(): boolean {
  if (!app.isPackaged || inspectorUrl() !== undefined) return false;
  return debuggingSwitches.some((name) => app.commandLine.hasSwitch(name));
}

/** What no page may do here: go elsewhere, open windows, ask for permissions, download, embed. */
export function refuseTheRest(): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.on('will-navigate', (event) => event.preventDefault());
    contents.on('will-redirect', (event) => event.preventDefault());
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  });
}

export function restrictSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.on('will-download', (event) => event.preventDefault());
}
