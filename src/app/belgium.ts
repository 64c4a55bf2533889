import holidays from '../../assets/holidays/be.json' with { type: 'json' };
import etnic from '../../assets/profiles/etnic.json' with { type: 'json' };
import school from '../../assets/school-calendar/fwb.json' with { type: 'json' };
import { type ServerProfile, serverProfileSchema } from '../domain/model/server-profile.ts';
import { type Calendar, createCalendar } from '../domain/time/calendar.ts';
import { type Closure, closureKinds } from '../domain/time/closures.ts';

/** The calendar that schools live by: Brussels time and Belgium's public holidays. */
export const belgianCalendar: Calendar = createCalendar({ timeZone: 'Europe/Brussels', holidays: holidays.days });

/** Closures of the Fédération Wallonie-Bruxelles' schools, in order, as far as they are known. */
export const schoolCalendar: readonly Closure[] = school.years.flatMap(({ closures }) =>
  closures.map(({ kind: written, from, to }) => {
    const kind = closureKinds.find((one) => one === written);
    if (kind === undefined) throw new RangeError(`no closure of the school calendar: ${written}`);
    return { kind, from, to };
  }),
);

/** What the watch needs to know of Belgium's year. */
export const belgium = { calendar: belgianCalendar, schoolCalendar };
/** The profile of new mailboxes: ETNIC's servers as the official manual gives them. */
export const defaultProfile: ServerProfile = serverProfileSchema.parse(etnic);
