import { z } from 'zod';
import { creditGrades } from '../../domain/customer.ts';
import { UserError } from '../../domain/user-error.ts';
import { readCapacity, readVoltage } from '../../language/quantities/read-rating.ts';
import { wholeKva } from '../../usecases/add-customer.ts';
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
    const voltage = readField(text('voltage'), readVoltage, 'error.voltageNumber');
    const capacity = readField(text('capacity'), readCapacity, 'error.capacityNumber');
    const input = {
      name: text('name') ?? '',
      englishName: text('englishName'),
      aliases: (text('aliases') ?? '')
        .split(/[,，、;；\n]/)
        .map((alias) => alias.trim())
        .filter((alias) => alias !== ''),
      accountNumber: text('account'),
      creditGrade: creditGrades.find((grade) => grade === values.grade) ?? null,
      voltage,
      capacityKva: capacity === null ? null : wholeKva(capacity),
    };
    const { actor, today, words } = context;
    const added = await addUnlessAlike(context, input);
    return say(additionAnswer(added, input, { manager: actor.person, today, words }));
  },
});

/** A field that may be left empty. @throws UserError where it cannot be read. */
function readField(
  typed: string | null,
  read: (typed: string) => number | undefined,
  problem: 'error.voltageNumber' | 'error.capacityNumber',
): number | null {
  if (typed === null) return null;
  const value = read(typed);
  if (value === undefined) throw new UserError(problem);
  return value;
}
