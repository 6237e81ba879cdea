import type { Mentioned } from '../../domain/quantity.ts';
import type { VisitLine } from '../read-visit-line.ts';

/** How Slack writes that somebody is mentioned: `<@U1>`, `<@U1|mei>`. */
export const mentionCode = /<@(?<id>[UW][A-Z0-9]{1,20})(?:\|(?<label>[^<>|\n]{1,80}))?>/gu;

/** The text as its writer saw it: `<@U1>` reads `@Mei Lin`. */
export function withNames(text: string, mentioned: readonly Mentioned[]): string {
  return text.replace(mentionCode, (_code, id: string, label?: string) => {
    const known = mentioned.find(({ slackUserId }) => slackUserId === id);
    return `@${known?.name ?? label ?? id}`;
  });
}

/** The same the other way round, for readers that would take `@Sun Wei` for a day. */
export function withCodes(text: string, mentioned: readonly Mentioned[]): string {
  const places = mentioned
    .flatMap(({ slackUserId, name }) =>
      placesOfName(name, text).map((start) => ({ start, name, slackUserId })),
    )
    .sort((a, b) => a.start - b.start || b.name.length - a.name.length);
  let coded = '';
  let from = 0;
  for (const { start, name, slackUserId } of places) {
    if (start < from) continue;
    coded += `${text.slice(from, start)}<@${slackUserId}>`;
    from = start + 1 + name.length;
  }
  return coded + text.slice(from);
}

/** The mentioned person whom a text starts with, and what stands after the name. */
export function personAtStart(
  text: string,
  mentioned: readonly Mentioned[],
): { readonly person: Mentioned; readonly rest: string } | null {
  const person = mentioned
    .filter(({ name }) => placesOfName(name, text).includes(0))
    .sort((one, other) => other.name.length - one.name.length)
    .at(0);
  return person ? { person, rest: text.slice(person.name.length + 1).trim() } : null;
}

/** Where `@name` stands, not as the beginning of a longer word. */
export function placesOfName(name: string, text: string): readonly number[] {
  const words = `@${name}`;
  const places: number[] = [];
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + words.length)) {
    const end = at + words.length;
    if (!/^[\p{Script=Latin}\p{N}]{2}/u.test(text.slice(end - 1, end + 1))) places.push(at);
  }
  return places;
}

/** A visit line that was read with codes, with names in what people see of it. */
export function visitLineWithNames(line: VisitLine, mentioned: readonly Mentioned[]): VisitLine {
  const named = (text: string) => withNames(text, mentioned);
  const { customer, note, followUp } = line;
  return {
    ...line,
    customer: 'typed' in customer ? { ...customer, typed: named(customer.typed) } : customer,
    note: named(note),
    followUp: followUp && { ...followUp, what: named(followUp.what) },
  };
}
