import { type ComponentChildren, createContext, type JSX } from 'preact';
import { useCallback, useContext, useRef } from 'preact/hooks';

type Announce = (text: string) => void;
const Context = createContext<Announce>(() => {});

/** The one polite live region. What is announced is read once, and not again at every refresh. */
export function Announcer({ children }: { children: ComponentChildren }): JSX.Element {
  const region = useRef<HTMLParagraphElement>(null);
  const announce = useCallback((text: string) => {
    const element = region.current;
    if (!element) return;
    // The same text twice is not read twice unless the region changed in between.
    element.textContent = element.textContent === text ? `${text}\u00a0` : text;
  }, []);
  return (
    <Context.Provider value={announce}>
      {children}
      <p ref={region} class="unseen" role="status" aria-live="polite" />
    </Context.Provider>
  );
}

/** Says something to a screen reader, politely, once. */
export const useAnnounce = (): Announce => useContext(Context);
