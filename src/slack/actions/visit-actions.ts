import { z } from 'zod';
import { chosenDue, dayChoices } from '../../domain/choose-day.ts';
import type { CustomerId } from '../../domain/customer.ts';
import type { VisitId } from '../../domain/visit.ts';
import { calendarDay, clockTime } from '../../domain/zoned-time.ts';
import { attachFiles } from '../../usecases/attach-files.ts';
import { findVisitToComment } from '../../usecases/comment-visit.ts';
import { findOwnVisit, findVisit } from '../../usecases/find-record.ts';
import { addFollowUp } from '../../usecases/keep-follow-up.ts';
import { listVisits, visitTimes } from '../../usecases/list-visits.ts';
import { readVisit } from '../../usecases/read-visit.ts';
import { shareVisit } from '../../usecases/share-visit.ts';
import { showVisit } from '../../usecases/show-visit.ts';
import { undoVisit } from '../../usecases/undo-visit.ts';
import { visitEcho, visitUndone } from '../../views/visit-card.ts';
import { commentForm } from '../../views/visit-comment.ts';
import { editVisitForm } from '../../views/visit-form.ts';
import { visitList } from '../../views/visit-list.ts';
import { addNoteForm, reportForm } from '../../views/visit-notes.ts';
import { defineAction } from '../define-action.ts';
import { openForm, rewrite, say, silent } from '../reply.ts';

const subject = z.object({ visitId: z.string().transform((id) => id as VisitId) });
const due = z.object({
  day: z.string().transform(calendarDay),
  time: z.string().transform(clockTime).nullable(),
});

/** Opens the form with every field of a visit. */
export const editVisitAction = defineAction({
  name: 'visit:edit',
  opensForm: true,
  value: subject,
  async run({ visitId }, context) {
    const card = await showVisit(context, await findOwnVisit(context, { id: visitId }));
    return openForm(editVisitForm(card, context.responseUrl, context.words));
  },
});

/** Opens the visit report. */
export const reportVisitAction = defineAction({
  name: 'visit:report',
  opensForm: true,
  value: subject,
  async run({ visitId }, context) {
    const visit = await findOwnVisit(context, { id: visitId });
    return openForm(reportForm(visit, context.responseUrl, context.words));
  },
});

/** The same from a list, which its answer does not take the place of. */
export const reportListedVisitAction = defineAction({
  name: 'visit:report-listed',
  opensForm: true,
  value: subject,
  async run({ visitId }, context) {
    const visit = await findOwnVisit(context, { id: visitId });
    return openForm(reportForm(visit, null, context.words));
  },
});

/** Opens the form that adds to a visit. */
export const addNoteAction = defineAction({
  name: 'visit:add-note',
  opensForm: true,
  value: subject,
  async run({ visitId }, context) {
    const visit = await findOwnVisit(context, { id: visitId });
    return openForm(addNoteForm(visit, context.responseUrl, context.words));
  },
});

/** Opens the form for a lead's comment. */
export const commentVisitAction = defineAction({
  name: 'visit:comment',
  opensForm: true,
  value: subject,
  async run({ visitId }, context) {
    const visit = await findVisitToComment(context, { id: visitId });
    return openForm(commentForm(visit, context.responseUrl, context.words));
  },
});

/** Shows a visit of a list, below the list. */
export const showVisitAction = defineAction({
  name: 'visit:show',
  value: subject,
  run: async ({ visitId }, context) =>
    say(await readVisit(context, await findVisit(context, { id: visitId }))),
});

const visitPage = z.object({
  who: z.enum(['mine', 'team']),
  when: z.enum(visitTimes),
  customerId: z
    .string()
    .transform((id) => id as CustomerId)
    .nullable(),
  text: z.string().nullable(),
  page: z.number(),
});

/** A list of visits, sent to the person. */
export const sendVisitsAction = defineAction({
  name: 'visit:send-list',
  value: visitPage,
  async run({ page, ...query }, context) {
    const list = await listVisits(context, query, page);
    return say(visitList(list, { action: 'visit:list', value: query }, context.words));
  },
});

/** Another page of a list of visits. */
export const listVisitsAction = defineAction({
  name: 'visit:list',
  value: visitPage,
  async run({ page, ...query }, context) {
    const list = await listVisits(context, query, page);
    return rewrite(visitList(list, { action: 'visit:list', value: query }, context.words));
  },
});

/** Takes a visit back. */
export const undoVisitAction = defineAction({
  name: 'visit:undo',
  value: subject,
  async run({ visitId }, context) {
    const { visit, followUps } = await undoVisit(context, { id: visitId });
    return rewrite(visitUndone(visit, followUps, context.words));
  },
});

/** Keeps the files of an earlier message with the visit that was chosen. */
export const attachFilesAction = defineAction({
  name: 'visit:attach',
  value: subject.extend({ line: z.string() }),
  once: ({ line }) => line,
  async run({ visitId, line }, context) {
    const { files } = await context.earlierLine(line);
    const card = await attachFiles(context, { id: visitId }, files);
    return rewrite(visitEcho(card, 'visit.filesAdded', context.words), visitId);
  },
});

/** Posts a visit in the conversation where the button stands. */
export const shareVisitAction = defineAction({
  name: 'visit:share',
  value: subject,
  async run({ visitId }, context) {
    await shareVisit(context, visitId, context.channelId);
    return silent;
  },
});

/** The one-tap follow-up; a second tap on the same card changes nothing. */
export const addVisitFollowUpAction = defineAction({
  name: 'visit:add-follow-up',
  value: subject
    .extend({ version: z.number() })
    .and(z.union([z.object({ day: z.enum(dayChoices) }), z.object({ due })])),
  once: ({ visitId, version }) => `${visitId}/${version}`,
  async run({ visitId, ...said }, context) {
    const { actor, now, today, words } = context;
    const visit = await findOwnVisit(context, { id: visitId });
    const due =
      'due' in said ? said.due : chosenDue(said.day, { now, today, zone: actor.person.timeZone });
    await addFollowUp(context, {
      what: '',
      due,
      ownerId: actor.person.id,
      customerId: visit.customerId,
      visitId: visit.id,
    });
    return rewrite(visitEcho(await showVisit(context, visit), 'visit.changed', words));
  },
});
