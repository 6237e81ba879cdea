import type { Mentioned } from '../../domain/quantity.ts';
import { type FoundQuantity, placeOf } from './found-quantity.ts';
import { mentionCode, placesOfName } from './mention-names.ts';

/** Mentions in Slack's own code (`<@U1>`, `<@U1|mei>`), and `@name` of people who are known to be mentioned. */
export function readMentions(typed: string, known: readonly Mentioned[]): readonly FoundQuantity[] {
  const nameOf = (id: string) => known.find(({ slackUserId }) => slackUserId === id)?.name;
  return [
    ...[...typed.matchAll(mentionCode)].map((match): FoundQuantity => {
      const { id = '', label } = match.groups ?? {};
      const name = nameOf(id) ?? label ?? null;
      return { ...placeOf(match, typed), kind: 'mention', slackUserId: id, name };
    }),
    ...known.flatMap(({ slackUserId, name }) =>
      placesOfName(name, typed).map((index): FoundQuantity => {
        const place = placeOf({ index, 0: `@${name}` }, typed);
        return { ...place, kind: 'mention', slackUserId, name };
      }),
    ),
  ];
}
