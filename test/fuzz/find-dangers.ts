import { z } from 'zod';

/** Elements that ping or name somebody in Slack; none may come of what people typed. */
const pings: ReadonlySet<string> = new Set(['user', 'usergroup', 'broadcast', 'team', 'channel']);
/** Where links may lead: messages and files of the workspace itself, and where a customer's document is. */
const ownPlace =
  /^(?:https:\/\/[\w-]+\.slack(?:-gov)?\.com|http:\/\/(?:localhost|127\.0\.0\.1):\d+)\/(?:archives|files)\/|^https:\/\/a\.example\//;

/**
 * What cannot be seen or changes the direction of what follows. Emoji may be put together with it,
 * and a Chinese character may be followed by the selector of its shape.
 */
const unseen =
  /\p{RGI_Emoji}|(?<=\p{Script=Han})[\u{E0100}-\u{E01EF}]|([[\p{Default_Ignorable_Code_Point}\p{Cc}]--[\t\n\r]])/gv;
const hasUnseen = (text: string) => [...text.matchAll(unseen)].some(([, found]) => found);

const typed = z.looseObject({ type: z.string() });
const shown = z.object({ text: z.string() });
const plain = z.object({ text: z.string(), emoji: z.boolean().optional() });
const linked = z.object({ url: z.string() });
const messageLike = z.looseObject({ text: z.string(), blocks: z.array(z.unknown()) });

/** What could ping, link elsewhere, be read as markup or deceive a reader, with where it stands. */
export function dangersIn(value: unknown, path = ''): string[] {
  if (typeof value === 'string') return value.isWellFormed() ? [] : [`${path}: half a character`];
  if (Array.isArray(value)) {
    return value.flatMap((one, place) => dangersIn(one, `${path}/${place}`));
  }
  if (typeof value !== 'object' || value === null) return [];
  return [
    ...dangersOf(value).map(
      (danger) => `${path}: ${danger} ${JSON.stringify(value).slice(0, 300)}`,
    ),
    ...Object.entries(value).flatMap(([key, one]) => dangersIn(one, `${path}/${key}`)),
  ];
}

function dangersOf(value: object): string[] {
  const found: string[] = [];
  const message = messageLike.safeParse(value).data;
  if (message && /[<>]/.test(message.text)) found.push('markup in the text of a message');
  if (message && hasUnseen(message.text)) found.push('unseen in the text of a message');
  const type = typed.safeParse(value).data?.type;
  if (type === undefined) return found;
  if (type === 'mrkdwn' || type === 'markdown') found.push('markup');
  if (pings.has(type)) found.push('a ping');
  const text = shown.safeParse(value).data?.text;
  if (text !== undefined && hasUnseen(text)) found.push('unseen');
  const asPlain = plain.safeParse(value).data;
  const isShortcode = type === 'plain_text' && asPlain && /:[a-z_]+:/.test(asPlain.text);
  if (isShortcode && asPlain.emoji !== false) found.push('a typed shortcode becomes an emoji');
  if (type === 'link') {
    const url = linked.safeParse(value).data?.url ?? '';
    if (!ownPlace.test(url)) found.push('a link elsewhere');
  }
  return found;
}
