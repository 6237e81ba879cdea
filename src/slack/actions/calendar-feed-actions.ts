import { z } from 'zod';
import { renewFeed } from '../../usecases/keep-calendar-feed.ts';
import { feedAddressForm } from '../../views/calendar-feed.ts';
import { defineAction } from '../define-action.ts';
import { openForm } from '../reply.ts';

/** Makes a new address of the presser's calendar and shows it, once. */
export const renewFeedAction = defineAction({
  name: 'calendar-feed:renew',
  opensForm: true,
  value: z.object({ withCustomers: z.boolean() }),
  async run({ withCustomers }, context) {
    const address = await renewFeed(context, withCustomers);
    const again = { name: 'calendar-feed:renew', value: { withCustomers } };
    return openForm(feedAddressForm(address, context.words), again);
  },
});
