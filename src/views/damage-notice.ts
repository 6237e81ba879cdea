import type { Words } from '../i18n/words.ts';
import { escapeText, type Message, oneLine } from './message.ts';
import { code, lines, withCode } from './rich-text.ts';

/**
 * What is wrong with what should be safe. backup: none was made; bucket: it is not in the second
 * place; trail: from which entry on the trail of changes is not as it was written.
 */
export type Damage =
  | { readonly kind: 'backup' | 'bucket'; readonly reason: string }
  | { readonly kind: 'trail'; readonly seq: number };

/** For whoever can do something about it. */
export function damageNotice(damage: Damage, words: Words): Message {
  if (damage.kind === 'trail') {
    const said = words.t('damage.trail', { seq: damage.seq });
    return { text: escapeText(said), blocks: [lines(withCode(said))] };
  }
  const said = words.t(damage.kind === 'backup' ? 'damage.backup' : 'damage.bucket');
  const reason = oneLine(damage.reason);
  return {
    text: escapeText(`${said} ${reason}`),
    blocks: [lines(withCode(said), [code(reason)])],
  };
}
