import { type AppData, newAppData, type SavedWatch } from '../../../src/app/application.ts';
import { defaultProfile } from '../../../src/app/belgium.ts';
import { mailboxSettingsSchema, type Settings, settingsSchema } from '../../../src/domain/model/settings.ts';
import { type MailboxState, newMailbox, newWatch } from '../../../src/domain/model/state.ts';

const address = 'ec001234@adm.cfwb.be';
const many = <Value>(count: number, make: (index: number) => Value): Value[] =>
  Array.from({ length: count }, (_, i) => make(i));

/** A mailbox with a history of so many samples. */
const historied = (samples: number): MailboxState => ({
  ...newMailbox(address),
  storage: {
    ...newMailbox(address).storage,
    fine: many(samples, (i) => ({ atMs: 1_780_000_000_000 + i, used: i })),
  },
});

/** Values of every file, the larger the higher their number: some kilobytes each, as after months of use. */
export const grown = {
  settings: (count: number): Settings =>
    settingsSchema.parse({
      schema: 2,
      profiles: [defaultProfile],
      mailboxes: many(60 * count, (i) => mailboxSettingsSchema.parse({ address: `ec${100_000 + i}@adm.cfwb.be` })),
    }),
  watch: (count: number): SavedWatch => ({
    schema: 1,
    watch: { ...newWatch([]), mailboxes: [historied(1_000 * count)] },
    journal: [],
  }),
  data: (count: number): AppData => ({ ...newAppData, secured: many(800 * count, (i) => `pop.example:${10_000 + i}`) }),
  window: (count: number) => ({ bounds: { x: count, y: 0, width: 480, height: 640 } }),
};
