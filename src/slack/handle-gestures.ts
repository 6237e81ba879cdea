import { createHash } from 'node:crypto';
import { UserError } from '../domain/user-error.ts';
import { wordsFor } from '../i18n/words.ts';
import { withNames } from '../language/quantities/mention-names.ts';
import { readyMessage } from '../reminders/ready-message.ts';
import { searchCustomers } from '../usecases/search-customers.ts';
import { type Message, sentences } from '../views/message.ts';
import { faultMessage, problemSentence } from '../views/problem-message.ts';
import { actions } from './actions/index.ts';
import {
  type Answer,
  answerGesture,
  type GestureTools,
  messageOf,
  readingContext,
} from './answer-gesture.ts';
import { forms } from './forms/index.ts';
import type { ButtonPress, FormSubmission, OptionQuery, SlashLine } from './read-payloads.ts';
import { answerAt, isAnswerAddress } from './response-urls.ts';
import { routeLine } from './route-line.ts';

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
      const { command, text } = routeLine(noun, typed, tools.commands, tools.nouns);
      return command.prepare(text, context);
    },
  );
  const answer = await inTime(answering);
  if (answer) return deliverAnswer(tools, line, answer);
  finishLater(tools, line, answering);
  // Slack may be what is slow: it is not asked about a newcomer again.
  const person = await tools.store.read.people.findBySlackUser(line.workspaceId, line.userId);
  return sentences(wordsFor(person?.locale ?? 'en').t('error.stillSaving'));
}

/** The answer, or null where it takes longer than Slack waits. */
async function inTime(answering: Promise<Answer>): Promise<Answer | null> {
  const late = Promise.withResolvers<null>();
  const timer = setTimeout(late.resolve, patienceMs, null);
  try {
    return await Promise.race([answering, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}

/** Carries out a press; its answer goes to the press's own address. */
export async function handlePress(tools: GestureTools, press: ButtonPress): Promise<void> {
  const action = actions.find(({ name }) => name === press.name);
  const prepared = action?.prepare(press.value);
  const answer = await answerGesture(
    tools,
    { ...press, key: prepared?.once ?? press.key, kind: 'action', line: null },
    () => (context) => {
      if (!prepared) throw new UserError('error.oldButton');
      return prepared.run(context);
    },
  );
  const message = await deliverAnswer(tools, press, answer);
  if (!message || press.responseUrl === null) return;
  await answerOrTell(tools, press.responseUrl, press.userId, {
    ...message,
    replaceOriginal: answer.reply.kind === 'rewrite',
  });
}

/** Null: the form closes. Otherwise the problem, by field, and nothing that was filled in is lost. */
export async function handleForm(
  tools: GestureTools,
  submission: FormSubmission,
): Promise<Readonly<Record<string, string>> | null> {
  const form = forms.find(({ name }) => name === submission.name);
  if (!form) return null;
  const { workspaceId, userId, values, people, metadata } = submission;
  await recogniseChosen(tools, submission);
  const key = `${submission.key}/${digestOf(values, people)}`;
  const responseUrl = responseUrlOf(metadata);
  const answer = await answerGesture(
    tools,
    { key, kind: 'form', workspaceId, userId, channelId: '', responseUrl: null, line: null },
    () => (context) => form.run({ values, people }, metadata, context),
    async ({ outbox }, reply) => {
      const message = messageOf(reply);
      if (!message || responseUrl !== null) return;
      const address = { workspaceId, channelId: userId };
      await outbox.add(readyMessage(message, address, `answer/${key}`, tools.clock()));
    },
  );
  const message = messageOf(answer.reply);
  if (answer.problem) {
    const field = form.fieldOf[answer.problem.key] ?? form.firstField;
    return { [field]: problemSentence(answer.problem, answer.words) };
  }
  if (answer.outcome === 'failed' && message) return { [form.firstField]: message.text };
  // Told already: a form that is sent twice is answered once.
  if (!message || responseUrl === null || answer.outcome === 'repeated') return null;
  const told = answerOrTell(tools, responseUrl, userId, {
    ...message,
    replaceOriginal: answer.reply.kind === 'rewrite',
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

/** The customers that fit what was typed so far, as options of a select. */
export async function handleOptions(tools: GestureTools, query: OptionQuery) {
  if (query.name !== 'customer:search') return [];
  const person = await tools.people.recognise(query.workspaceId, query.userId);
  const context = await readingContext(tools, person, wordsFor(person.locale));
  return searchCustomers({ ...context, repositories: tools.store.read }, query.typed);
}

function nounOf(slash: string, { nouns }: GestureTools) {
  const name = slash.replace(/^\//, '');
  if (name === 'visit' || name === 'customer' || name === 'due') return name;
  return nouns.kam.includes(name) ? 'kam' : null;
}

/** Opens a form, or hands back the message to send. */
async function deliverAnswer(
  tools: GestureTools,
  { triggerId }: { readonly triggerId: string },
  { reply, words }: Answer,
): Promise<Message | null> {
  if (reply.kind !== 'form') return messageOf(reply);
  try {
    await tools.client.views.open({ trigger_id: triggerId, view: reply.form });
    return null;
  } catch (error) {
    const reference = tools.newId().slice(0, 8);
    tools.log.error({ error, reference }, 'a form did not open');
    return faultMessage('error.ours', reference, words);
  }
}

function finishLater(tools: GestureTools, line: SlashLine, answering: Promise<Answer>): void {
  const told = answering
    .then(async (answer) => {
      const message = await deliverAnswer(tools, line, answer);
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

/** Answers at the gesture's address, or by direct message where that is used up. */
async function answerOrTell(
  tools: GestureTools,
  responseUrl: string,
  userId: string,
  answer: Message & { readonly replaceOriginal: boolean },
): Promise<void> {
  if (!isAnswerAddress(responseUrl, tools.apiUrl)) {
    tools.log.warn({ userId }, 'a response_url is not an address of Slack');
  } else if (await answerAt(responseUrl, tools.apiUrl, answer)) return;
  await postDirectly(tools, userId, answer);
}

async function postDirectly(
  { client }: GestureTools,
  userId: string,
  { text, blocks }: Message,
): Promise<void> {
  await client.chat.postMessage({ channel: userId, text, blocks: [...blocks] });
}

function responseUrlOf(metadata: unknown): string | null {
  return typeof metadata === 'object' &&
    metadata !== null &&
    'responseUrl' in metadata &&
    typeof metadata.responseUrl === 'string'
    ? metadata.responseUrl
    : null;
}
