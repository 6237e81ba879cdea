import { z } from 'zod';
import { creditGrades } from '../../domain/customer.ts';
import { UserError } from '../../domain/user-error.ts';
import { addUnlessAlike } from '../../usecases/add-unless-alike.ts';
import { additionAnswer } from '../../views/customer-card.ts';
import { defineForm } from '../define-form.ts';
import { say } from '../reply.ts';

/** Adds the customer of the form, or shows those it looks like. */
export const saveCustomerForm = defineForm({
  name: 'customer:save',
  metadata: z.unknown(),
  firstField: 'name',
  fieldOf: {
    'error.accountExists': 'account',
    'error.voltageNumber': 'voltage',
    'error.capacityNumber': 'capacity',
  },
  async run({ values }, _metadata, context) {
    const text = (field: string) => values[field]?.trim() || null;
    const kilovolts = readNumber(text('voltage'), 'error.voltageNumber');
    const kva = readNumber(text('capacity'), 'error.capacityNumber');
    const input = {
      name: text('name') ?? '',
      englishName: text('englishName'),
      aliases: (text('aliases') ?? '')
        .split(/[,，、;；\n]/)
        .map((alias) => alias.trim())
        .filter((alias) => alias !== ''),
      accountNumber: text('account'),
      creditGrade: creditGrades.find((grade) => grade === values.grade) ?? null,
      voltage: kilovolts === null ? null : Math.round(kilovolts * 1000),
      capacityKva: kva === null ? null : Math.round(kva),
    };
    const { actor, today, words } = context;
    const added = await addUnlessAlike(context, input);
    return say(additionAnswer(added, input, { manager: actor.person, today, words }));
  },
});

/** `2,000 kVA` → 2000. @throws UserError */
function readNumber(
  typed: string | null,
  problem: 'error.voltageNumber' | 'error.capacityNumber',
): number | null {
  if (typed === null) return null;
  const match = /^([\d,]+(?:\.\d+)?)\s*(?:kVA|kV)?$/i.exec(typed.normalize('NFKC'));
  const number = Number(match?.[1]?.replaceAll(',', ''));
  if (!match || !Number.isFinite(number) || number <= 0) throw new UserError(problem);
  return number;
}
