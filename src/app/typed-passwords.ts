import type { Leg } from '../domain/health.ts';
import type { Looked } from '../domain/look.ts';
import { mayOpenSession } from '../domain/schedule.ts';
import type { Trial } from '../domain/trial.ts';
import type { Core } from './core.ts';
import { otherPc, unknownMailbox } from './done.ts';
import { isRefusal, rememberRefused, trialOf, withoutAnswer } from './trial.ts';

/** Passwords that the user has just typed: tried once, and kept only if the server accepts them. */
export function typedPasswords({
  book,
  bind,
  calendar,
  clock,
  context,
  isOtherPc,
  monitor,
  passwords,
  saveSettings,
  settings,
}: Core) {
  const refused = rememberRefused();

  /** A renewed password lives its whole life from today. */
  const noteRenewed = (address: string): void => {
    const renewed = { passwordChangedOn: calendar.localDate(clock.now()), passwordExpiresOn: null };
    saveSettings({
      mailboxes: settings().mailboxes.map((one) => (one.address === address ? { ...one, ...renewed } : one)),
    });
  };
  const accept = (looked: Looked, isRenewal: boolean): void => {
    const { address, leg } = looked;
    if (isRenewal) noteRenewed(address);
    bind(address, [leg]);
    monitor.tell({ kind: 'leg-edited', address, leg });
    monitor.tell(looked);
  };

  return {
    async tryPassword(
      written: string,
      leg: Leg,
      password: string,
      isConfirmed: boolean,
    ): Promise<Trial | typeof unknownMailbox | typeof otherPc> {
      const address = book.find(written)?.address;
      const state = monitor.state().mailboxes.find((one) => one.address === address);
      if (address === undefined || !state) return unknownMailbox;
      if (isOtherPc()) return otherPc;
      const { lang } = settings();
      if (!isConfirmed && refused.has(address, leg, password)) return withoutAnswer('known-refusal', lang);
      if (!mayOpenSession(leg, state.legs[leg], clock.now(), context())) return withoutAnswer('too-many', lang);
      const isRenewal = leg === 'sending' && state.legs.sending.hold === 'renewal';
      return new Promise((resolve) => {
        monitor.attempt({
          address,
          leg,
          password,
          async conclude(looked) {
            const failure = looked?.look.failure ?? null;
            if (failure && isRefusal(failure)) refused.add(address, leg, password);
            const isAccepted = looked !== null && failure === null;
            const isStored = isAccepted && (await passwords.set(address, leg, password));
            if (isAccepted && isStored) accept(looked, isRenewal);
            else monitor.tell({ kind: 'tried', address, leg });
            resolve(trialOf(looked, isStored, settings().lang));
          },
        });
      });
    },
  };
}
