import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { watchConnectivity } from '../../../src/main/pc/surroundings.ts';

type Address = { readonly address: string; readonly internal: boolean };
const pc = vi.hoisted(() => ({ isOnline: true, interfaces: {} as Record<string, readonly Address[]> }));
vi.mock('electron', () => ({ net: { isOnline: () => pc.isOnline } }));
vi.mock('node:os', () => ({ networkInterfaces: () => pc.interfaces }));

const loopback = { address: '127.0.0.1', internal: true };
const lan = { address: '192.168.1.20', internal: false };
const withAddresses = (...addresses: readonly Address[]): void => {
  pc.interfaces = { lo: [loopback], eth0: addresses };
};

beforeEach(() => {
  vi.useFakeTimers();
  pc.isOnline = true;
  withAddresses(lan);
});
afterEach(() => vi.useRealTimers());

describe('the network', () => {
  it.each<[string, boolean, boolean, readonly Address[]]>([
    ['an address', true, true, [lan]],
    ['only IPv6', true, true, [{ address: '2a02:a03f::1', internal: false }]],
    ['an address, but the system says there is no way out', false, false, [lan]],
    ['no address', true, false, []],
    [
      'only addresses that the PC gave itself',
      true,
      false,
      [
        { address: '169.254.3.4', internal: false },
        { address: 'fe80::1', internal: false },
        { address: 'FE80::2', internal: false },
      ],
    ],
  ])('with %s', (_what, isOnline, expected, addresses) => {
    pc.isOnline = isOnline;
    withAddresses(...addresses);
    const told: boolean[] = [];
    watchConnectivity((isUp) => told.push(isUp))();
    expect(told).toEqual([expected]);
  });

  it('is looked at every 30 seconds, told only when it changed, and no more once stopped', () => {
    const told: boolean[] = [];
    const stop = watchConnectivity((isUp) => told.push(isUp));
    vi.advanceTimersByTime(120_000);
    expect(told).toEqual([true]);
    withAddresses();
    vi.advanceTimersByTime(30_000);
    expect(told).toEqual([true, false]);
    withAddresses(lan);
    vi.advanceTimersByTime(30_000);
    expect(told).toEqual([true, false, true]);
    stop();
    pc.isOnline = false;
    vi.advanceTimersByTime(120_000);
    expect(told).toHaveLength(3);
    expect(vi.getTimerCount()).toBe(0);
  });
});
