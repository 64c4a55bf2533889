import { isSamePlace, type Matter, type Member } from '../model/matter.ts';

/** What happened to a matter. */
export type MatterChange = { readonly change: 'opens' | 'joins' | 'rises' | 'falls' | 'ends'; readonly matter: Matter };

/** What is different between two lists of matters, in the order in which it is told. */
export function matterChanges(before: readonly Matter[], after: readonly Matter[]): readonly MatterChange[] {
  const known = new Map(before.filter(({ quietMs }) => quietMs === null).map((matter) => [matter.id, matter]));
  const present = new Map(after.filter(({ quietMs }) => quietMs === null).map((matter) => [matter.id, matter]));
  const ended = [...known.values()]
    .filter(({ id }) => !present.has(id))
    .map((matter): MatterChange => ({ change: 'ends', matter }));
  const others = [...present.values()].flatMap((matter): MatterChange[] => {
    const earlier = known.get(matter.id);
    if (earlier === undefined) return [{ change: 'opens', matter }];
    if (earlier === matter) return [];
    if (matter.gravity !== earlier.gravity)
      return [{ change: matter.gravity > earlier.gravity ? 'rises' : 'falls', matter }];
    const isNew = (member: Member): boolean => !earlier.members.some((one) => isSamePlace(one, member));
    return matter.members.some(isNew) ? [{ change: 'joins', matter }] : [];
  });
  return [...ended, ...others];
}
