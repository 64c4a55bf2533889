import { type ComponentChildren, createContext, type JSX } from 'preact';
import { useContext, useMemo } from 'preact/hooks';
import { formatDate } from '../../domain/text/format.ts';
import { type Catalogue, catalogue, type Lang } from '../../domain/text/index.ts';
import type { Snapshot } from '../../domain/view/snapshot.ts';
import { gapInWords, momentInWords, shortMoment, sinceMoment } from './moment.ts';

export type PageText = {
  readonly lang: Lang;
  readonly t: Catalogue;
  /** An instant (epoch milliseconds) in words, ready to show: "aujourd’hui à 14 h 05". */
  when(ms: number): string;
  /** The same in short: "à 14 h 05", or of another day "le 3 novembre 2026". */
  shortly(ms: number): string;
  /** "depuis 14 h 05", or of another day "depuis le 3 novembre 2026". */
  since(ms: number): string;
  /** A `YYYY-MM-DD` in words: "3 novembre 2026". */
  day(iso: string): string;
  /** A time without watch: "pas de surveillance du 3 au 10 novembre 2026", within one day with the times. */
  gap(gap: Snapshot['gaps'][number]): string;
};

const Context = createContext<PageText | null>(null);

/** The language and the date that everything below is written in. */
export function Words({
  snapshot: { lang, today },
  children,
}: {
  snapshot: Pick<Snapshot, 'lang' | 'today'>;
  children: ComponentChildren;
}): JSX.Element {
  const words = useMemo((): PageText => {
    const t = catalogue(lang);
    return {
      lang,
      t,
      when: (ms) => momentInWords(ms, today, lang, t.window.common),
      shortly: (ms) => shortMoment(ms, today, lang, t.window.common),
      since: (ms) => sinceMoment(ms, today, lang, t.window.common),
      day: (iso) => formatDate(iso, lang),
      gap: ({ fromMs, toMs }) => gapInWords(fromMs, toMs, lang, t.window.home.gap),
    };
  }, [lang, today]);
  return <Context.Provider value={words}>{children}</Context.Provider>;
}

export function usePageText(): PageText {
  const words = useContext(Context);
  if (!words) throw new Error('usePageText outside <Words>');
  return words;
}
