import { z } from 'zod';
import { type CustomerId, creditGrades } from '../../domain/customer.ts';
import { UserError } from '../../domain/user-error.ts';
import { readCapacity, readVoltage } from '../../language/quantities/read-rating.ts';
import { wholeKva } from '../../usecases/add-customer.ts';
import { addUnlessAlike } from '../../usecases/add-unless-alike.ts';
import { editCustomer } from '../../usecases/edit-customer.ts';
import { checkReason } from '../../usecases/rate-credit.ts';
import { showCustomer } from '../../usecases/show-customer.ts';
import { customerCard } from '../../views/customer-card.ts';
import { additionAnswer, changedLikeOthers } from '../../views/which-customer.ts';
import { defineForm } from '../define-form.ts';
import { rewrite, say } from '../reply.ts';

/** Adds the customer of the form, or changes the one it was opened for; look-alikes are shown first. */
export const saveCustomerForm = defineForm({
  name: 'customer:save',
  metadata: z
    .object({
      customerId: z.string().transform((id) => id as CustomerId),
      seen: z.string(),
      isOnCard: z.boolean(),
    })
    .nullable(),
  firstField: 'name',
  fieldOf: {
    'error.accountExists': 'account',
    'error.aliasTaken': 'aliases',
    'error.aliasLong': 'aliases',
    'error.aliasesMany': 'aliases',
    'error.creditCap': 'grade',
    'error.newCustomerCap': 'grade',
    'error.reasonLong': 'gradeReason',
    'error.contactName': 'contactName',
    'error.contactPhone': 'contactPhone',
    'error.voltageNumber': 'voltage',
    'error.capacityNumber': 'capacity',
  },
  async run({ values }, target, context) {
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
    if (target !== null) {
      const { isOnCard, ...subject } = target;
      const reason = checkReason(values.gradeReason ?? '');
      const edited = await editCustomer(context, subject, input, { anyway: false, reason });
      const message = edited.customer
        ? customerCard(
            await showCustomer(context, edited.customer.id),
            words,
            edited.isChanged ? 'customer.changed' : null,
          )
        : changedLikeOthers(
            { id: target.customerId, name: input.name },
            edited.alike,
            { ...subject, ...input, reason },
            context,
          );
      return isOnCard ? rewrite(message) : say(message);
    }
    const [name, phone] = [text('contactName'), text('contactPhone')];
    const contact = name === null && phone === null ? null : { name: name ?? '', phone };
    const added = await addUnlessAlike(context, input, contact);
    return say(
      additionAnswer(added, { ...input, contact }, { manager: actor.person, today, words }),
    );
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
