import { z } from 'zod';
import { showTeamSetup } from '../../usecases/set-up-team.ts';
import { customerForm } from '../../views/customer-form.ts';
import { followUpForm } from '../../views/follow-up-form.ts';
import { offeredForms } from '../../views/form-offer.ts';
import { teamSetupForm } from '../../views/team-setup.ts';
import { emptyVisitForm } from '../../views/visit-form.ts';
import { defineAction } from '../define-action.ts';
import { openForm } from '../reply.ts';

/** Opens a form from a message, where a typed line has no trigger to open one with. */
export const openFormAction = defineAction({
  name: 'form:open',
  opensForm: true,
  value: z.object({ form: z.enum(offeredForms) }),
  async run({ form }, context) {
    const { words, today, actor } = context;
    switch (form) {
      case 'visit':
        return openForm(emptyVisitForm({ today, timeZone: actor.person.timeZone }, words));
      case 'followUp': {
        const place = { responseUrl: context.responseUrl, threadTs: null };
        const empty = { what: '', customer: null, due: null, zone: actor.person.timeZone };
        return openForm(followUpForm(empty, place, words));
      }
      case 'customer':
        return openForm(customerForm('', words));
      case 'team':
        return openForm(teamSetupForm(await showTeamSetup(context), words));
    }
  },
});
