import { createHash } from 'node:crypto';
import { z } from 'zod';
import { UserError } from '../domain/user-error.ts';
import { wordsFor } from '../i18n/words.ts';
import { withNames } from '../language/quantities/mention-names.ts';
import { readyMessage } from '../reminders/ready-message.ts';
import { searchCustomers } from '../usecases/search-customers.ts';
import { type Message, sentences, shorten } from '../views/message.ts';
import { problemSentence } from '../views/problem-message.ts';
import { actions } from './actions/index.ts';
import {
  type Answer,
  answerGesture,
  type GestureTools,
  messageOf,
  readingContext,
} from './answer-gesture.ts';
import { FieldProblem } from './define-form.ts';
import {
  answerOrTell,
  deliverAnswer,
  deliverForm,
  inTime,
  postDirectly,
} from './deliver-answer.ts';
import { forms } from './forms/index.ts';
import type { ButtonPress, FormSubmission, OptionQuery, SlashLine } from './read-payloads.ts';
import type { ChosenShortcut } from './read-shortcut.ts';
import { nounsOf, routeLine } from './route-line.ts';
import { shortcuts } from './shortcuts/index.ts';

/** Slack gives up after three seconds; from here on the answer follows by itself. */
const patienceMs = 2_000;

/** What a slash command is acknowledged with; null: with nothing. */
export async function handleSlashLine(
  tools: GestureTools,
  line: SlashLine,
): Promise<Message | null> {
  const noun = nounOf(line.command, tools);
  const answering = answerGesture(
    tools,
    { ...line, kind: 'command', line: `${line.command} ${line.text}`.trim() },
    (context) => {
      const typed = withNames(line.text, context.mentioned);
      const { command, text } = routeLine(
        noun,
        typed,
        tools.commands,
        tools.nouns,
        context.customers,
      );
      return command.prepare(text, context);
    },
  );
  const answer = await inTime(answering, patienceMs);
  if (answer) return deliverAnswer(tools, line.triggerId, answer);
  finishLater(tools, line, answering);
  // Slack may be what is slow: it is not asked about a newcomer again.
  const person = await tools.store.read.people.findBySlackUser(line.workspaceId, line.userId);
  return sentences(wordsFor(person?.locale ?? 'en').t('error.stillSaving'));
}

/**
 * Carries out a press; its answer goes to the press's own address. Returns whether something may
 * have changed: a form that opens changes nothing yet.
 */
export async function handlePress(tools: GestureTools, press: ButtonPress): Promise<boolean> {
  const action = actions.find(({ name }) => name === press.name);
  const prepared = action?.prepare(press.value);
  const answering = answerGesture(
    tools,
    { ...press, key: prepared?.once ?? press.key, kind: 'action', line: null },
    () => (context) => {
      if (!prepared) throw new UserError('error.oldButton');
      return prepared.run(context);
    },
  );
  const message = action?.opensForm
    ? await deliverForm(tools, press.triggerId, press, answering)
    : await deliverAnswer(tools, press.triggerId, await answering);
  const { reply } = await answering;
  const isRewrite = reply.kind === 'rewrite';
  // The Home tab shows for itself what changed on it.
  if (message && press.responseUrl === null) {
    if (!(press.isHome && isRewrite)) await postDirectly(tools, press.userId, message);
  } else if (message && press.responseUrl !== null) {
    const placed = { ...message, replaceOriginal: isRewrite };
    await answerOrTell(tools, press.responseUrl, press.userId, placed);
  }
  return reply.kind !== 'form';
}

/** Opens what a shortcut is for; what stands in the way is said where the shortcut was chosen. */
export async function handleShortcut(tools: GestureTools, chosen: ChosenShortcut): Promise<void> {
  const { message, responseUrl, userId } = chosen;
  const shortcut = shortcuts.find(({ callbackId }) => callbackId === chosen.callbackId);
  const text = message ? shorten(message.text, chosenTextLimit) : null;
  const answering = answerGesture(tools, { ...chosen, kind: 'action', line: text }, () => {
    return async (context) => {
      if (!shortcut) throw new UserError('error.oldButton');
      return shortcut.run(message && { ...message, text: text ?? '' }, context);
    };
  });
  const told = await deliverForm(tools, chosen.triggerId, chosen, answering);
  if (!told) return;
  const threadTs = message?.threadTs ?? null;
  if (responseUrl === null) await postDirectly(tools, userId, told);
  else
    await answerOrTell(tools, responseUrl, userId, { ...told, replaceOriginal: false, threadTs });
}

/** A form's field takes no more, and a message may be ten times as long. */
const chosenTextLimit = 2_500;

