import type { Visit } from '../domain/visit.ts';
import { saysMeeting } from '../language/says-meeting.ts';
import { quantitiesIn } from './find-quantities.ts';

/** What the note of a visit says besides. */
export const recogniseNote = (note: string): Pick<Visit, 'quantities' | 'isMeeting'> => ({
  quantities: quantitiesIn([note], []),
  isMeeting: saysMeeting(note),
});
