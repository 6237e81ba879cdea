import { isSlackUser } from '../domain/person.ts';
import type { ReminderKind } from '../domain/reminder-kind.ts';
import { UserError } from '../domain/user-error.ts';
import { dayOf } from '../domain/zoned-time.ts';
import type { OutboxMessage } from '../ports/reminders.ts';
import { adminChannel } from '../reminders/admin-channel.ts';
import { rules } from '../reminders/rules/index.ts';
import type { ToldReminder, WhyReminded } from '../views/why-reminded.ts';
import { showOwnSettings } from './change-own-settings.ts';
import { channelRole, findReaderRole } from './find-reader-role.ts';
import { referenceOf } from './show-missed.ts';
import type { UseCaseContext } from './use-case-context.ts';

/**
 * What a message that was sent told, why it came to its reader, and of which kinds it is.
 *
 * @throws UserError where it is not known any more, or was for somebody else.
 */
export async function explainReminder(
  context: UseCaseContext,
  messageId: string,
): Promise<WhyReminded> {
  const { repositories, actor, settings, today } = context;
  const message = await repositories.outbox.find(messageId);
  const isOfPerson = isSlackUser(message?.channelId ?? '');
  const isForActor = !isOfPerson || message?.channelId === actor.person.slackUserId;
  if (!message || message.workspaceId !== actor.team.workspaceId || !isForActor) {
    throw new UserError('error.oldButton');
  }
  const told: ToldReminder[] = [];
  for (const one of await remindersIn(message, context)) {
    const reminder = await toldIn(one, context);
    if (reminder) told.push(reminder);
  }
  const ruleKeys = new Set(told.map(({ rule }) => rule));
  const kinds = rules.filter(({ key }) => ruleKeys.has(key)).map(({ kind }) => kind);
  return {
    told,
    kinds: [...new Set<ReminderKind>(kinds)],
    channelId: isOfPerson ? null : message.channelId,
    own: isOfPerson ? await showOwnSettings(context) : null,
    settings,
    zone: actor.person.timeZone,
    today,
  };
}

/** The reminders that a message tells: itself, or those that it gathers. */
async function remindersIn(
  message: OutboxMessage,
  { repositories }: UseCaseContext,
): Promise<readonly OutboxMessage[]> {
  if (message.content.kind !== 'together') return [message];
  const found = await Promise.all(message.content.of.map((id) => repositories.outbox.find(id)));
  return found.filter((one) => one !== undefined);
}

async function toldIn(
  { content, channelId, createdAt }: OutboxMessage,
  { repositories, actor }: UseCaseContext,
): Promise<ToldReminder | null> {
  if (content.kind !== 'reminder') return null;
  const { rule, subjectId, dueAt, step } = content;
  const day = dayOf(createdAt, actor.person.timeZone);
  const concern = isSlackUser(channelId)
    ? await findReaderRole(subjectId, actor.person, day, repositories)
    : {
        role: channelRole(
          actor.team,
          await adminChannel(actor.team.workspaceId, repositories),
          channelId,
        ),
        insteadOf: null,
      };
  const reference = await referenceOf(subjectId, repositories);
  return { rule, step, dueAt, decidedAt: createdAt, reference, ...concern };
}