/** Null: the form closes. Otherwise the problem, by field, and nothing that was filled in is lost. */
export async function handleForm(
  tools: GestureTools,
  submission: FormSubmission,
): Promise<Readonly<Record<string, string>> | null> {
  const form = forms.find(({ name }) => name === submission.name);
  if (!form) return null;
  const { workspaceId, userId, values, people, choices, metadata } = submission;
  await recogniseChosen(tools, submission);
  const key = `${submission.key}/${digestOf(values, people, choices)}`;
  const place = answerPlace.safeParse(metadata).data ?? null;
  const answer = await answerGesture(
    tools,
    { key, kind: 'form', workspaceId, userId, channelId: '', responseUrl: null, line: null },
    () => (context) => form.run({ values, people, choices }, metadata, context),
    async ({ outbox }, reply) => {
      const message = messageOf(reply);
      if (!message || place !== null) return;
      const address = { workspaceId, channelId: userId };
      await outbox.add(readyMessage(message, address, `answer/${key}`, tools.clock()));
    },
  );
  const message = messageOf(answer.reply);
  const { problem } = answer;
  if (problem) {
    const named = problem instanceof FieldProblem ? problem.field : form.fieldOf[problem.key];
    return { [named ?? form.firstField]: problemSentence(problem, answer.words) };
  }
  if (answer.outcome === 'failed' && message) return { [form.firstField]: message.text };
  // Told already: a form that is sent twice is answered once.
  if (!message || place === null || answer.outcome === 'repeated') return null;
  const told = answerOrTell(tools, place.responseUrl, userId, {
    ...message,
    replaceOriginal: answer.reply.kind === 'rewrite',
    threadTs: place.threadTs,
  }).catch((error: unknown) => tools.log.error({ error }, 'the answer to a form was not told'));
  void tools.underWay.track(told);
  return null;
}

/** Gets to know the people that were chosen: inside the transaction Slack is not asked. */
async function recogniseChosen(
  { people, log }: GestureTools,
  submission: FormSubmission,
): Promise<void> {
  const chosen = new Set(Object.values(submission.people).flat());
  await Promise.all(
    [...chosen].map((slackUserId) =>
      people
        .recognise(submission.workspaceId, slackUserId)
        .catch((error: unknown) =>
          log.warn({ error, slackUserId }, 'somebody who was chosen is not known'),
        ),
    ),
  );
}

/** The same form sent again with other values is another gesture. */
function digestOf(...filled: readonly object[]): string {
  const entries = filled.map((fields) => Object.entries(fields).sort());
  return createHash('sha256').update(JSON.stringify(entries)).digest('hex');
}

/** The field of a form that takes a customer, and the one that shows whom one chooses. */
const customerFields: readonly string[] = ['customer:search', 'customer:find'];

const shownWhenChosen = ({ text, value }: { readonly text: string; readonly value: string }) => ({
  text,
  value: JSON.stringify(['customer:show', { customerId: value, isOfList: true }]),
});

/** The customers that fit what was typed so far, as options of a select. */
export async function handleOptions(tools: GestureTools, query: OptionQuery) {
  if (!customerFields.includes(query.name)) return [];
  try {
    const person = await tools.people.recognise(query.workspaceId, query.userId);
    const context = await readingContext(tools, person, wordsFor(person.locale));
    const repositories = tools.store.read;
    const found = await searchCustomers({ ...context, repositories }, query.typed);
    return query.name === customerFields[0] ? found : found.map(shownWhenChosen);
  } catch (error) {
    // There is no place for a sentence; the form that they send says why.
    if (error instanceof UserError) return [];
    throw error;
  }
}

function nounOf(slash: string, { nouns }: GestureTools) {
  const name = slash.replace(/^\//, '');
  const own = nounsOf(nouns).find((noun) => noun === name);
  return own ?? (nouns.kam.includes(name) ? 'kam' : null);
}

function finishLater(tools: GestureTools, line: SlashLine, answering: Promise<Answer>): void {
  const told = answering
    .then(async (answer) => {
      const message = await deliverAnswer(tools, line.triggerId, answer);
      if (message) {
        await answerOrTell(tools, line.responseUrl, line.userId, {
          ...message,
          replaceOriginal: false,
        });
      }
    })
    .catch((error: unknown) => tools.log.error({ error }, 'a late answer was not told'));
  void tools.underWay.track(told);
}

/** Where a form's answer goes: its metadata may name the address of the gesture that opened it. */
const answerPlace = z.object({
  responseUrl: z.string(),
  threadTs: z.string().nullable().default(null),
});
