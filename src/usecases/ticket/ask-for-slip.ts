import { formatReference } from '../../domain/reference.ts';
import { isSigned, lastSigned, type SignedStage } from '../../domain/ticket/hand-over.ts';
import { stageName } from '../../domain/ticket/stage-name.ts';
import type { Stage } from '../../domain/ticket/ticket.ts';
import { UserError } from '../../domain/user-error.ts';
import { instant } from '../../domain/zoned-time.ts';
import type { Words } from '../../i18n/words.ts';
import { handOverSlip } from '../../reminders/hand-over-slip.ts';
import { cardKey } from '../../reminders/ticket-card-post.ts';
import { type Message, sentences } from '../../views/message.ts';
import { sayPhrase } from '../../views/problem-message.ts';
import type { UseCaseContext } from '../use-case-context.ts';
import type { OpenedTicket } from './find-ticket.ts';

/** Ours: whoever waited longer has printed something else; they are told to ask again. */
const patienceMs = 60 * 60 * 1000;

/** What an asked-for slip is known by, and where it was asked for. */
export type AskedSlip = {
  /** One line has one slip, however often Slack brings it. */
  readonly deliveryKey: string;
  /** Whether it was asked for in a direct message. */
  readonly isDirect: boolean;
};

/**
 * Has the hand-over slip of a stage sent: into the thread of the ticket's card, or to the actor where
 * they ask directly or there is no card. `named` null: of the stage that was signed last.
 *
 * @throws UserError where the stage, or any of them, is not signed.
 */
export async function askForSlip(
  context: UseCaseContext & AskedSlip & { readonly words: Words },
  { file: { ticket, stages }, template }: OpenedTicket,
  named: Stage | null,
): Promise<Message> {
  const { repositories, actor, now, words, isDirect, deliveryKey } = context;
  const { person, team } = actor;
  const reference = formatReference('ticket', ticket.number);
  const stage = signedStage(reference, named, { stages }, template);
  const card = isDirect ? undefined : await repositories.outbox.findByKey(cardKey(ticket.id));
  const thread = card?.slackChannelId && card.slackTs ? card : null;
  await repositories.outbox.add({
    workspaceId: team.workspaceId,
    dedupeKey: `${handOverSlip.key}/${deliveryKey}`,
    kind: 'file',
    channelId: thread?.slackChannelId ?? person.slackUserId,
    threadTs: thread?.slackTs ?? null,
    target: person.slackUserId,
    content: {
      kind: 'file',
      document: handOverSlip.key,
      subjectId: stage.id,
      readerId: person.id,
      reference,
    },
    subjectId: null,
    subjectVersion: null,
    priority: 0,
    notBefore: now,
    expiresAt: instant(now + patienceMs),
    createdAt: now,
  });
  return sentences(
    words.t('ticket.slip.coming', {
      reference,
      stage: sayPhrase(stageName(stage.code, template), words),
      place: thread ? 'thread' : 'direct',
    }),
  );
}

function signedStage(
  reference: string,
  named: Stage | null,
  file: Pick<OpenedTicket['file'], 'stages'>,
  template: OpenedTicket['template'],
): SignedStage {
  const stage = named ?? lastSigned(file);
  if (!stage) throw new UserError('error.nothingSigned', { reference });
  if (isSigned(stage)) return stage;
  throw new UserError(
    'error.stageNotSigned',
    { reference, stage: [stageName(stage.code, template)] },
    'ticket.slip.example',
  );
}
