import { parseReference } from '../domain/reference.ts';
import type { StageId } from '../domain/ticket/ticket.ts';
import { splitReference } from '../language/split-reference.ts';
import {
  chooseStage,
  findTicket,
  findTicketOfStage,
  type OpenedTicket,
} from '../usecases/ticket/find-ticket.ts';
import { readStage } from '../usecases/ticket/read-stage.ts';
import { answerChange } from '../usecases/ticket/show-ticket.ts';
import { fileDocuments, noteOnTicket } from '../usecases/ticket/steer-ticket.ts';
import type { Prepare } from './answer-gesture.ts';
import type { GestureContext, ReadingContext } from './define-command.ts';
import type { IncomingEvent } from './read-events.ts';
import { type Reply, say } from './reply.ts';

type Line = Extract<IncomingEvent, { type: 'line' }>;

const example = 'ticket.done.example';
/** `done`, as it may stand between the ticket and its stage. */
const done = /^(?:done|finish|complete|完成|办结|辦結|办完|辦完|移交)(?![a-z])\s*/iu;

/** `file`, as it may stand before the ticket or its stage. */
const filing = /^(?:files?|documents?|文件|资料|資料|附件|檔案)(?![a-z])\s*/iu;
const ticketWord = /^\/?(?:ticket|工单|工單)(?![a-z])\s*/iu;

/** A line about a ticket, with the ticket first; null for one about anything else. */
export function lineOfTicket(text: string): string | null {
  const line = text.replace(ticketWord, '').replace(filing, '');
  const [first = ''] = /^\S*/u.exec(line) ?? [];
  return parseReference(first)?.kind === 'ticket' ? line : null;
}

/**
 * Documents of a stage that came with a line: `GC-12 site survey` keeps them, with what else it says
 * as a note; `GC-12 done site survey` keeps them and finishes the stage.
 */
export function prepareStageFiles(event: Line, text: string, prepareLine: Prepare): Prepare {
  const { number, rest } = splitReference('ticket', text, example);
  const isDone = done.test(rest);
  return (reading: ReadingContext) => {
    const finish = isDone ? prepareLine(reading) : null;
    return async (context) => {
      const opened = await findTicket(context, { number });
      const said = readStage(rest.replace(done, '').replace(filing, ''), opened.template);
      const stage = chooseStage(context, opened, said.stage, { example });
      if (finish) {
        await fileDocuments(context, opened, stage, filesOf(event));
        return finish(context);
      }
      return keep(opened, stage.id, event, said.rest, context);
    };
  };
}

/** The stage that the message shows in whose thread the files were dropped. */
export async function stageOfThread(
  { channelId, threadTs }: Line,
  { repositories }: GestureContext,
): Promise<StageId | null> {
  const shown = threadTs && (await repositories.outbox.findByPlace(channelId, threadTs));
  return shown && shown.content.kind === 'rewrite' && shown.content.rule === 'stage-hand-over'
    ? (shown.content.subjectId as StageId)
    : null;
}

/** Keeps files with a stage. */
export async function fileWithStage(
  stageId: StageId,
  event: Line,
  note: string,
  context: GestureContext,
): Promise<Reply> {
  const { opened } = await findTicketOfStage(context, stageId);
  return keep(opened, stageId, event, note, context);
}

async function keep(
  opened: OpenedTicket,
  stageId: StageId,
  event: Line,
  note: string,
  context: GestureContext,
): Promise<Reply> {
  const stage = opened.file.stages.find(({ id }) => id === stageId);
  if (!stage) throw new Error(`The stage ${stageId} is gone`);
  if (note !== '') await noteOnTicket(context, opened, note);
  const { file } = note === '' ? opened : await findTicket(context, { id: opened.file.ticket.id });
  const kept = await fileDocuments(context, { ...opened, file }, stage, filesOf(event));
  return say(await answerChange(context, kept));
}

const filesOf = ({ files }: Line) => files.map(({ id, ...file }) => ({ ...file, slackFileId: id }));
