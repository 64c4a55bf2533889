import { type FuseConfig, FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';

/** The fuses as they are shipped. Any further one stays as Electron has it. */
export const shippedFuses = {
  RunAsNode: false,
  EnableCookieEncryption: false,
  EnableNodeOptionsEnvironmentVariable: false,
  EnableNodeCliInspectArguments: false,
  EnableEmbeddedAsarIntegrityValidation: true,
  OnlyLoadAppFromAsar: true,
  LoadBrowserProcessSpecificV8Snapshot: false,
  GrantFileProtocolExtraPrivileges: false,
} as const;
export type FuseName = keyof typeof shippedFuses;

/** These fuses as a program has them; undefined for one it does not have. */
export async function readFuses(program: string): Promise<Record<string, boolean | undefined>> {
  const wire: FuseConfig<FuseState> = await getCurrentFuseWire(program);
  const states = new Map<FuseState | undefined, boolean>([
    [FuseState.ENABLE, true],
    [FuseState.DISABLE, false],
  ]);
  return Object.fromEntries(
    Object.keys(shippedFuses).map((name) => [name, states.get(wire[FuseV1Options[name as FuseName]])]),
  );
}
