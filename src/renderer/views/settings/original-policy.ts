import type { Policy } from '../../../domain/settings.ts';

/** The rules as they come, without the schemas' weight; a test keeps them equal to the domain's. */
export const originalPolicy: Policy = {
  receivingMinutes: 30,
  sendingMinutes: 60,
  storage: { highPercent: 75, veryHighPercent: 90, fullPercent: 98, clearedBelowPercent: 5 },
  passwordNoticeDays: [30, 15, 7, 3, 1, 0],
  certificateNoticeDays: { soon: 30, verySoon: 7 },
  collection: { waitingDays: 2, abandonedDays: 5, silentDays: 5, silentDaysWhenNearlyFull: 3 },
  speakingHours: { days: [1, 2, 3, 4, 5], opens: '07:30', closes: '18:00' },
  reminderAt: '07:30',
};
