import type { HealthCode } from '../../../src/domain/model/health.ts';
import type { Lang } from '../../../src/domain/text/index.ts';
import type { Place, Snapshot } from '../../../src/domain/view/snapshot.ts';
import { type Around, snapshotOf } from './fixture.ts';
import type { Moment } from './story.ts';

/** One situation that the window must be able to show. */
export type WindowState = {
  /** Kebab-case; the name of its pictures. */
  readonly name: string;
  /** For the reader of a contact sheet. */
  readonly title: string;
  /** Verdicts that must be in it. */
  readonly codes: readonly HealthCode[];
  /** Where the window is to be; the first page unless given. */
  readonly place?: Partial<Place>;
  snapshot(lang: Lang): Promise<Snapshot>;
};

type Given = {
  readonly name: string;
  readonly title: string;
  readonly codes?: readonly HealthCode[];
  /** Told when first asked for, and only once. */
  readonly moment: () => Promise<Moment>;
  readonly around?: Around;
};

export function windowState({ name, title, codes = [], moment, around = {} }: Given): WindowState {
  let told: Promise<Moment> | null = null;
  const made = new Map<Lang, Snapshot>();
  return {
    name,
    title,
    codes,
    ...(around.place && { place: around.place }),
    async snapshot(lang) {
      told ??= moment();
      const known = made.get(lang) ?? snapshotOf(await told, lang, around);
      made.set(lang, known);
      return known;
    },
  };
}
