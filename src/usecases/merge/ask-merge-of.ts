import { UserError } from '../../domain/user-error.ts';
import type { Words } from '../../i18n/words.ts';
import type { CustomerMatch } from '../../language/customers/find-customer.ts';
import type { MergeLine } from '../../language/read-merge-line.ts';
import { mergePreview } from '../../views/merge-card.ts';
import { type Message, oneLine, shorten } from '../../views/message.ts';
import { customerPickList } from '../../views/which-customer.ts';
import { describeCustomers } from '../show-customer.ts';
import type { UseCaseContext } from '../use-case-context.ts';
import { askMerge } from './ask-merge.ts';

const example = 'customer.merge.example';

/**
 * Shows what one customer would be of two; where a name does not mean one customer for certain, asks
 * which, first of the one that goes.
 *
 * @throws UserError where a name means none, or as `askMerge` does.
 */
export async function askMergeOf(
  context: UseCaseContext & { readonly words: Words },
  { from, into }: MergeLine,
): Promise<Message> {
  refuseUnknown(from);
  refuseUnknown(into);
  if (from.kind === 'several') return askWhich(context, from, 'from', { from, into });
  if (into.kind === 'several') return askWhich(context, into, 'into', { from, into });
  if (from.kind !== 'one' || into.kind !== 'one') throw new UserError('error.mergeWhich');
  const shown = await askMerge(context, { fromId: from.id, intoId: into.id });
  return mergePreview(shown, context.words);
}

/** @throws UserError for a name that nobody has. */
function refuseUnknown(match: CustomerMatch): void {
  if (match.kind === 'none') throw new UserError('error.mergeWhich', {}, example);
  if (match.kind !== 'unknown') return;
  const name = shorten(oneLine(match.typed), 80);
  throw new UserError('error.mergeUnknown', { name }, example);
}

async function askWhich(
  context: UseCaseContext & { readonly words: Words },
  match: CustomerMatch & { readonly kind: 'several' },
  side: keyof MergeLine,
  line: MergeLine,
): Promise<Message> {
  const { words, today } = context;
  const choices = await describeCustomers(context, match.ids);
  const typed = shorten(oneLine(match.typed), 80);
  const question = words.t(side === 'from' ? 'merge.whichFrom' : 'merge.whichInto', { typed });
  const idsOf = (one: CustomerMatch) => {
    if (one.kind === 'one') return [one.id];
    return one.kind === 'several' ? one.ids : [];
  };
  const ids = { from: idsOf(line.from), into: idsOf(line.into) };
  const all = { from: typedOf(line.from), into: typedOf(line.into) };
  return customerPickList(
    question,
    choices,
    {
      action: 'merge:pick',
      label: 'visit.pickButton',
      value: (id) => ({ ...ids, [side]: [id], typed: all }),
    },
    null,
    today,
    words,
  );
}

const typedOf = (match: CustomerMatch): string =>
  match.kind === 'several' ? shorten(oneLine(match.typed), 80) : '';
