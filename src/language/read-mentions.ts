import type { Mentioned } from '../domain/quantity.ts';
import { type FoundQuantity, placeOf } from './found-quantity.ts';

const code = /<@(?<id>[UW][A-Z0-9]{1,20})(?:\|(?<name>[^<>|\n]{1,80}))?>/gu;

/** Mentions in Slack's own code (`<@U1>`, `<@U1|mei>`), and `@name` of people who are known to be mentioned. */
export function readMentions(typed: string, known: readonly Mentioned[]): readonly FoundQuantity[] {
  const nameOf = (id: string) => known.find(({ slackUserId }) => slackUserId === id)?.name ?? null;
  return [
    ...[...typed.matchAll(code)].map((match): FoundQuantity => {
      const { id = '', name } = match.groups ?? {};
      const place = placeOf(match, typed);
      return { ...place, kind: 'mention', slackUserId: id, name: nameOf(id) ?? name ?? null };
    }),
    ...known.flatMap(({ slackUserId, name }) =>
      placesOf(`@${name}`, typed).map(
        (start): FoundQuantity => ({
          ...placeOf({ index: start, 0: `@${name}` }, typed),
          kind: 'mention',
          slackUserId,
          name,
        }),
      ),
    ),
  ];
}

function placesOf(words: string, text: string): readonly number[] {
  const places: number[] = [];
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + words.length)) {
    places.push(at);
  }
  return places;
}
