import { dueLook } from '../../src/domain/leg/index.ts';
import type { WatchContext } from '../../src/domain/model/context.ts';
import type { Failure, FailureKind, Stage } from '../../src/domain/model/failure.ts';
import type { Leg } from '../../src/domain/model/health.ts';
import { newWatch, type WatchState } from '../../src/domain/model/state.ts';
import type { Transition } from '../../src/domain/watch/judge.ts';
import { reduce, type WatchEvent } from '../../src/domain/watch/watch.ts';
import { failure } from './fakes.ts';

/** How a look ends. */
export type Seen = FailureKind | 'ok';
type Looked = Extract<WatchEvent, { readonly kind: 'looked' }>;
export type Look = { readonly atMs: number; readonly address: string; readonly leg: Leg; readonly cause: string };

/** The failure of a look that got no further than a stage; null where it went well. */
export const failureOf = (seen: Seen, stage: Stage = 'connect'): Failure | null =>
  seen === 'ok' ? null : { ...failure(seen), stage };

/** One finished look at one leg. */
export const looked = (
  address: string,
  leg: Leg,
  atMs: number,
  found: Failure | null,
  more: Partial<Pick<Looked, 'measured' | 'maildrop'> & Pick<Looked['look'], 'loginDelaySeconds'>> = {},
): Looked => ({
  kind: 'looked',
  atMs,
  address,
  leg,
  look: { failure: found, certificate: null, facts: {}, loginDelaySeconds: more.loginDelaySeconds ?? null },
  measured: more.measured ?? null,
  maildrop: more.maildrop ?? null,
  quotaCertificate: null,
});

/** A watch that has just been started, on a clock that only the test moves. */
export function beginWatch(addresses: readonly string[], context: WatchContext, fromMs: number) {
  let state: WatchState = newWatch(addresses);
  let nowMs = fromMs;
  const happen = (event: WatchEvent): readonly Transition[] => {
    const reduced = reduce(state, event, context);
    state = reduced.state;
    return reduced.transitions;
  };
  const tick = () => happen({ kind: 'tick', atMs: nowMs });
  happen({ kind: 'started', atMs: nowMs });
  return {
    now: () => nowMs,
    state: () => state,
    happen,
    tick,
    /** The clock shows another time; nothing else happens. */
    moveTo: (atMs: number) => {
      nowMs = atMs;
    },
    sleep: (ms: number) => {
      happen({ kind: 'suspended', atMs: nowMs });
      nowMs += ms;
      happen({ kind: 'resumed', atMs: nowMs });
    },
    network: (isUp: boolean) => happen({ kind: 'network', atMs: nowMs, isUp }),
    edit: (address: string, leg: Leg) => happen({ kind: 'leg-edited', atMs: nowMs, address, leg }),
    changeSettings: (list: readonly string[]) => happen({ kind: 'settings-changed', atMs: nowMs, addresses: list }),
    /** Another state takes the place of this one, as when toasts were shown. */
    become: (other: WatchState) => {
      state = other;
    },
    /** The state as a file keeps it. */
    reload: () => {
      state = JSON.parse(JSON.stringify(state)) as WatchState;
    },
    /** A tick, then every look that is due, one after the other. */
    *lookWhereDue(find: (leg: Leg) => Failure | null): Generator<Look> {
      tick();
      for (let due = dueLook(state, nowMs, () => false); due; due = dueLook(state, nowMs, () => false)) {
        const { address, leg, cause } = due;
        happen(looked(address, leg, nowMs, find(leg)));
        yield { atMs: nowMs, address, leg, cause };
      }
    },
  };
}
