import { can } from '../../domain/permissions.ts';
import { currentStages } from '../../domain/ticket/stage-order.ts';
import { isRunning, type Stage } from '../../domain/ticket/ticket.ts';
import type { Words } from '../../i18n/words.ts';
import type { Message } from '../../views/message.ts';
import { type StageFormName, stagePick } from '../../views/stage-forms.ts';
import type { UseCaseContext } from '../use-case-context.ts';
import type { OpenedTicket } from './find-ticket.ts';

/** The running stages that the actor may work on: their own, where they have any. */
function stagesInReach({ actor }: UseCaseContext, { file }: OpenedTicket): readonly Stage[] {
  const running = currentStages(file).filter(
    (stage) => isRunning(stage) && stage.state !== 'approval',
  );
  const own = running.filter(({ ownerId }) => ownerId === actor.person.id);
  if (own.length > 0) return own;
  return running.filter((stage) => can(actor, { do: 'work-on-stage', to: stage, of: file.ticket }));
}

/**
 * A question which stage is meant, where several may be; null where it is clear, or none is. `line`: key
 * of the line that says more, for the form.
 */
export function offerStages(
  context: UseCaseContext & { readonly words: Words },
  opened: OpenedTicket,
  form: StageFormName,
  line: string | null,
): Message | null {
  const stages = stagesInReach(context, opened);
  return stages.length > 1 ? stagePick(opened, stages, { form, line }, context.words) : null;
}
