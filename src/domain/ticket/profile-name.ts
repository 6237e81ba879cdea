import type { MessageKey } from '../../i18n/words.ts';
import type { Phrase } from '../user-error.ts';
import type { TicketTemplate } from './stage-template.ts';

const names: Readonly<Record<string, MessageKey>> = {
  'five-node': 'ticket.profile.fiveNode',
  internal: 'ticket.profile.internal',
};

/** What a set of limits is called: by the team, or by the bot in the reader's language. */
export function profileName(key: string, { profiles }: Pick<TicketTemplate, 'profiles'>): Phrase {
  const own = profiles.find((profile) => profile.key === key)?.name;
  if (own) return own;
  const known = Object.hasOwn(names, key) ? names[key] : undefined;
  return known ? { key: known } : key;
}
