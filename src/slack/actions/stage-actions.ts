import { z } from 'zod';
import type { StageId } from '../../domain/ticket/ticket.ts';
import { approveStage } from '../../usecases/ticket/approve-stage.ts';
import { findTicketOfStage } from '../../usecases/ticket/find-ticket.ts';
import { acceptStage, resumeTicket } from '../../usecases/ticket/hold-stage.ts';
import { showOverview } from '../../usecases/ticket/show-overview.ts';
import { queueOf, showQueue } from '../../usecases/ticket/show-queue.ts';
import { showTicket } from '../../usecases/ticket/show-ticket.ts';
import { stageFormNames } from '../../views/stage-forms.ts';
import { ticketQueue } from '../../views/ticket-queue.ts';
import { defineAction } from '../define-action.ts';
import { openStageForm } from '../open-stage-form.ts';
import { rewrite, say } from '../reply.ts';
import { ticketShown } from '../ticket-place.ts';

const stageId = z.string().transform((id) => id as StageId);
const isOwn = z.boolean().default(false);

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
