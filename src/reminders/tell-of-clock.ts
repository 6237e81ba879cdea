import type { WorkspaceId } from '../domain/person.ts';
import { dayOf, type Instant, instant, timeOf } from '../domain/zoned-time.ts';
import { wordsFor } from '../i18n/words.ts';
import type { Repositories } from '../ports/store.ts';
import { formatFullDayTime } from '../views/format-dates.ts';
import { sentences } from '../views/message.ts';
import { readyMessage } from './ready-message.ts';
import { adminsOf } from './tell-admins.ts';

/** What a wrong clock says, and by how much; `key` is the same for as long as it is the same fault. */
export type WrongClock = {
  readonly key: string;
  readonly now: Instant;
  readonly aheadMs: number;
};

/**
 * Tells the admins of a workspace, where there are none its leads, by direct message that a wrong
 * clock keeps reminders back. Once for each fault.
 */
export async function tellOfClock(
  repositories: Repositories,
  workspaceId: WorkspaceId,
  { key, now, aheadMs }: WrongClock,
): Promise<void> {
  const slackNow = instant(now - aheadMs);
  for (const { slackUserId, locale, timeZone } of await adminsOf(workspaceId, repositories)) {
    const words = wordsFor(locale);
    const say = (at: Instant) =>
      formatFullDayTime({ day: dayOf(at, timeZone), time: timeOf(at, timeZone) }, words);
    const told = sentences(words.t('clock.held', { here: say(now), slack: say(slackNow) }));
    const address = { workspaceId, channelId: slackUserId };
    // By the earlier of both clocks, so that it goes also once the clock is set back.
    const at = instant(Math.min(now, slackNow));
    await repositories.outbox.add(readyMessage(told, address, `${key}/${slackUserId}`, at));
  }
}
