import { z } from 'zod';
import type { CustomerId } from '../../domain/customer.ts';
import type { PersonId } from '../../domain/person.ts';
import { departmentKeys } from '../../domain/ticket/department-key.ts';
import {
  importanceLevels,
  servicePrograms,
  supplyModes,
  type TicketId,
  ticketKinds,
} from '../../domain/ticket/ticket.ts';
import { UserError } from '../../domain/user-error.ts';
import { calendarDay } from '../../domain/zoned-time.ts';
import { shareTeamTimeline } from '../../usecases/send-picture.ts';
import { answerTicketDraft } from '../../usecases/ticket/answer-ticket-draft.ts';
import { offerSeveralStages } from '../../usecases/ticket/change-several-stages.ts';
import { chooseStage, findTicket, refuseClosedTicket } from '../../usecases/ticket/find-ticket.ts';
import { allowWaiting, resumeTicket } from '../../usecases/ticket/hold-stage.ts';
import { listDocuments } from '../../usecases/ticket/list-documents.ts';
import { listTickets } from '../../usecases/ticket/list-tickets.ts';
import { offerStages } from '../../usecases/ticket/offer-stages.ts';
import { sendTicketChart } from '../../usecases/ticket/send-ticket-chart.ts';
import { queueOf, showQueue } from '../../usecases/ticket/show-queue.ts';
import { showTicket, showTicketHistory } from '../../usecases/ticket/show-ticket.ts';
import { setGreen } from '../../usecases/ticket/steer-ticket.ts';
import { allow } from '../../usecases/use-case-context.ts';
import { severalStagesForm } from '../../views/several-stages.ts';
import { ticketNoteForm, ticketWaitForm } from '../../views/stage-forms.ts';
import { ticketDocuments } from '../../views/ticket-documents.ts';
import { editTicketForm } from '../../views/ticket-form.ts';
import { ticketHistory } from '../../views/ticket-history.ts';
import { ticketList } from '../../views/ticket-list.ts';
import { ticketQueue } from '../../views/ticket-queue.ts';
import { defineAction } from '../define-action.ts';
import { openStageForm } from '../open-stage-form.ts';
import { openForm, rewrite, say, silent } from '../reply.ts';
import { ticketShown } from '../ticket-place.ts';

const ticketId = z.string().transform((id) => id as TicketId);
const customerId = z.string().transform((id) => id as CustomerId);
const isOwn = z.boolean().default(false);

/** Opens the ticket of a line whose customer was asked about. */
export const chooseTicketCustomerAction = defineAction({
  name: 'ticket:choose-customer',
  opensForm: true,
  value: z.object({
    customerId,
    kind: z.enum(ticketKinds).nullable(),
    voltage: z.number().nullable(),
    capacityKva: z.number().nullable(),
    supplyMode: z.enum(supplyModes).nullable(),
    importance: z.enum(importanceLevels).nullable(),
    programme: z.enum(servicePrograms).nullable(),
    requiredOn: z.string().transform(calendarDay).nullable(),
  }),
  async run(draft, context) {
    const answer = await answerTicketDraft(context, draft);
    return 'form' in answer ? openForm(answer.form) : rewrite(answer.message);
  },
});

/** Shows a ticket from a list or a hand-over, with all that can be done. */
export const showTicketAction = defineAction({
  name: 'ticket:show',
  value: z.object({ ticketId }),
  async run({ ticketId }, context) {
    const { file } = await findTicket(context, { id: ticketId });
    return say(await showTicket(context, file));
  },
});

const ticketQuery = z.object({
  state: z.enum(['open', 'closed', 'any']),
  isMine: z.boolean().default(false),
  managerId: z
    .string()
    .transform((id) => id as PersonId)
    .nullable()
    .default(null),
  customerId: customerId.nullable().default(null),
  isGreen: z.boolean().default(false),
  isOverdue: z.boolean().default(false),
  stage: z.string().nullable().default(null),
  department: z.enum(departmentKeys).nullable().default(null),
});

/** Turns to another page of a list. */
export const listTicketsAction = defineAction({
  name: 'ticket:list',
  value: z.object({ query: ticketQuery, page: z.number().int() }),
  run: async ({ query, page }, context) =>
    rewrite(ticketList(await listTickets(context, query, page), context.words)),
});

