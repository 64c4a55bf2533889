import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

/** A secret that can be known again but not read: a salt, and what scrypt (RFC 7914) makes of both, in hex. */
export type Concealed = { readonly salt: string; readonly hash: string };

const saltBytes = 16;
const hashBytes = 32;
/** What the two fields look like. */
export const concealedPattern = {
  salt: new RegExp(`^[\\da-f]{${saltBytes * 2}}$`),
  hash: new RegExp(`^[\\da-f]{${hashBytes * 2}}$`),
};

const derive = promisify<string, Buffer, number, Buffer>(scrypt);

/** Takes some 50 ms of a thread of its own. */
export async function conceal(secret: string): Promise<Concealed> {
  const salt = randomBytes(saltBytes);
  return { salt: salt.toString('hex'), hash: (await derive(secret, salt, hashBytes)).toString('hex') };
}

export async function isSameSecret({ salt, hash }: Concealed, secret: string): Promise<boolean> {
  return timingSafeEqual(await derive(secret, Buffer.from(salt, 'hex'), hashBytes), Buffer.from(hash, 'hex'));
}
