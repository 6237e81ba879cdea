import { can } from '../domain/permissions.ts';
import type { Person, Team } from '../domain/person.ts';
import type { Stage, StageId, TicketFile } from '../domain/ticket/ticket.ts';
import { wordsFor } from '../i18n/words.ts';
import type { Message } from '../views/message.ts';
import { stageMessage } from '../views/stage-message.ts';
import type { RecordMessage, RuleContext } from './define-rule.ts';
import { loadStageCard } from './load-stage-card.ts';
import { whomCovered } from './whom-covered.ts';

/**
 * A stage that was handed over: told to whoever has it next, and reworded when somebody accepts or
 * ends it, so that no button is left standing.
 */
export const stageHandOver: RecordMessage = {
  key: 'stage-hand-over',
  version: async (subjectId, context) => (await find(subjectId, context))?.ticket.version,
  rewrite: (subjectId, context, _isPosted, to) => wordStage(subjectId, context, to, false),
};

/**
 * What an earlier message of the same stage to the same place becomes: the newer one has the buttons,
 * so that nothing is decided by the older.
 */
export const replacedHandOver: RecordMessage = {
  ...stageHandOver,
  key: 'stage-hand-over-replaced',
  rewrite: (subjectId, context, _isPosted, to) => wordStage(subjectId, context, to, true),
};

async function wordStage(
  subjectId: string,
  context: RuleContext,
  to: string | undefined,
  isReplaced: boolean,
): Promise<Message | undefined> {
  const { read } = context;
  const file = await find(subjectId, context);
  const stage = file?.stages.find(({ id }) => id === subjectId);
  const team = file && (await read.teams.find(file.ticket.teamId));
  if (!stage || !team) return undefined;
  const reader = to ? await read.people.findBySlackUser(team.workspaceId, to) : undefined;
  const card = await loadStageCard(file, reader ?? team, context);
  if (!card) return undefined;
  const words = wordsFor((reader ?? team).locale);
  if (isReplaced) return stageMessage(stage, card, words, { mayAct: false });
  return stageMessage(stage, card, words, {
    readerId: reader?.id ?? null,
    isRecorded: reader !== undefined && (await isRecordedBy(reader, stage, file, context)),
    mayAct: reader === undefined || (await mayAct(reader, team, stage, file, context)),
  });
}

/** Whether a stage is still somebody's to work on, or to approve. */
async function mayAct(
  reader: Person,
  team: Team,
  stage: Stage,
  { ticket }: TicketFile,
  { read, now }: RuleContext,
): Promise<boolean> {
  if (reader.teamId === null) return false;
  const standsInFor = await whomCovered(reader, now, read);
  return can(
    { person: { ...reader, teamId: reader.teamId }, team, standsInFor },
    { do: stage.approval ? 'approve-stage' : 'work-on-stage', to: stage, of: ticket },
  );
}

/** Whether somebody leads the ticket of a stage whose department has nobody on Slack. */
async function isRecordedBy(
  reader: Person,
  { department, ownerId }: Stage,
  { ticket }: TicketFile,
  { read }: RuleContext,
): Promise<boolean> {
  if (reader.id !== ticket.managerId || (ownerId !== null && ownerId !== reader.id)) return false;
  if (department === 'manager' || department === 'customer') return false;
  const { channelId, headId } = (await read.departments.find(ticket.teamId, department)) ?? {};
  const members = await read.people.ofDepartment(ticket.teamId, department);
  return !channelId && !headId && members.length === 0;
}

async function find(subjectId: string, { read }: RuleContext) {
  const ticketId = await read.tickets.ticketOf(subjectId as StageId);
  return ticketId && (await read.tickets.load(ticketId));
}
