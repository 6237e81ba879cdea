import { z } from 'zod';
import type { CustomerId } from '../../domain/customer.ts';
import { showTrail } from '../../usecases/show-trail.ts';
import { trailList } from '../../views/trail-list.ts';
import { defineAction } from '../define-action.ts';
import { rewrite, say } from '../reply.ts';

const key = z.union([
  z.object({ kind: z.enum(['visit', 'followUp', 'ticket']), number: z.number() }),
  z.object({
    kind: z.literal('customer'),
    id: z.string().transform((id) => id as CustomerId),
  }),
]);

/** Another page of a record's trail. */
export const trailPageAction = defineAction({
  name: 'trail:page',
  value: z.object({ key, page: z.number() }),
  run: async ({ key: asked, page }, context) =>
    rewrite(trailList(await showTrail(context, asked), page, context.words)),
});

/** The trail of a customer whose name was asked about. */
export const trailOfCustomerAction = defineAction({
  name: 'trail:customer',
  value: z.object({ customerId: z.string().transform((id) => id as CustomerId) }),
  run: async ({ customerId: id }, context) =>
    say(trailList(await showTrail(context, { kind: 'customer', id }), null, context.words)),
});
