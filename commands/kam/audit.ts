import { parseReference } from '../../src/domain/reference.ts';
import { findCustomer } from '../../src/language/customers/find-customer.ts';
import { defineCommand } from '../../src/slack/define-command.ts';
import { say } from '../../src/slack/reply.ts';
import { askWhichCustomer } from '../../src/usecases/ask-which-customer.ts';
import { refuseTrail, showTrail } from '../../src/usecases/show-trail.ts';
import { trailList } from '../../src/views/trail-list.ts';
import type { ChoicePress } from '../../src/views/which-customer.ts';

const choicePress: ChoicePress = {
  action: 'trail:customer',
  label: 'trail.show',
  value: (customerId) => ({ customerId }),
};

/** `/kam audit V-12`, `/kam audit 华新钢铁`: who changed what, from what to what. */
export default defineCommand({
  noun: 'kam',
  verbs: ['audit', 'trail', '审计', '審計', '稽核'],
  summary: 'kam.audit.summary',
  usage: 'kam.audit.usage',
  example: 'kam.audit.example',
  takesText: true,
  read: (text, { customers }) => parseReference(text) ?? findCustomer(text, customers),

  async run(asked, context) {
    refuseTrail(context);
    if ('number' in asked)
      return say(trailList(await showTrail(context, asked), null, context.words));
    if (asked.kind === 'one') {
      const trail = await showTrail(context, { kind: 'customer', id: asked.id });
      return say(trailList(trail, null, context.words));
    }
    return say(await askWhichCustomer(context, asked, choicePress, 'kam.audit.example'));
  },
});
