import { z } from 'zod';
import { chosenDue, dayChoices } from '../../domain/choose-day.ts';
import type { CustomerId } from '../../domain/customer.ts';
import { formatReference } from '../../domain/reference.ts';
import type { VisitId } from '../../domain/visit.ts';
import { calendarDay, clockTime, dayOf } from '../../domain/zoned-time.ts';
import { visitLineWithNames, withCodes } from '../../language/quantities/mention-names.ts';
import { readVisitLine } from '../../language/read-visit-line.ts';
import { addCustomer, nameOnly } from '../../usecases/add-customer.ts';
import { addUnlessAlike } from '../../usecases/add-unless-alike.ts';
import { findOwnVisit } from '../../usecases/find-record.ts';
import { addFollowUp } from '../../usecases/keep-follow-up.ts';
import { logVisit } from '../../usecases/log-visit.ts';
import { shareVisit } from '../../usecases/share-visit.ts';
import { showVisit } from '../../usecases/show-visit.ts';
import { undoVisit } from '../../usecases/undo-visit.ts';
import { lookAlikeList } from '../../views/customer-card.ts';
import { sentences } from '../../views/message.ts';
import { visitEcho, visitTitle } from '../../views/visit-card.ts';
import { visitForm } from '../../views/visit-form.ts';
import { defineAction } from '../define-action.ts';
import type { EarlierLine, GestureContext } from '../define-command.ts';
import { openForm, rewrite, silent } from '../reply.ts';

const visitId = z.string().transform((id) => id as VisitId);
const customerId = z.string().transform((id) => id as CustomerId);
const subject = z.object({ visitId });
const due = z.object({
  day: z.string().transform(calendarDay),
  time: z.string().transform(clockTime).nullable(),
});

/** Opens the form with every field of a visit. */
export const editVisitAction = defineAction({
  name: 'visit:edit',
  value: subject,
  async run({ visitId }, context) {
    const visit = await findOwnVisit(context, visitId);
    const { customer, followUps } = await showVisit(context, visit);
    const open = followUps.find(({ state }) => state === 'open') ?? null;
    return openForm(
      visitForm(
        { ...visit, customer, followUp: open },
        { visit, responseUrl: context.responseUrl },
        context.words,
      ),
    );
  },
});

/** Takes a visit back. */
export const undoVisitAction = defineAction({
  name: 'visit:undo',
  value: subject,
  async run({ visitId }, context) {
    const { visit, followUps } = await undoVisit(context, visitId);
    const reference = formatReference('visit', visit.number);
    const taken = followUps.map(({ number }) => formatReference('followUp', number)).join(', ');
    return rewrite(
      sentences(
        taken
          ? context.words.t('visit.undoneWithFollowUps', { reference, followUps: taken })
          : context.words.t('visit.undone', { reference }),
      ),
    );
  },
});

/** Posts a visit in the conversation where the button stands. */
export const shareVisitAction = defineAction({
  name: 'visit:share',
  value: subject,
  async run({ visitId }, context) {
    await shareVisit(context, visitId, context.channelId);
    return silent;
  },
});

/** The one-tap follow-up; a second tap on the same card changes nothing. */
export const addVisitFollowUpAction = defineAction({
  name: 'visit:add-follow-up',
  value: z
    .object({ visitId, version: z.number() })
    .and(z.union([z.object({ day: z.enum(dayChoices) }), z.object({ due })])),
  once: ({ visitId, version }) => `${visitId}/${version}`,
  async run({ visitId, ...said }, context) {
    const { actor, now, today, words } = context;
    const visit = await findOwnVisit(context, visitId);
    const due =
      'due' in said ? said.due : chosenDue(said.day, { now, today, zone: actor.person.timeZone });
    await addFollowUp(context, {
      what: '',
      due,
      ownerId: actor.person.id,
      customerId: visit.customerId,
      visitId: visit.id,
    });
    return rewrite(visitEcho(await showVisit(context, visit), 'visit.changed', words));
  },
});

async function logLineFor(
  context: GestureContext,
  { text, mentioned, receivedAt }: EarlierLine,
  id: CustomerId,
) {
  const zone = context.actor.person.timeZone;
  const { customers, isWorkday } = context;
  const reading = { now: receivedAt, zone, customers, isWorkday };
  const line = readVisitLine(withCodes(text, mentioned), reading);
  const { visit, note, followUp, openDays } = visitLineWithNames(line, mentioned);
  const card = await logVisit(context, {
    customerId: id,
    day: visit?.day ?? dayOf(receivedAt, zone),
    time: visit?.time ?? null,
    note,
    mentioned,
    followUp: followUp && {
      what: followUp.what,
      due: { day: followUp.day, time: followUp.time },
    },
  });
  return rewrite(visitEcho({ ...card, openDays }, visitTitle(card.visit), context.words));
}

/** Takes up a line whose customer was ambiguous. */
export const chooseCustomerAction = defineAction({
  name: 'visit:choose-customer',
  value: z.object({ line: z.string(), customerId }),
  once: ({ line }) => line,
  run: async ({ line, customerId }, context) =>
    logLineFor(context, await context.earlierLine(line), customerId),
});

/**
 * Adds the customer that a line named, and logs the line. Where it looks like others, these are
 * shown first; the press that adds it all the same is another one, with a key of its own.
 */
export const addCustomerAndLogAction = defineAction({
  name: 'visit:add-customer',
  value: z.object({ line: z.string(), name: z.string(), anyway: z.boolean().default(false) }),
  once: ({ line, anyway }) => (anyway ? `${line}/anyway` : line),
  async run({ line, name, anyway }, context) {
    const earlier = await context.earlierLine(line);
    const added = anyway
      ? { customer: await addCustomer(context, nameOnly(name)) }
      : await addUnlessAlike(context, nameOnly(name));
    if (added.customer) return logLineFor(context, earlier, added.customer.id);
    const press = {
      action: 'visit:choose-customer',
      label: 'visit.pickButton',
      value: (customerId: CustomerId) => ({ line, customerId }),
    } as const;
    const again = { action: 'visit:add-customer', value: { line, name, anyway: true } };
    return rewrite(lookAlikeList(name, added.alike, press, again, context));
  },
});
