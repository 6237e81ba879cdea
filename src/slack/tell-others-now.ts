import type { OutboxMessage } from '../ports/reminders.ts';
import type { Store } from '../ports/store.ts';
import { findRecipients, type Telling } from '../reminders/find-recipients.ts';

/**
 * Queues a reminder for those who are to hear of it now. It was decided while somebody was there who
 * is away or has left since, or the other way round, and would be lost with the message that is not
 * sent any more. Whoever has it already does not get it twice.
 */
export async function tellOthersNow(
  store: Store,
  message: OutboxMessage,
  telling: Telling,
): Promise<void> {
  const { channelId, dedupeKey } = message;
  // Its key ends with the place it goes to.
  const key = dedupeKey.slice(0, dedupeKey.length - channelId.length);
  if (`${key}${channelId}` !== dedupeKey) return;
  await store.write(async (repositories) => {
    const { recipients } = await findRecipients(telling, repositories);
    for (const { to, at } of recipients) {
      await repositories.outbox.add({
        ...message,
        kind: 'post',
        dedupeKey: `${key}${to}`,
        channelId: to,
        notBefore: at,
        createdAt: telling.at,
      });
    }
  });
}
