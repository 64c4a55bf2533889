import type { VigieBridge } from '../ipc/contract.ts';

/** The only way out of the page. */
export const { vigie } = globalThis as unknown as { readonly vigie: VigieBridge };
