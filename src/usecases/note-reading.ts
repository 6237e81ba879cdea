import type { CustomerId } from '../domain/customer.ts';
import { isLead } from '../domain/permissions.ts';
import { wordsFor } from '../i18n/words.ts';
import { readyMessage } from '../reminders/ready-message.ts';
import { manyCustomersRead } from '../views/many-customers-read.ts';
import { audit, type UseCaseContext } from './use-case-context.ts';

/**
 * Tells the admins, the leads where there are none, once a day when somebody opens unusually many
 * customers. Nobody is told of themselves.
 */
export async function noteReading(
  context: UseCaseContext,
  customerIds: readonly CustomerId[],
): Promise<void> {
  const { repositories, actor, settings, now, today, reading } = context;
  const { id, name, slackUserId } = actor.person;
  const count = reading?.note(id, customerIds, now) ?? 0;
  if (count < settings['reading.alarmCustomers']) return;
  const others = (await repositories.people.list(actor.team.id)).filter(
    (one) => one.isActive && one.id !== id,
  );
  const admins = others.filter((one) => one.role === 'admin' || one.isWorkspaceAdmin);
  let isNew = false;
  for (const told of admins.length > 0 ? admins : others.filter(isLead)) {
    const message = manyCustomersRead({ name, count }, wordsFor(told.locale));
    const address = { workspaceId: actor.team.workspaceId, channelId: told.slackUserId };
    const key = `reading/${slackUserId}/${today}/${told.slackUserId}`;
    isNew = (await repositories.outbox.add(readyMessage(message, address, key, now))) || isNew;
  }
  if (isNew) await audit(context, 'reading.many', `person/${id}`, null, { count });
}
