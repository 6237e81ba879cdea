import { withCodes, withNames } from '../../language/quantities/mention-names.ts';
import { readFollowUpLine } from '../../language/read-follow-up-line.ts';
import { followUpForm } from '../../views/follow-up-form.ts';
import type { GestureContext } from '../define-command.ts';
import { answerPlaceOf, type Shortcut } from '../define-shortcut.ts';
import type { ChosenMessage } from '../read-shortcut.ts';
import { openForm } from '../reply.ts';

async function openFollowUpForm(message: ChosenMessage | null, context: GestureContext) {
  const { words, today, now, actor, customers, mentioned, isWorkday, repositories } = context;
  const zone = actor.person.timeZone;
  const place = answerPlaceOf(message, context);
  const empty = { what: '', customer: null, due: null, zone };
  if (!message) return openForm(followUpForm(empty, place, words));
  const line = readFollowUpLine(withCodes(message.text, mentioned), {
    now,
    zone,
    customers,
    isWorkday,
  });
  const customer = line.customerId ? await repositories.customers.find(line.customerId) : null;
  const isAhead = line.due !== null && line.due.day >= today;
  const what = withNames(line.what, mentioned);
  const values = {
    what: [what, message.permalink].filter((part) => part !== '').join(' '),
    customer: customer ?? null,
    due: isAhead ? line.due : null,
    zone,
  };
  return openForm(followUpForm(values, place, words));
}

/** Opens the empty form from anywhere. */
export const addFollowUpShortcut: Shortcut = { callbackId: 'add_follow_up', run: openFollowUpForm };

/** Opens the form with what a message says. */
export const addFollowUpToMessageShortcut: Shortcut = {
  callbackId: 'add_follow_up_from_message',
  run: openFollowUpForm,
};
