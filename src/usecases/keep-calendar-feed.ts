import { type CalendarFeed, feedSecretHash } from '../domain/calendar-feed.ts';
import { UserError } from '../domain/user-error.ts';
import { audit, type UseCaseContext } from './use-case-context.ts';

/** The actor's calendar; undefined where they have none. */
export const findOwnFeed = ({ repositories, actor }: UseCaseContext) =>
  repositories.calendarFeeds.find(actor.person.id);

/**
 * Gives the actor's calendar a new address, or its first one; the one before ends. `base`: under which
 * the bot is reached by HTTP. What is handed back is kept nowhere.
 *
 * @throws UserError where the bot is not reached by HTTP.
 */
export async function renewFeed(
  context: UseCaseContext & { readonly feedBase: string | null; newSecret(): string },
  withCustomers: boolean,
): Promise<string> {
  const { repositories, actor, now, feedBase } = context;
  if (feedBase === null) throw new UserError('error.noCalendarFeed');
  const secret = context.newSecret();
  const before = await findOwnFeed(context);
  const feed: CalendarFeed = {
    personId: actor.person.id,
    secretHash: feedSecretHash(secret),
    withCustomers,
    createdAt: now,
  };
  await repositories.calendarFeeds.put(feed);
  const said = { withCustomers };
  const earlier = before ? { withCustomers: before.withCustomers } : null;
  await audit(context, 'calendar-feed.renew', `person/${actor.person.id}`, earlier, said);
  return `${feedBase}?key=${secret}`;
}

/** Ends the actor's calendar. Returns whether there was one. */
export async function endFeed(context: UseCaseContext): Promise<boolean> {
  const { repositories, actor } = context;
  const before = await findOwnFeed(context);
  if (!before) return false;
  await repositories.calendarFeeds.remove(actor.person.id);
  const { withCustomers } = before;
  await audit(context, 'calendar-feed.end', `person/${actor.person.id}`, { withCustomers }, null);
  return true;
}
