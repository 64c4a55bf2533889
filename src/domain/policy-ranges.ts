/** The ends between which each rule can be set, for the settings file and for the window's fields alike. */
export const policyRanges = {
  /** Minutes between looks; less would be a burden to the servers and to Outlook. */
  receivingMinutes: { min: 5, max: 1_440 },
  sendingMinutes: { min: 15, max: 1_440 },
  /** Share of the limit. */
  percent: { min: 1, max: 100 },
  clearedBelowPercent: { min: 0.1, max: 50 },
  /** Days before an expiry. */
  noticeDays: { min: 1, max: 180 },
  workingDays: { min: 1, max: 60 },
} as const;
