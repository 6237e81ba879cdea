import type { VisitLine } from './read-visit-line.ts';

/**
 * What a line says that was typed to make an appointment: there the day ahead is the
 * appointment's, which elsewhere would be the follow-up's.
 */
export function asAppointment(line: VisitLine): VisitLine {
  const { visit, followUp, note } = line;
  if (visit !== null || followUp === null) return line;
  const { what, ...when } = followUp;
  return {
    ...line,
    visit: when,
    followUp: null,
    note: [note, what].filter((part) => part !== '').join(', '),
  };
}
