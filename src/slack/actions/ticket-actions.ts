import { z } from 'zod';
import type { CustomerId } from '../../domain/customer.ts';
import type { PersonId } from '../../domain/person.ts';
import { departmentKeys } from '../../domain/ticket/department-key.ts';
import { wayTo } from '../../domain/ticket/stage-order.ts';
import {
  importanceLevels,
  type Stage,
  type StageId,
  servicePrograms,
  supplyModes,
  type TicketId,
  ticketKinds,
} from '../../domain/ticket/ticket.ts';
import { UserError } from '../../domain/user-error.ts';
import { calendarDay } from '../../domain/zoned-time.ts';
import { readDoneFor } from '../../language/read-done-for.ts';
import { splitReference } from '../../language/split-reference.ts';
import { answerTicketDraft } from '../../usecases/ticket/answer-ticket-draft.ts';
import { offerSeveralStages } from '../../usecases/ticket/change-several-stages.ts';
import { approveStage, checkCompletion, refuseOver } from '../../usecases/ticket/end-stage.ts';
import {
  chooseStage,
  findTicket,
  findTicketOfStage,
  type OpenedTicket,
  refuseClosedTicket,
} from '../../usecases/ticket/find-ticket.ts';
import { acceptStage, resumeTicket } from '../../usecases/ticket/hold-stage.ts';
import { listDocuments } from '../../usecases/ticket/list-documents.ts';
import { listTickets } from '../../usecases/ticket/list-tickets.ts';
import { offerStages } from '../../usecases/ticket/offer-stages.ts';
import { readStage } from '../../usecases/ticket/read-stage.ts';
import { showOverview } from '../../usecases/ticket/show-overview.ts';
import { queueOf, showQueue } from '../../usecases/ticket/show-queue.ts';
import { showTicket, showTicketHistory } from '../../usecases/ticket/show-ticket.ts';
import { setGreen } from '../../usecases/ticket/steer-ticket.ts';
import { allow } from '../../usecases/use-case-context.ts';
import { severalStagesForm } from '../../views/several-stages.ts';
import {
  type FormPlace,
  type SaidOfStage,
  type StageFormName,
  stageAssignForm,
  stageDoneForm,
  stageFormNames,
  stagePlanForm,
  stageReasonForm,
  stageRejectForm,
  ticketNoteForm,
  ticketWaitForm,
} from '../../views/stage-forms.ts';
import { ticketDocuments } from '../../views/ticket-documents.ts';
import { editTicketForm } from '../../views/ticket-form.ts';
import { ticketHistory } from '../../views/ticket-history.ts';
import { ticketList } from '../../views/ticket-list.ts';
import { ticketQueue } from '../../views/ticket-queue.ts';
import { defineAction } from '../define-action.ts';
import type { GestureContext } from '../define-command.ts';
import { openForm, type Reply, rewrite, say } from '../reply.ts';
import { ticketShown } from '../ticket-place.ts';

const ticketId = z.string().transform((id) => id as TicketId);
const stageId = z.string().transform((id) => id as StageId);
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
        return openForm(ticketWaitForm(opened, place, words));
      case 'note':
        return openForm(ticketNoteForm(opened, place, words));
      case 'edit':
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

/** Opens one of the forms about a stage. */
export const openStageFormAction = defineAction({
  name: 'stage:form',
  opensForm: true,
  value: z.object({
    stageId,
    isOwn,
    form: z.enum(stageFormNames),
    /** Key of the line that says more. */
    line: z.string().nullable().default(null),
  }),
  async run({ stageId, isOwn, form, line }, context) {
    const { opened, stage } = await findTicketOfStage(context, stageId);
    const place = { responseUrl: context.responseUrl, isOwn };
    return openStageForm(context, opened, stage, form, place, line);
  },
});

async function openStageForm(
  context: GestureContext,
  opened: OpenedTicket,
  stage: Stage,
  form: StageFormName,
  place: FormPlace,
  line: string | null = null,
): Promise<Reply> {
  const { words } = context;
  refuseClosedTicket(opened.file);
  await refuseOver(context, opened, stage);
  const target = { ...opened, stage };
  // Nobody fills in a form to be refused; whoever asked for an approval may take it back.
  if (form !== 'send-back') {
    const action = form === 'assign' ? 'assign-stage' : 'work-on-stage';
    allow(context, { do: action, to: stage, of: opened.file.ticket });
  }
  switch (form) {
    case 'done':
      await checkCompletion(context, opened, stage);
      return openForm(
        stageDoneForm({ ...target, said: await saidIn(line, opened, context) }, place, words),
      );
    case 'assign':
      return openForm(stageAssignForm(target, place, words));
    case 'plan':
      return openForm(stagePlanForm(target, place, words));
    case 'reject': {
      const earlier = [...wayTo(stage.code, opened.file.ticket, opened.template)];
      return openForm(stageRejectForm({ ...target, earlier }, place, words));
    }
    case 'decline':
    case 'send-back':
    case 'wait':
      return openForm(stageReasonForm(form, target, place, words));
  }
}

/** Note and person of a line that asked for the form. */
async function saidIn(
  line: string | null,
  { template }: OpenedTicket,
  context: GestureContext,
): Promise<SaidOfStage> {
  if (line === null) return { note: '', doneFor: null };
  const { text } = await context.earlierLine(line);
  const { rest } = splitReference('ticket', text, 'ticket.done.example');
  return readDoneFor(readStage(rest, template).rest);
}

/** Takes a stage from its queue; whoever is second hears who was first. */
export const acceptStageAction = defineAction({
  name: 'stage:accept',
  value: z.object({ stageId, from: z.enum(['message', 'queue']).default('message') }),
  async run({ stageId, from }, context) {
    const { opened, stage } = await findTicketOfStage(context, stageId);
    const file = await acceptStage(context, opened, stage);
    if (from === 'queue') {
      const queue = await showQueue(context, queueOf(null), 1);
      return rewrite(ticketQueue(queue, context.words));
    }
    return ticketShown(file, false, context);
  },
});

/** Approves the end of a stage, or its being left out. */
export const approveStageAction = defineAction({
  name: 'stage:approve',
  value: z.object({ stageId, from: z.enum(['message', 'overview']).default('message') }),
  async run({ stageId, from }, context) {
    const { opened, stage } = await findTicketOfStage(context, stageId);
    const { file } = await approveStage(context, opened, stage);
    if (from === 'overview') return rewrite(await showOverview(context));
    return ticketShown(file, false, context);
  },
});

/** Lets the clock of a stage run again. */
export const resumeStageAction = defineAction({
  name: 'stage:resume',
  value: z.object({ stageId }),
  async run({ stageId }, context) {
    const { opened, stage } = await findTicketOfStage(context, stageId);
    return ticketShown(await resumeTicket(context, opened, [stage]), false, context);
  },
});

/** Shows the ticket of a stage. */
export const showTicketOfStageAction = defineAction({
  name: 'stage:ticket',
  value: z.object({ stageId }),
  async run({ stageId }, context) {
    const { opened } = await findTicketOfStage(context, stageId);
    return say(await showTicket(context, opened.file));
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
