import { isLead } from '../domain/permissions.ts';
import type { Person, WorkspaceId } from '../domain/person.ts';
import { dayOf, type Instant, instant, timeOf } from '../domain/zoned-time.ts';
import { wordsFor } from '../i18n/words.ts';
import type { Repositories } from '../ports/store.ts';
import { formatFullDayTime } from '../views/format-dates.ts';
import { sentences } from '../views/message.ts';
import { readyMessage } from './ready-message.ts';

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
  { teams, people, outbox }: Repositories,
  workspaceId: WorkspaceId,
  { key, now, aheadMs }: WrongClock,
): Promise<void> {
  const slackNow = instant(now - aheadMs);
  const all: Person[] = [];
  for (const team of await teams.list()) {
    if (team.workspaceId !== workspaceId) continue;
    all.push(...(await people.list(team.id)).filter(({ isActive }) => isActive));
  }
  const admins = all.filter(({ role }) => role === 'admin');
  for (const { slackUserId, locale, timeZone } of admins.length > 0 ? admins : all.filter(isLead)) {
    const words = wordsFor(locale);
    const say = (at: Instant) =>
      formatFullDayTime({ day: dayOf(at, timeZone), time: timeOf(at, timeZone) }, words);
    const told = sentences(words.t('clock.held', { here: say(now), slack: say(slackNow) }));
    const address = { workspaceId, channelId: slackUserId };
    // By the earlier of both clocks, so that it goes also once the clock is set back.
    const at = instant(Math.min(now, slackNow));
    await outbox.add(readyMessage(told, address, `${key}/${slackUserId}`, at));
  }
}
