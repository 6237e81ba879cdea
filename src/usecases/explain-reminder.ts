import type { ReminderKind } from '../domain/reminder-kind.ts';
import { UserError } from '../domain/user-error.ts';
import type { OutboxContent } from '../ports/reminders.ts';
import { rules } from '../reminders/rules/index.ts';
import type { ToldReminder, WhyReminded } from '../views/why-reminded.ts';
import { referenceOf } from './show-missed.ts';
import type { UseCaseContext } from './use-case-context.ts';

/**
 * What a message that was sent told, and of which kinds it is.
 *
 * @throws UserError where it is not known any more, or was for somebody else.
 */
export async function explainReminder(
  { repositories, actor, today }: UseCaseContext,
  messageId: string,
): Promise<WhyReminded> {
  const message = await repositories.outbox.find(messageId);
  const isOwn = message?.channelId === actor.person.slackUserId;
  const isPerson = /^[UW]/.test(message?.channelId ?? '');
  if (!message || message.workspaceId !== actor.team.workspaceId || (isPerson && !isOwn)) {
    throw new UserError('error.oldButton');
  }
  const told: ToldReminder[] = [];
  const kinds = new Set<ReminderKind>();
  const add = async (content: OutboxContent) => {
    if (content.kind !== 'reminder') return;
    const { rule, subjectId, dueAt } = content;
    told.push({ rule, dueAt, reference: await referenceOf(subjectId, repositories) });
    const { kind } = rules.find(({ key }) => key === rule) ?? {};
    if (kind) kinds.add(kind);
  };
  const ids = message.content.kind === 'together' ? message.content.of : [];
  await add(message.content);
  for (const id of ids) {
    const one = await repositories.outbox.find(id);
    if (one) await add(one.content);
  }
  return {
    told,
    kinds: [...kinds],
    channelId: isPerson ? null : message.channelId,
    zone: actor.person.timeZone,
    today,
  };
}
