import { formatReference } from '../../domain/reference.ts';
import type { DepartmentKey } from '../../domain/ticket/department-key.ts';
import { stageName } from '../../domain/ticket/stage-name.ts';
import { templateOf } from '../../domain/ticket/stage-order.ts';
import type { TicketTemplate } from '../../domain/ticket/stage-template.ts';
import type { StageId } from '../../domain/ticket/ticket.ts';
import { UserError } from '../../domain/user-error.ts';
import type { QueuedStage } from '../../ports/tickets.ts';
import type { OfferedStage, StageOutcome, StagesOffered } from '../../views/several-stages.ts';
import { allow, type UseCaseContext } from '../use-case-context.ts';
import { completeStage } from './end-stage.ts';
import { findTicketOfStage } from './find-ticket.ts';
import { acceptStage } from './hold-stage.ts';

/** Slack takes a hundred choices; what is due first is among them. */
const offeredAtOnce = 100;

/** What is done to several stages, and said of each of them. */
export type SeveralChanges = {
  readonly accept: readonly StageId[];
  readonly done: readonly StageId[];
  readonly note: string | null;
  /** Everything that the stages ask for is there. */
  readonly hasDocuments: boolean;
};

/** The stages that the actor could accept, from a department's queue or given to them, or end. */
export async function offerSeveralStages(
  context: UseCaseContext,
  asked: DepartmentKey | null,
): Promise<StagesOffered> {
  const { repositories, actor } = context;
  if (asked) allow(context, { do: 'see-queue', to: asked });
  const teamId = actor.team.id;
  const place = { skip: 0, take: offeredAtOnce };
  const department = asked ?? actor.person.department;
  const own = await repositories.tickets.queue({ teamId, ownerId: actor.person.id }, place);
  const waiting = department
    ? await repositories.tickets.queue({ teamId, department }, place)
    : { items: [] };
  const templates = new Map<number, TicketTemplate>();
  const offer = async ({ stage, ticket, customerName }: QueuedStage): Promise<OfferedStage> => {
    const version = ticket.templateVersion;
    const template =
      templates.get(version) ?? (await repositories.ticketTemplates.version(teamId, version));
    templates.set(version, template);
    const reference = formatReference('ticket', ticket.number);
    return { id: stage.id, reference, customerName, name: stageName(stage.code, template) };
  };
  const all = [...own.items, ...waiting.items];
  const byId = new Map(all.map((one) => [one.stage.id, one]));
  const accept = [];
  const done = [];
  for (const one of byId.values()) {
    if (one.stage.state === 'queued') accept.push(await offer(one));
    if (one.stage.state === 'active') done.push(await offer(one));
  }
  return { accept: accept.slice(0, offeredAtOnce), done };
}

/**
 * Accepts and ends stages one after the other, each as if alone: one that cannot be keeps none of the
 * others back, and is told with the reason.
 */
export async function changeSeveralStages(
  context: UseCaseContext,
  { accept, done, note, hasDocuments }: SeveralChanges,
): Promise<readonly StageOutcome[]> {
  const outcomes: StageOutcome[] = [];
  for (const id of accept) {
    outcomes.push(
      await changeOne(context, id, async ({ opened, stage }) => {
        await acceptStage(context, opened, stage);
        return 'accepted';
      }),
    );
  }
  for (const id of done) {
    outcomes.push(
      await changeOne(context, id, async ({ opened, stage }) => {
        const documents = hasDocuments ? templateOf(stage.code, opened.template).documents : [];
        const completion = { note, doneFor: null, documents };
        const ended = await completeStage(context, opened, stage, completion);
        return ended.stage.state === 'approval' ? 'asked' : 'done';
      }),
    );
  }
  return outcomes;
}

type FoundStage = Awaited<ReturnType<typeof findTicketOfStage>>;

/** Use cases refuse before they write, so nothing half done is left of one that is refused. */
async function changeOne(
  context: UseCaseContext,
  id: StageId,
  change: (found: FoundStage) => Promise<'accepted' | 'done' | 'asked'>,
): Promise<StageOutcome> {
  const found = await findTicketOfStage(context, id);
  const reference = formatReference('ticket', found.opened.file.ticket.number);
  const named = { reference, name: stageName(found.stage.code, found.opened.template) };
  try {
    return { ...named, became: await change(found), problem: null };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { ...named, became: 'refused', problem: error };
  }
}
