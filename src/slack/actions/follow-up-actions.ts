import { z } from 'zod';
import { chosenDue, dayChoices } from '../../domain/choose-day.ts';
import { completeFollowUp, refuseClosed, stopRepeating } from '../../usecases/close-follow-up.ts';
import { findOwnFollowUp, findVisibleFollowUp } from '../../usecases/find-record.ts';
import { snoozeFollowUp } from '../../usecases/move-follow-up.ts';
import { listDue, showFollowUp } from '../../usecases/show-follow-ups.ts';
import { showHistory } from '../../usecases/show-history.ts';
import { dueList } from '../../views/due-list.ts';
import { followUpCard } from '../../views/follow-up-card.ts';
import { doneForm, giveForm, seenForm, snoozeForm } from '../../views/follow-up-forms.ts';
import { followUpHistory } from '../../views/follow-up-history.ts';
import { defineAction } from '../define-action.ts';
import { followUpPlace, formatOrigin, listPlace, shownAgain } from '../follow-up-place.ts';
import { openForm, rewrite, say } from '../reply.ts';

/** Marks a follow-up as done; pressed again, it shows who was first. */
export const doneAction = defineAction({
  name: 'due:done',
  value: followUpPlace,
  async run({ followUpId, from }, context) {
    const { followUp } = await completeFollowUp(context, { id: followUpId }, null);
    return shownAgain(from, followUp, context);
  },
});

/** Moves a follow-up to one of the offered days. */
export const snoozeAction = defineAction({
  name: 'due:snooze',
  value: followUpPlace.extend({ until: z.enum(dayChoices) }),
  async run({ followUpId, from, until }, context) {
    const { now, today, actor } = context;
    const due = chosenDue(until, { now, today, zone: actor.person.timeZone });
    const followUp = await snoozeFollowUp(context, { id: followUpId }, { due });
    return shownAgain(from, followUp, context);
  },
});

/** Opens one of the forms about an open follow-up. */
export const openFollowUpFormAction = defineAction({
  name: 'due:form',
  value: followUpPlace.extend({ form: z.enum(['done', 'snooze', 'give', 'seen']) }),
  async run({ followUpId, from, form }, context) {
    const { words, actor, responseUrl } = context;
    const followUp = await findOwnFollowUp(context, { id: followUpId });
    refuseClosed(followUp);
    const target = { followUp, from: formatOrigin(from), responseUrl };
    switch (form) {
      case 'done':
        return openForm(doneForm(target, actor.person.timeZone, words));
      case 'snooze':
        return openForm(snoozeForm(target, actor.person.timeZone, words));
      case 'give':
        return openForm(giveForm(target, words));
      case 'seen':
        return openForm(seenForm(target, words));
    }
  },
});

/** Ends a repetition; the follow-up itself stays open. */
export const stopRepeatingAction = defineAction({
  name: 'due:stop',
  value: followUpPlace,
  run: async ({ followUpId, from }, context) =>
    shownAgain(from, await stopRepeating(context, { id: followUpId }), context),
});

/** Shows who did what with a follow-up, below its card; its pages take each other's place. */
export const historyAction = defineAction({
  name: 'due:history',
  value: followUpPlace.extend({ page: z.number().nullable().default(null) }),
  async run({ followUpId, page }, context) {
    const history = await showHistory(context, { id: followUpId });
    const message = followUpHistory(history, page, context.words);
    return page === null ? say(message) : rewrite(message);
  },
});

/** Shows the card of a follow-up from a list, with all that can be done. */
export const showFollowUpAction = defineAction({
  name: 'due:show',
  value: followUpPlace,
  async run({ followUpId }, context) {
    const followUp = await findVisibleFollowUp(context, { id: followUpId });
    return say(followUpCard(await showFollowUp(context, followUp), null, context.words));
  },
});

/** Turns to another page of a list. */
export const turnPageAction = defineAction({
  name: 'due:page',
  value: z.object({ list: listPlace }),
  run: async ({ list }, context) => rewrite(dueList(await listDue(context, list), context.words)),
});
