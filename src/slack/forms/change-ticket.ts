import { z } from 'zod';
import type { CustomerId } from '../../domain/customer.ts';
import type { Stage } from '../../domain/ticket/ticket.ts';
import {
  importanceLevels,
  type StageId,
  servicePrograms,
  supplyModes,
  type TicketFile,
  type TicketId,
  ticketKinds,
} from '../../domain/ticket/ticket.ts';
import { UserError } from '../../domain/user-error.ts';
import { calendarDay } from '../../domain/zoned-time.ts';
import { readCapacity, readVoltage } from '../../language/quantities/read-rating.ts';
import { wholeKva } from '../../usecases/add-customer.ts';
import { findColleague } from '../../usecases/find-record.ts';
import { personId } from '../../usecases/recognise-person.ts';
import { sendBackStage } from '../../usecases/ticket/approve-stage.ts';
import { editTicket } from '../../usecases/ticket/edit-ticket.ts';
import { completeStage, rejectStage } from '../../usecases/ticket/end-stage.ts';
import {
  chooseStage,
  findTicket,
  findTicketOfStage,
  type OpenedTicket,
} from '../../usecases/ticket/find-ticket.ts';
import {
  assignStage,
  declineStage,
  planStage,
  waitTicket,
} from '../../usecases/ticket/hold-stage.ts';
import { type NewTicket, openTicket } from '../../usecases/ticket/open-ticket.ts';
import { showOpened } from '../../usecases/ticket/show-ticket.ts';
import { noteOnTicket } from '../../usecases/ticket/steer-ticket.ts';
import type { GestureContext } from '../define-command.ts';
import { defineForm, type Submission } from '../define-form.ts';
import type { FormValues } from '../read-payloads.ts';
import { say } from '../reply.ts';
import { ticketShown } from '../ticket-place.ts';

const place = { responseUrl: z.string().nullable(), isOwn: z.boolean() };
const ofStage = z.object({ stageId: z.string().transform((id) => id as StageId), ...place });
const ofTicket = z.object({ ticketId: z.string().transform((id) => id as TicketId), ...place });

const typedIn = (values: FormValues, field: string): string => values[field]?.trim() ?? '';

/** Opens the ticket that was filled in. */
export const openTicketForm = defineForm({
  name: 'ticket:open',
  metadata: z.object({ responseUrl: z.string().nullable() }),
  firstField: 'customer',
  fieldOf: {
    'error.voltageNumber': 'voltage',
    'error.capacityNumber': 'capacity',
    'error.capacityRange': 'capacity',
    'error.requiredFar': 'requiredOn',
  },
  async run({ values }, _metadata, context) {
    if (!values.customer) throw new UserError('error.customerMissing');
    const input = { ...ticketIn(values), customerId: values.customer as CustomerId };
    const file = await openTicket(context, input);
    return say(await showOpened(context, file));
  },
});

/** Changes what a ticket says to what was filled in. */
export const editTicketForm = defineForm({
  name: 'ticket:edit',
  metadata: ofTicket.extend({ version: z.number() }),
  firstField: 'kind',
  fieldOf: {
    'error.voltageNumber': 'voltage',
    'error.capacityNumber': 'capacity',
    'error.capacityRange': 'capacity',
    'error.requiredFar': 'requiredOn',
  },
  async run({ values }, { ticketId, isOwn, version }, context) {
    const opened = await findTicket(context, { id: ticketId });
    const file = await editTicket(context, opened, ticketIn(values), version);
    return ticketShown(file, isOwn, context);
  },
});

function ticketIn(values: FormValues): Omit<NewTicket, 'customerId'> {
  const voltage = readVoltage(typedIn(values, 'voltage'));
  if (voltage === undefined) throw new UserError('error.voltageNumber');
  const capacity = readCapacity(typedIn(values, 'capacity'));
  if (capacity === undefined) throw new UserError('error.capacityNumber');
  const chosen = <Value extends string>(
    field: string,
    all: readonly Value[],
    usual: Value,
  ): Value => all.find((one) => one === values[field]) ?? usual;
  return {
    kind: chosen('kind', ticketKinds, 'new'),
    voltage,
    capacityKva: wholeKva(capacity),
    supplyMode: chosen('supplyMode', supplyModes, 'single'),
    importance: chosen('importance', importanceLevels, 'ordinary'),
    programme: chosen('programme', servicePrograms, 'none'),
    requiredOn: values.requiredOn ? calendarDay(values.requiredOn) : null,
  };
}

