/** What people can turn on and off by itself: all reminders of a kind. */
export const reminderKinds = [
  'follow-ups',
  'visits',
  'dates',
  'tickets',
  'agenda',
  'wrap-up',
  'digest',
] as const;
export type ReminderKind = (typeof reminderKinds)[number];

/** These gather many things in one message: they stay where a place wants nothing but digests. */
export const gatheredKinds: readonly ReminderKind[] = ['agenda', 'wrap-up', 'digest'];

/**
 * When a reminder may come. working: in the working hours of whoever gets it, later otherwise.
 * chosen: at a moment that people have set themselves, at night as well; once that is past, like
 * working. any: at any hour, whatever its reader has turned off: an emergency.
 */
export type ReminderHours = 'working' | 'chosen' | 'any';
