import holidays from '../../assets/holidays/be.json' with { type: 'json' };
import { type Calendar, createCalendar } from '../domain/time/calendar.ts';

/** The calendar that schools live by: Brussels time and Belgium's public holidays. */
export const belgianCalendar: Calendar = createCalendar({ timeZone: 'Europe/Brussels', holidays: holidays.days });
