import type { Configuration } from 'electron-builder';

/** How the installer will be signed, as the environment says. */
export type Signing =
  | { readonly kind: 'signed'; readonly how: string; readonly config: Configuration }
  | { readonly kind: 'unsigned'; readonly config: Configuration }
  /** Signing was meant, and cannot be. */
  | { readonly kind: 'incomplete'; readonly missing: readonly string[] };

/**
 * The account at Azure Artifact Signing, by the names of docs/release.md. The service was called Trusted Signing, and
 * electron-builder's options, with the PowerShell module behind them, still go by that name.
 */
const azure = {
  publisherName: 'VIGIE_AZURE_PUBLISHER',
  endpoint: 'VIGIE_AZURE_ENDPOINT',
  codeSigningAccountName: 'VIGIE_AZURE_ACCOUNT',
  certificateProfileName: 'VIGIE_AZURE_PROFILE',
} as const;
/** All that Azure needs: the account, and who signs with it. */
export const azureVariables = [...Object.values(azure), 'AZURE_TENANT_ID', 'AZURE_CLIENT_ID', 'AZURE_CLIENT_SECRET'];
/** The environment's own certificate, and what unlocks it: electron-builder reads both. */
export const certificateVariables = ['WIN_CSC_LINK', 'WIN_CSC_KEY_PASSWORD'] as const;

/**
 * Azure Artifact Signing where any of its variables is set, else a certificate (`WIN_CSC_LINK` or `CSC_LINK`), else none.
 * A build that is meant to be signed fails where signing fails; one that is not says so in its file's name.
 */
export function signingFrom(env: NodeJS.ProcessEnv): Signing {
  if (Object.values(azure).some((name) => env[name])) {
    const missing = azureVariables.filter((name) => !env[name]);
    if (missing.length > 0) return { kind: 'incomplete', missing };
    const of = (option: keyof typeof azure): string => env[azure[option]] ?? '';
    const azureSignOptions = {
      publisherName: of('publisherName'),
      endpoint: of('endpoint'),
      codeSigningAccountName: of('codeSigningAccountName'),
      certificateProfileName: of('certificateProfileName'),
    };
    return {
      kind: 'signed',
      how: 'by Azure Artifact Signing',
      config: { forceCodeSigning: true, win: { azureSignOptions } },
    };
  }
  if (env.WIN_CSC_LINK || env.CSC_LINK)
    return { kind: 'signed', how: 'with a certificate', config: { forceCodeSigning: true } };
  return {
    kind: 'unsigned',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: electron-builder's own placeholders
    config: { nsis: { artifactName: 'Vigie-BMA-${version}-installation-UNSIGNED.${ext}' } },
  };
}