/** A form about one stage, whose ticket it changes. */
const stageForm = (
  name: string,
  firstField: string,
  change: (
    submission: Submission,
    opened: OpenedTicket,
    stage: Stage,
    context: GestureContext,
  ) => Promise<TicketFile>,
) =>
  defineForm({
    name: `stage:${name}`,
    metadata: ofStage,
    firstField,
    fieldOf: { 'error.reasonMissing': 'reason', 'error.documentsMissing': 'documents' },
    async run(submission, { stageId, isOwn }, context) {
      const { opened, stage } = await findTicketOfStage(context, stageId);
      return ticketShown(await change(submission, opened, stage, context), isOwn, context);
    },
  });

/** Signs a stage with what was ticked and said. */
export const stageDoneForm = stageForm(
  'done',
  'note',
  async ({ values, choices }, opened, stage, context) => {
    const completion = {
      note: typedIn(values, 'note') || null,
      doneFor: typedIn(values, 'doneFor') || null,
      documents: choices.documents ?? [],
    };
    return (await completeStage(context, opened, stage, completion)).file;
  },
);

/** Stops the clock of a stage. */
export const stageWaitForm = stageForm('wait', 'reason', ({ values }, opened, stage, context) =>
  waitTicket(context, opened, [stage], typedIn(values, 'reason')),
);

/** Gives a stage back. */
export const stageDeclineForm = stageForm(
  'decline',
  'reason',
  ({ values }, opened, stage, context) =>
    declineStage(context, opened, stage, typedIn(values, 'reason')),
);

/** Sends a stage that did not pass back to an earlier one. */
export const stageRejectForm = stageForm(
  'reject',
  'reason',
  async ({ values }, opened, stage, context) => {
    const to = values.to ?? null;
    return (await rejectStage(context, opened, stage, { to, reason: typedIn(values, 'reason') }))
      .file;
  },
);

/** Gives back what was to be approved. */
export const stageSendBackForm = stageForm(
  'send-back',
  'reason',
  async ({ values }, opened, stage, context) =>
    (await sendBackStage(context, opened, stage, typedIn(values, 'reason'))).file,
);

/** Names who does a stage. */
export const stageAssignForm = stageForm(
  'assign',
  'person',
  async ({ people }, opened, stage, context) => {
    const [chosen] = people.person ?? [];
    if (!chosen) throw new UserError('error.personMissing');
    const to = personId(context.actor.team.workspaceId, chosen);
    return assignStage(context, opened, stage, await findColleague(context, to));
  },
);

/** Agrees on the day by which a stage ends. */
export const stagePlanForm = stageForm(
  'plan',
  'day',
  async ({ values }, opened, stage, context) => {
    if (!values.day) throw new UserError('error.snoozeDayMissing');
    return planStage(context, opened, stage, calendarDay(values.day));
  },
);

/** Stops the clock of all stages that run, or of the chosen one. */
export const ticketWaitForm = defineForm({
  name: 'ticket:wait',
  metadata: ofTicket,
  firstField: 'reason',
  fieldOf: {},
  async run({ values }, { ticketId, isOwn }, context) {
    const opened = await findTicket(context, { id: ticketId });
    const stages = values.stage ? [chooseStage(context, opened, { code: values.stage })] : [];
    const file = await waitTicket(context, opened, stages, typedIn(values, 'reason'));
    return ticketShown(file, isOwn, context);
  },
});

/** Adds a note to a ticket. */
export const ticketNoteForm = defineForm({
  name: 'ticket:note',
  metadata: ofTicket,
  firstField: 'note',
  fieldOf: {},
  async run({ values }, { ticketId, isOwn }, context) {
    const opened = await findTicket(context, { id: ticketId });
    const file = await noteOnTicket(context, opened, typedIn(values, 'note'));
    return ticketShown(file, isOwn, context);
  },
});
