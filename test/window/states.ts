import { boxStates } from './states/box.ts';
import { legStates } from './states/legs.ts';
import { pageStates } from './states/pages.ts';
import { programStates } from './states/program.ts';
import { wholeStates } from './states/whole.ts';
import type { WindowState } from './support/window-state.ts';

/** Every situation that the window must be able to show, made by the program's own judgement. */
export const states: readonly WindowState[] = [
  ...pageStates,
  ...wholeStates,
  ...legStates,
  ...boxStates,
  ...programStates,
];

/** @throws RangeError for a name that no state has */
export function stateNamed(name: string): WindowState {
  const found = states.find((state) => state.name === name);
  if (!found) throw new RangeError(`no state ${name}`);
  return found;
}
