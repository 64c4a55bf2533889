import { X509Certificate } from 'node:crypto';
import { runProgram } from './windows-pc.ts';

/** `CERT_CERT_PROP_ID` of wincrypt.h: the property that holds the certificate itself. */
const certificateProperty = 0x20;

/** Adds an authority to the user's trusted roots, as an IT person would. @returns what removes it again */
export async function addToRootStore(pem: string): Promise<() => Promise<void>> {
  const { fingerprint, raw } = new X509Certificate(pem);
  const head = Buffer.alloc(12);
  for (const [index, value] of [certificateProperty, 1, raw.length].entries()) head.writeUInt32LE(value, index * 4);
  const blob = Buffer.concat([head, raw]).toString('hex');
  const store = 'HKCU\\Software\\Microsoft\\SystemCertificates\\Root\\Certificates';
  const key = `${store}\\${fingerprint.replaceAll(':', '')}`;
  await registry('add', key, '/v', 'Blob', '/t', 'REG_BINARY', '/d', blob, '/f');
  return () => registry('delete', key, '/f');
}

async function registry(...args: readonly string[]): Promise<void> {
  const { code, out, err } = await runProgram(['reg', ...args]);
  if (code !== 0) throw new Error(`reg ${args[0]} ended with ${code}: ${err}${out}`);
}
