import { visitLineWithNames, withCodes } from '../../language/quantities/mention-names.ts';
import { readVisitLine } from '../../language/read-visit-line.ts';
import { saysMeeting } from '../../language/says-meeting.ts';
import { emptyVisitForm, visitForm } from '../../views/visit-form.ts';
import type { GestureContext } from '../define-command.ts';
import { answerPlaceOf, type Shortcut } from '../define-shortcut.ts';
import type { ChosenMessage } from '../read-shortcut.ts';
import { openForm } from '../reply.ts';

async function openVisitForm(message: ChosenMessage | null, context: GestureContext) {
  const { words, today, now, actor, customers, mentioned, isWorkday, repositories } = context;
  const { timeZone } = actor.person;
  const place = answerPlaceOf(message, context);
  if (!message) return openForm(emptyVisitForm({ today, timeZone, ...place }, words));
  const reading = { now, zone: timeZone, customers, isWorkday };
  const line = readVisitLine(withCodes(message.text, mentioned), reading);
  const { customer, visit, note, followUp } = visitLineWithNames(line, mentioned);
  const known =
    customer.kind === 'one' ? ((await repositories.customers.find(customer.id)) ?? null) : null;
  // Without a customer the words in front of the rest are no name: the whole message is the note.
  const said = known ? note : message.text;
  const values = {
    customer: known,
    day: (known && visit?.day) || today,
    time: (known && visit?.time) || null,
    timeZone,
    note: [said, message.permalink].filter((part) => part !== '').join('\n'),
    isMeeting: saysMeeting(said),
    followUp:
      known && followUp
        ? { what: followUp.what, due: { day: followUp.day, time: followUp.time } }
        : null,
  };
  return openForm(visitForm(values, { visit: null, ...place }, words));
}

/** Opens the empty form from anywhere. */
export const logVisitShortcut: Shortcut = { callbackId: 'log_visit', run: openVisitForm };

/** Opens the form with what a message says. */
export const logVisitFromMessageShortcut: Shortcut = {
  callbackId: 'log_visit_from_message',
  run: openVisitForm,
};
