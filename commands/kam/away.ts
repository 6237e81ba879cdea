import { UserError } from '../../src/domain/user-error.ts';
import { readAbsenceLine } from '../../src/language/read-absence-line.ts';
import { defineCommand, type GestureContext } from '../../src/slack/define-command.ts';
import { type Reply, say } from '../../src/slack/reply.ts';
import { findMentioned } from '../../src/usecases/find-colleague.ts';
import { addAbsence, findAbsent } from '../../src/usecases/keep-absences.ts';
import { coveredMeanwhile, showAbsence, showAbsences } from '../../src/usecases/show-absences.ts';
import { absenceEcho, absenceList } from '../../src/views/absence-messages.ts';

const example = 'kam.away.example';

/** `/kam away until Friday, @li covers`; alone it shows who is away. */
export default defineCommand({
  noun: 'kam',
  verbs: ['away', '请假', '請假', '休假', '外出'],
  summary: 'kam.away.summary',
  usage: 'kam.away.usage',
  example,
  takesText: true,
  read: (text) => text.trim(),

  async run(text, context): Promise<Reply> {
    const { words, today, actor } = context;
    if (text === '') return say(absenceList(await showAbsences(context), words));
    const { absentId, deputyId, days } = await readLine(text, context);
    const idOf = async (slackUserId: string) =>
      (await findMentioned(context, { slackUserId, name: nameOf(slackUserId, context) })).id;
    const personId = absentId === null ? actor.person.id : await idOf(absentId);
    await findAbsent(context, personId);
    if (deputyId === null) throw new UserError('error.deputyMissing', {}, example);
    const input = { ...days, deputyId: await idOf(deputyId) };
    const absence = await addAbsence(context, personId, input);
    const shown = await showAbsence(context, absence);
    const reader = { readerId: actor.person.id, today };
    return say(absenceEcho(shown, await coveredMeanwhile(context, absence), reader, words));
  },
});

const nameOf = (slackUserId: string, { mentioned }: GestureContext): string =>
  mentioned.find((one) => one.slackUserId === slackUserId)?.name ?? slackUserId;

/** @throws UserError where it is not understood whole. */
async function readLine(text: string, context: GestureContext) {
  const { repositories, actor, now, isWorkday, mentioned } = context;
  const team = await repositories.people.list(actor.team.id);
  const people = [
    ...mentioned,
    ...team.filter((one) => !mentioned.some(({ slackUserId }) => slackUserId === one.slackUserId)),
  ];
  const zone = actor.person.timeZone;
  const line = readAbsenceLine(text, people, { now, zone, isWorkday });
  const { absentId, deputyId, isCrowded, days, rest } = line;
  const typed = { text: text.slice(0, 200) };
  if (isCrowded) throw new UserError('error.absencePeople', {}, example);
  if (days.kind === 'part') throw new UserError('error.absenceWholeDays', {}, example);
  if (days.kind === 'open') throw new UserError('error.absenceOpen', typed, example);
  if (rest !== '')
    throw new UserError('error.absenceUnclear', { text: rest.slice(0, 200) }, example);
  if (days.kind === 'none') throw new UserError('error.absenceDays', {}, example);
  const { firstDay, lastDay } = days;
  return { absentId, deputyId, days: { firstDay, lastDay } };
}
