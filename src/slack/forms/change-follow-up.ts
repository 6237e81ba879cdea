import { z } from 'zod';
import type { Due } from '../../domain/follow-up.ts';
import { UserError } from '../../domain/user-error.ts';
import { calendarDay, clockTime } from '../../domain/zoned-time.ts';
import { readWhen } from '../../language/read-when.ts';
import { acknowledgeFollowUp } from '../../usecases/acknowledge-follow-up.ts';
import { completeFollowUp } from '../../usecases/close-follow-up.ts';
import { giveFollowUp } from '../../usecases/give-follow-up.ts';
import { type Move, snoozeFollowUp } from '../../usecases/move-follow-up.ts';
import { personId } from '../../usecases/recognise-person.ts';
import type { GestureContext } from '../define-command.ts';
import { defineForm } from '../define-form.ts';
import { followUpPlace, shownAgain } from '../follow-up-place.ts';
import type { FormValues } from '../read-payloads.ts';

const metadata = followUpPlace.extend({ responseUrl: z.string().nullable() });

const typedIn = (values: FormValues, field: string) => values[field]?.trim() || null;

/** Marks a follow-up as done, with what came of it, and adds what comes next. */
export const saveDoneForm = defineForm({
  name: 'due:done',
  metadata,
  firstField: 'note',
  fieldOf: {
    'error.followUpDayMissing': 'nextDay',
    'error.followUpPast': 'nextDay',
    'error.followUpFar': 'nextDay',
  },
  async run({ values }, { followUpId, from }, context) {
    const due = pickedDue(values.nextDay, values.nextTime);
    const what = typedIn(values, 'next');
    if (!due && (what || values.nextTime)) throw new UserError('error.followUpDayMissing');
    const { followUp } = await completeFollowUp(
      context,
      { id: followUpId },
      typedIn(values, 'note'),
      due && { what: what ?? '', due },
    );
    return shownAgain(from, followUp, context);
  },
});

/** Moves a follow-up to the time that was typed, or else picked. */
export const saveSnoozeForm = defineForm({
  name: 'due:snooze',
  metadata,
  firstField: 'when',
  fieldOf: {},
  async run({ values }, { followUpId, from }, context) {
    const reason = typedIn(values, 'reason');
    const move = { ...moveOf(values, context), reason };
    return shownAgain(from, await snoozeFollowUp(context, { id: followUpId }, move), context);
  },
});

function moveOf(values: FormValues, { now, actor, isWorkday }: GestureContext): Move {
  const typed = typedIn(values, 'when');
  const picked = pickedDue(values.day, values.time);
  if (typed === null && picked) return { due: picked };
  return readWhen(typed ?? '', { now, zone: actor.person.timeZone, isWorkday });
}

/** Keeps that a follow-up was seen to be due, and what was said to it. */
export const saveSeenForm = defineForm({
  name: 'due:seen',
  metadata,
  firstField: 'note',
  fieldOf: {},
  async run({ values }, { followUpId, from }, context) {
    const note = typedIn(values, 'note');
    return shownAgain(from, await acknowledgeFollowUp(context, { id: followUpId }, note), context);
  },
});

/** Gives a follow-up to the chosen person. */
export const saveGiveForm = defineForm({
  name: 'due:give',
  metadata,
  firstField: 'person',
  fieldOf: { 'error.noteLong': 'note' },
  async run({ values, people }, { followUpId, from }, context) {
    const [chosen] = people.person ?? [];
    if (!chosen) throw new UserError('error.personMissing');
    const to = personId(context.actor.team.workspaceId, chosen);
    const note = typedIn(values, 'note');
    return shownAgain(from, await giveFollowUp(context, { id: followUpId }, to, note), context);
  },
});

const pickedDue = (day: string | null | undefined, time: string | null | undefined): Due | null =>
  day ? { day: calendarDay(day), time: time ? clockTime(time) : null } : null;
