import { UserError } from './user-error.ts';

/** In characters, as it is sent; Slack takes 3,000, and a form's metadata and a button less. */
export const linkLimit = 2000;

/** An address, also one that is not kept, so that it can be named. */
const address =
  /(?<![a-z\d])(?:[a-z][a-z\d+.-]*:\/\/|(?:javascript|data|vbscript|mailto|tel|file):)[^\s<>"'`，。；、）】」』！？]+/iu;

/** The first address of a text as it was typed, and what stands around it. */
export function splitLink(text: string): { readonly link: string | null; readonly rest: string } {
  const found = address.exec(text);
  if (!found) return { link: null, rest: text };
  const [link] = found;
  const rest = `${text.slice(0, found.index)} ${text.slice(found.index + link.length)}`;
  return { link, rest: rest.trim() };
}

/**
 * An address as it is kept: http or https, written out.
 *
 * @throws UserError where it is another kind of address, none at all, too long, or carries a password.
 */
export function webLink(typed: string): string {
  const example = 'customer.link.example';
  const text = typed.trim();
  const read = URL.canParse(text) ? new URL(text) : null;
  if (read && !/^https?:$/.test(read.protocol)) {
    throw new UserError('error.linkScheme', { scheme: read.protocol.slice(0, 20) }, example);
  }
  if (!read || read.hostname === '') throw new UserError('error.linkBroken', {}, example);
  // What it says is not repeated: the answer is kept for a few days.
  if (read.username !== '' || read.password !== '') throw new UserError('error.linkCredentials');
  const count = read.href.length;
  if (count > linkLimit) throw new UserError('error.linkLong', { count, limit: linkLimit });
  return read.href;
}

/** Where a link leads, in letters that cannot be taken for others. */
export const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).hostname : '');
