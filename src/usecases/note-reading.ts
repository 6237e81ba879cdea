import type { CustomerId } from '../domain/customer.ts';
import { isLead } from '../domain/permissions.ts';
import { wordsFor } from '../i18n/words.ts';
import { adminChannel } from '../reminders/admin-channel.ts';
import { readyMessage } from '../reminders/ready-message.ts';
import { manyCustomersRead } from '../views/many-customers-read.ts';
import { audit, type UseCaseContext } from './use-case-context.ts';

/**
 * Tells the admins once a day when somebody opens unusually many customers: in their channel where
 * they have one, the leads where there are no admins. Nobody is told of themselves.
 */
export async function noteReading(
  context: UseCaseContext,
  customerIds: readonly CustomerId[],
): Promise<void> {
  const { repositories, actor, settings, now, today, reading } = context;
  const { id, name, slackUserId } = actor.person;
  const { team } = actor;
  const count = reading?.note(id, customerIds, now) ?? 0;
  if (count < settings['reading.alarmCustomers']) return;
  const others = (await repositories.people.list(actor.team.id)).filter(
    (one) => one.isActive && one.id !== id,
  );
  const admins = others.filter((one) => one.role === 'admin' || one.isWorkspaceAdmin);
  const channel = await adminChannel(team.workspaceId, repositories);
  const people = admins.length > 0 ? admins : others.filter(isLead);
  const readers = people.map((one) => ({ place: one.slackUserId, locale: one.locale }));
  let isNew = false;
  for (const { place, locale } of channel ? [{ place: channel, locale: team.locale }] : readers) {
    const message = manyCustomersRead({ name, count }, wordsFor(locale));
    const address = { workspaceId: team.workspaceId, channelId: place };
    const key = `reading/${slackUserId}/${today}/${place}`;
    isNew = (await repositories.outbox.add(readyMessage(message, address, key, now))) || isNew;
  }
  if (isNew) await audit(context, 'reading.many', `person/${id}`, null, { count });
}
