import { type ComponentChildren, createContext, type JSX } from 'preact';
import { useCallback, useContext, useMemo, useState } from 'preact/hooks';
import type { Place, Snapshot } from '../../domain/view/snapshot.ts';

export type Navigation = {
  readonly place: Place;
  /** Goes elsewhere. The mailbox stays where none is given, the check does not. */
  go(place: Partial<Place>): void;
  /** The user, or a click on a toast, asked for this very place; false while the window is where it opened. */
  readonly isChosen: boolean;
  /** Grows with every wish to go somewhere, so that the same place can be asked for again. */
  readonly wish: number;
};

type Here = Omit<Navigation, 'go'> & { readonly followed: number };

const Context = createContext<Navigation | null>(null);

const isElsewhere = ({ view, check }: Place): boolean => view !== 'home' || check !== null;

function follow(wanted: Snapshot['place'], wish: number): Here {
  const { count, ...place } = wanted;
  return { place, isChosen: isElsewhere(place), wish, followed: count };
}

/** Where the window is. Follows `snapshot.place` whenever its `count` grows. */
export function Places({
  snapshot: { place: wanted },
  children,
}: {
  snapshot: Pick<Snapshot, 'place'>;
  children: ComponentChildren;
}): JSX.Element {
  const [here, setHere] = useState(() => follow(wanted, 0));
  const current = wanted.count > here.followed ? follow(wanted, here.wish + 1) : here;
  if (current !== here) setHere(current);
  const go = useCallback(
    (place: Partial<Place>) =>
      setHere((from) => ({
        ...from,
        place: { ...from.place, check: null, ...place },
        isChosen: true,
        wish: from.wish + 1,
      })),
    [],
  );
  const value = useMemo(() => ({ ...current, go }), [current, go]);
  return <Context.Provider value={value}>{children}</Context.Provider>;
}

export function usePlace(): Navigation {
  const navigation = useContext(Context);
  if (!navigation) throw new Error('usePlace outside <Places>');
  return navigation;
}
