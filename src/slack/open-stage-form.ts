import { wayTo } from '../domain/ticket/stage-order.ts';
import type { Stage } from '../domain/ticket/ticket.ts';
import { readDoneFor } from '../language/read-done-for.ts';
import { splitReference } from '../language/split-reference.ts';
import { checkCompletion, refuseOver } from '../usecases/ticket/end-stage.ts';
import { type OpenedTicket, refuseClosedTicket } from '../usecases/ticket/find-ticket.ts';
import { readStage } from '../usecases/ticket/read-stage.ts';
import { allow } from '../usecases/use-case-context.ts';
import {
  type FormPlace,
  type SaidOfStage,
  type StageFormName,
  stageAssignForm,
  stageDoneForm,
  stagePlanForm,
  stageReasonForm,
  stageRejectForm,
} from '../views/stage-forms.ts';
import type { GestureContext } from './define-command.ts';
import { openForm, type Reply } from './reply.ts';

/**
 * Opens a form about a stage. `line`: key of the line that says more.
 *
 * @throws UserError where what the form is for would be refused.
 */
export async function openStageForm(
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
