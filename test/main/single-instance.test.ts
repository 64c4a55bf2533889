import { beforeEach, describe, expect, it, vi } from 'vitest';
import { hearFurtherStarts, outliveFirst } from '../../src/main/single-instance.ts';

type Listener = (event: unknown, argv: string[], folder: string, handedOver: unknown) => void;
const system = vi.hoisted(() => ({ heard: null as unknown, told: [] as unknown[], firstEndsAfter: 0 }));

vi.mock('electron', () => ({
  app: {
    on: (name: string, listener: unknown) => {
      if (name === 'second-instance') system.heard = listener;
    },
    requestSingleInstanceLock: (wish: unknown) => {
      system.told.push(wish);
      return system.told.length > system.firstEndsAfter;
    },
  },
}));
beforeEach(() => {
  Object.assign(system, { heard: null, told: [], firstEndsAfter: 0 });
});

const startAgain = (handedOver: unknown): void => (system.heard as Listener)({}, [], '', handedOver);
const open = { isHidden: false, isForgetting: false };
const forget = { isHidden: false, isForgetting: true };

describe('a further start', () => {
  it('is answered at once when the program runs', () => {
    const wishes: unknown[] = [];
    hearFurtherStarts().act((wish) => wishes.push(wish));
    startAgain({ ...open, profile: '/x' });
    expect(wishes).toEqual([open]);
  });

  it('while the program is still starting is kept until somebody can answer, once', () => {
    const starts = hearFurtherStarts();
    startAgain(open);
    startAgain(forget);
    const wishes: unknown[] = [];
    starts.act((wish) => wishes.push(wish));
    expect(wishes).toEqual([open, forget]);
    startAgain({ isHidden: true, isForgetting: false });
    expect(wishes).toHaveLength(3);
  });

  it.each([undefined, null, 1, 'x', [], { isHidden: 'yes' }])('of another version, handing over %j, opens', (other) => {
    const wishes: unknown[] = [];
    hearFurtherStarts().act((wish) => wishes.push(wish));
    startAgain(other);
    expect(wishes).toEqual([open]);
  });
});

describe('a start that is to forget everything while another runs', () => {
  const start = { ...forget, profile: null };

  it('waits until that one is gone, and tells it again what is wished', async () => {
    system.firstEndsAfter = 3;
    const waits: number[] = [];
    expect(await outliveFirst(start, async (ms) => waits.push(ms))).toBe(true);
    expect(system.told).toEqual([start, start, start, start]);
    expect(waits).toHaveLength(4);
  });

  it('gives up after a quarter of a minute', async () => {
    system.firstEndsAfter = Number.POSITIVE_INFINITY;
    let waitedMs = 0;
    const isFirst = await outliveFirst(start, async (ms) => {
      waitedMs += ms;
    });
    expect(isFirst).toBe(false);
    expect(waitedMs).toBe(15_000);
  });
});
