const DAY_MS = 86_400_000;

/** How long what lets people in lasts where nobody says otherwise, and the most that a date field offers. */
export const USUAL_DAYS = 7;
export const DAYS_MAX = 89;

/** The day in so many days, as a date field has it: `YYYY-MM-DD`, where the person is. */
export function dayAfter(days: number, now = Date.now()): string {
  const day = new Date(now);
  day.setDate(day.getDate() + days);
  return asField(day);
}

/** The last day that is over when something ends at this moment. */
export function lastDayBefore(end: number): string {
  return asField(new Date(end - 1));
}

function asField(day: Date): string {
  return [day.getFullYear(), String(day.getMonth() + 1).padStart(2, '0'), String(day.getDate()).padStart(2, '0')].join('-');
}

/** From now to the end of that day, where the person is; at least a minute and at most 90 days (I1). */
export function secondsUntilEndOf(day: string, now = Date.now()): number {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const end = new Date(year, month - 1, date + 1).getTime();
  return Math.min(Math.max(Math.floor((end - now) / 1000), 60), (90 * DAY_MS) / 1000);
}
