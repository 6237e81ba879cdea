import { z } from 'zod';
import type { MinuteId } from '../../domain/minute.ts';
import { UserError } from '../../domain/user-error.ts';
import { calendarDay, clockTime } from '../../domain/zoned-time.ts';
import { changeMinute } from '../../usecases/change-minute.ts';
import { personId } from '../../usecases/recognise-person.ts';
import { minutesEcho } from '../../views/minutes.ts';
import { defineForm } from '../define-form.ts';
import { rewrite } from '../reply.ts';

const metadata = z.object({
  id: z.string().transform((id) => id as MinuteId),
  responseUrl: z.string().optional(),
});

/** Keeps the new words of a decision. */
export const changeDecisionForm = defineForm({
  name: 'minute:decision',
  metadata,
  firstField: 'text',
  fieldOf: {},
  run: async ({ values }, { id }, context) =>
    rewrite(
      minutesEcho(await changeMinute(context, id, { text: values.text ?? '' }), context.words),
    ),
});

/** Keeps what an action is, whose it is and when. */
export const changeActionForm = defineForm({
  name: 'minute:action',
  metadata,
  firstField: 'what',
  fieldOf: {
    'error.followUpPast': 'day',
    'error.followUpFar': 'day',
    'error.notInTeam': 'person',
    'error.onlyLeadGives': 'person',
    'error.personMissing': 'person',
  },
  async run({ values, people }, { id }, context) {
    const [chosen] = people.person ?? [];
    if (!chosen) throw new UserError('error.personMissing');
    if (!values.day) throw new UserError('error.followUpDayMissing');
    const change = {
      what: values.what ?? '',
      ownerId: personId(context.actor.team.workspaceId, chosen),
      due: {
        day: calendarDay(values.day),
        time: values.time ? clockTime(values.time) : null,
      },
    };
    return rewrite(minutesEcho(await changeMinute(context, id, change), context.words));
  },
});