/** Turns to another page of a queue. */
export const turnQueueAction = defineAction({
  name: 'ticket:queue',
  value: z.object({ department: z.string().nullable(), page: z.number().int() }),
  run: async ({ department, page }, context) =>
    rewrite(ticketQueue(await showQueue(context, queueOf(department), page), context.words)),
});

/** Opens the form in which several stages are accepted and ended. */
export const openSeveralStagesAction = defineAction({
  name: 'ticket:several',
  opensForm: true,
  value: z.object({ department: z.string().nullable() }),
  async run({ department }, context) {
    const { responseUrl, words } = context;
    const offered = await offerSeveralStages(context, queueOf(department));
    if (offered.accept.length + offered.done.length === 0)
      throw new UserError('error.nothingInHand');
    return openForm(severalStagesForm(offered, { department, responseUrl }, words));
  },
});

/** Opens one of the forms about a ticket. */
export const openTicketFormAction = defineAction({
  name: 'ticket:form',
  opensForm: true,
  value: z.object({
    ticketId,
    isOwn,
    form: z.enum(['done', 'wait', 'assign', 'note', 'edit']),
  }),
  async run({ ticketId, isOwn, form }, context) {
    const { words, responseUrl } = context;
    const opened = await findTicket(context, { id: ticketId });
    refuseClosedTicket(opened.file);
    const place = { responseUrl, isOwn };
    switch (form) {
      case 'wait':
        allowWaiting(context, opened);
        return openForm(ticketWaitForm(opened, place, words));
      case 'note':
        return openForm(ticketNoteForm(opened, place, words));
      case 'edit':
        allow(context, { do: 'lead-ticket', to: opened.file.ticket });
        return openForm(editTicketForm(opened.file.ticket, opened.customer, place, words));
      case 'done':
      case 'assign': {
        const offered = offerStages(context, opened, form, null);
        if (offered) return say(offered);
        return openStageForm(context, opened, chooseStage(context, opened, null), form, place);
      }
    }
  },
});

/** Lets all clocks of a ticket run again. */
export const resumeTicketAction = defineAction({
  name: 'ticket:resume',
  value: z.object({ ticketId, isOwn }),
  async run({ ticketId, isOwn }, context) {
    const opened = await findTicket(context, { id: ticketId });
    return ticketShown(await resumeTicket(context, opened, []), isOwn, context);
  },
});

/** Puts a ticket on the green channel, or takes it off. */
export const greenTicketAction = defineAction({
  name: 'ticket:green',
  value: z.object({ ticketId, isOwn, isGreen: z.boolean() }),
  async run({ ticketId, isOwn, isGreen }, context) {
    const opened = await findTicket(context, { id: ticketId });
    return ticketShown(await setGreen(context, opened, isGreen), isOwn, context);
  },
});

/** Shows what was done with a ticket; its pages take each other's place. */
export const ticketHistoryAction = defineAction({
  name: 'ticket:history',
  value: z.object({ ticketId, page: z.number().int().nullable().default(null) }),
  async run({ ticketId, page }, context) {
    const history = await showTicketHistory(context, { id: ticketId });
    const message = ticketHistory(history, page, context.words);
    return page === null ? say(message) : rewrite(message);
  },
});

/** Shows another page of a ticket's documents. */
export const ticketFileAction = defineAction({
  name: 'ticket:file',
  value: z.object({ ticketId, stage: z.string().nullable(), page: z.number().int() }),
  async run({ ticketId, stage, page }, context) {
    const opened = await findTicket(context, { id: ticketId });
    const documents = await listDocuments(context, opened, stage);
    return rewrite(ticketDocuments(documents, page, context.words));
  },
});

/** Sends a picture of a ticket: its stages along the calendar. */
export const drawTicketAction = defineAction({
  name: 'ticket:chart',
  value: z.object({ ticketId }),
  run: async ({ ticketId }, context) =>
    say(await sendTicketChart(context, await findTicket(context, { id: ticketId }))),
});

/** Posts the team's open tickets along the calendar in the conversation where the button stands. */
export const shareTimelineAction = defineAction({
  name: 'ticket:share-timeline',
  value: z.object({}),
  async run(_nothing, context) {
    await shareTeamTimeline(context);
    return silent;
  },
});
