import type { SavedWatch } from '../../app/application.ts';
import { isRemembered } from '../../domain/watch/asleep.ts';
import { type FileFormat, parseJson } from './file-format.ts';
import { broughtWatch } from './older-watch.ts';
import { type OnLoss, readSavedWatch, shutMailbox } from './saved-watch.ts';
import { partsOf, readLines, togetherAgain, writeLines } from './watch-parts.ts';

/**
 * `watch.json`: a line for every part of the watch. What is damaged is lost and told, the rest stays, and a mailbox whose
 * refusals are lost with it counts as refused.
 *
 * @param addresses the mailboxes that the settings name
 */
export const watchFormat = (addresses: readonly string[]): FileFormat<SavedWatch> => ({
  write: (saved) => writeLines(partsOf(saved)),
  read(text) {
    const data = parseJson(text);
    const { parts, isWhole } = readLines(data, text);
    const isOlder = parts.length === 0;
    const lost = { parts: 0, latches: 0 };
    const onLoss: OnLoss = {
      part: () => {
        lost.parts += 1;
      },
      latch: () => {
        lost.latches += 1;
      },
    };
    const saved = readSavedWatch(isOlder ? broughtWatch(data) : togetherAgain(parts, isWhole), onLoss);
    if (!saved) return null;
    // What is whole and yet not understood is another version's: nothing was damaged. Older files have no checksum to say so.
    const isDamaged = lost.latches > 0 || (isOlder ? lost.parts > 0 : !isWhole);
    const watch = inStep(isDamaged ? withEvery(addresses, saved.watch) : saved.watch);
    return { value: { ...saved, watch }, isDamaged };
  },
});

type Watch = SavedWatch['watch'];

/** A mailbox that is gone from a damaged file may have been refused. */
function withEvery(addresses: readonly string[], watch: Watch): Watch {
  const gone = addresses.filter((address) => !isRemembered(watch, address));
  return { ...watch, mailboxes: [...watch.mailboxes, ...gone.map(shutMailbox)] };
}

/** Counters that were lost begin at the last of their marks: from before those, nothing would ever be old. */
function inStep(watch: Watch): Watch {
  const { awake, mailboxes, asleep } = watch;
  const all = [...mailboxes, ...asleep.map(({ mailbox }) => mailbox)];
  const online = all
    .flatMap(({ legs: { receiving, sending } }) => [receiving, sending])
    .flatMap(({ success, trouble: { busy } }) => [success?.onlineMs ?? 0, busy?.sinceOnlineMs ?? 0]);
  const working = all.map(({ names }) => names?.sinceWorkingMs ?? 0);
  return {
    ...watch,
    awake: {
      ...awake,
      onlineMs: Math.max(awake.onlineMs, ...online),
      workingMs: Math.max(awake.workingMs, ...working),
    },
  };
}
