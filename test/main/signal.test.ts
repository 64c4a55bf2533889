import { describe, expect, it } from 'vitest';
import { createSignal } from '../../src/main/signal.ts';

describe('a signal', () => {
  it('is acted on at once', () => {
    const { raise, act } = createSignal<number>();
    const heard: number[] = [];
    act((value) => heard.push(value));
    raise(1);
    raise(2);
    expect(heard).toEqual([1, 2]);
  });

  it('raised while nobody could act on it waits, and is acted on once, in order', () => {
    const { raise, act } = createSignal<number>();
    const heard: number[] = [];
    raise(1);
    raise(2);
    act((value) => heard.push(value));
    raise(3);
    expect(heard).toEqual([1, 2, 3]);
  });

  it('raised by whoever acts on it is not lost', () => {
    const { raise, act } = createSignal<number>();
    const heard: number[] = [];
    raise(1);
    act((value) => {
      heard.push(value);
      if (value === 1) raise(2);
    });
    expect(heard).toEqual([1, 2]);
  });
});
