import { belgianCalendar } from '../app/belgium.ts';
import type { Leg } from '../domain/model/health.ts';
import { createSchoolDays } from '../domain/time/closures.ts';
import type { MatterView } from '../domain/view/matter-view.ts';
import type { Snapshot } from '../domain/view/snapshot.ts';
import { isStuck, type Played } from './director.ts';
import { scenes } from './scenes.ts';

/** What the control page shows of the program, so that nobody waits in front of it without knowing for what. */
export type Telling = {
  /** When each leg is looked at next; null while it waits for the user. */
  readonly nextLooks: Readonly<Record<Leg, number | null>>;
  readonly isLooking: boolean;
  /** What is open now, the gravest first. */
  readonly matters: readonly Pick<MatterView, 'kind' | 'level' | 'title' | 'saidMs' | 'isNoted'>[];
  /** How Vigie goes about what was last played; null at the beginning. */
  readonly note: string | null;
  /** Why nothing more shows at this moment; null where there is no reason to wonder. */
  readonly why: string | null;
};

/** @param shown null before the program has said anything */
export function tellingOf(shown: Snapshot | null, played: Played | null): Telling {
  const mailbox = shown?.mailboxes[0];
  const note = played && scenes[played.action].note;
  if (!shown || !mailbox || shown.setup) {
    const nobody = { nextLooks: { receiving: null, sending: null }, isLooking: false, matters: [], note };
    const why = shown ? 'Vigie attend le premier démarrage, dans sa fenêtre.' : 'Vigie démarre.';
    return { ...nobody, why };
  }
  const { receiving, sending } = mailbox.legs;
  const matters = shown.matters.map(({ kind, level, title, saidMs, isNoted }) => ({
    kind,
    level,
    title,
    saidMs,
    isNoted,
  }));
  return {
    nextLooks: { receiving: receiving.nextLookMs, sending: sending.nextLookMs },
    isLooking: receiving.isLooking || sending.isLooking,
    matters,
    note,
    why: whyQuiet(shown, played),
  };
}

function whyQuiet(shown: Snapshot, played: Played | null): string | null {
  if (played?.isHurrying) return 'Le temps de la démonstration file jusque-là.';
  const { matters, snoozedUntilMs, atMs, policy } = shown;
  if (snoozedUntilMs !== null) return 'Vous avez demandé le silence : aucune notification d’ici là.';
  if (isStuck(shown))
    return 'Vigie attend quelqu’un : un mot de passe à retaper dans sa fenêtre, ou « Tout réparer » ici.';
  if (matters.length === 0) return null;
  if (matters.every(({ isNoted }) => isNoted))
    return '« C’est noté » : Vigie n’en dira plus rien avant la fin, sauf si cela s’aggrave.';
  const isOld = ({ saidMs }: MatterView): boolean => saidMs !== null && played !== null && saidMs < played.sinceMs;
  if (matters.every(isOld))
    return 'Déjà dit, et ce qui revient dans la journée n’est pas redit, sauf si cela s’aggrave.';
  if (matters.some(({ level }) => level === 'critical')) return null;
  const date = belgianCalendar.localDate(atMs);
  if (createSchoolDays(belgianCalendar, [...shown.schoolCalendar, ...shown.closures]).shutDaysOn(date) !== null)
    return 'En congé scolaire, seul ce qui est grave est dit.';
  return belgianCalendar.isOpen(atMs, policy.speakingHours)
    ? null
    : 'Hors des heures de bureau, seul ce qui est grave est dit : le reste attend le prochain matin ouvrable.';
}
