import { isObject } from '../../../block-kit/slack-json.ts';
import type { OpenView, WorkspaceMessage } from '../../protocol.ts';
import type { ApiCall } from '../api-call.ts';
import { publicMessage } from '../keep-messages.ts';
import type { World } from '../world.ts';

/** Words that are looked for: as they stand, or by a regular expression. */
export type Wanted = {
  readonly text?: string | undefined;
  readonly pattern?: RegExp | undefined;
};

/** All `text` in a payload, that of blocks too. */
export function wordsIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(wordsIn);
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, inside]) =>
    key === 'text' && typeof inside === 'string' ? [inside] : wordsIn(inside),
  );
}

function fits(words: string, { text, pattern }: Wanted): boolean {
  return (text === undefined || words.includes(text)) && (pattern?.test(words) ?? true);
}

/**
 * The oldest message with these words.
 * @param where Of one channel; as one person sees them, ephemeral ones too; later than a timestamp.
 */
export function messageWith(
  world: World,
  wanted: Wanted,
  where: {
    readonly channelId?: string | undefined;
    readonly personId?: string | undefined;
    readonly after?: string | undefined;
  },
): WorkspaceMessage | undefined {
  const found = world.messages.all().find((message) => {
    const { channelId, ephemeralFor, ts, text, blocks } = message;
    const isThere = where.channelId === undefined || where.channelId === channelId;
    const isSeen = ephemeralFor === null || ephemeralFor === where.personId;
    const isLater = where.after === undefined || Number(ts) > Number(where.after);
    return isThere && isSeen && isLater && fits([text, ...wordsIn(blocks)].join('\n'), wanted);
  });
  return found && publicMessage(found);
}

/** The form on top of a person's others, where it has these words. */
export function viewWith(world: World, wanted: Wanted, personId: string): OpenView | undefined {
  const top = world.views.stack(personId).at(-1);
  if (top === undefined || !fits(wordsIn(top.view).join('\n'), wanted)) return undefined;
  const { id, hash, view } = top;
  return { id, hash, view };
}

/** A call of a method, after so many calls of any. */
export function callOf(world: World, method: string, after: number): ApiCall | undefined {
  return world.calls.slice(after).find((call) => call.method === method);
}
