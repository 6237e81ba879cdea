import { z } from 'zod';
import type { CustomerId } from '../../domain/customer.ts';
import { usageCategories } from '../../domain/customer-profile.ts';
import { importanceLevels } from '../../domain/ticket/ticket.ts';
import { calendarDay } from '../../domain/zoned-time.ts';
import { readSupplyPoints } from '../../language/read-supply-points.ts';
import { editProfile } from '../../usecases/edit-profile.ts';
import { showCustomer } from '../../usecases/show-customer.ts';
import { customerCard } from '../../views/customer-card.ts';
import { defineForm } from '../define-form.ts';
import { rewrite, say } from '../reply.ts';

/** Keeps what the archive knows of a customer besides its first form. */
export const saveProfileForm = defineForm({
  name: 'customer:save-profile',
  metadata: z.object({
    customerId: z.string().transform((id) => id as CustomerId),
    seen: z.string(),
    isOnCard: z.boolean(),
  }),
  firstField: 'region',
  fieldOf: {
    'error.supplyPoint': 'points',
    'error.supplyPointsMany': 'points',
    'error.dayAhead': 'suppliedSince',
    'error.suppliedEarly': 'suppliedSince',
  },
  async run({ values, choices }, { isOnCard, ...subject }, context) {
    const own = values.ownSource;
    const isChanged = await editProfile(context, subject, {
      region: values.region ?? null,
      industry: values.industry ?? null,
      usageCategory: usageCategories.find((one) => one === values.usage) ?? null,
      importance: importanceLevels.find((one) => one === values.importance) ?? null,
      hasOwnSource: own ? own === 'yes' : null,
      ownSource: values.ownSourceWhat ?? '',
      tariffClass: values.tariff ?? null,
      isKeyAccount: (choices.key ?? []).includes('key'),
      suppliedSince: values.suppliedSince ? calendarDay(values.suppliedSince) : null,
      supplyPoints: readSupplyPoints(values.points ?? ''),
    });
    const card = customerCard(
      await showCustomer(context, subject.customerId),
      context.words,
      isChanged ? 'customer.changed' : null,
    );
    return isOnCard ? rewrite(card) : say(card);
  },
});
