import { wordsFor } from '../i18n/words.ts';
import { formOffer } from '../views/form-offer.ts';
import { loadingForm, noticeForm } from '../views/loading-form.ts';
import type { Message } from '../views/message.ts';
import { faultMessage } from '../views/problem-message.ts';
import { withoutCharts } from '../views/slack-chart.ts';
import { type Answer, type Gesture, type GestureTools, messageOf } from './answer-gesture.ts';
import { isExpiredTrigger } from './classify-outcome.ts';
import { answerAt, isAnswerAddress, type PlacedAnswer } from './response-urls.ts';

/** A form opens within this time, or at first an empty one that says that it is coming. */
const loadingAfterMs = 500;

/** The answer, or null where it takes longer. */
export async function inTime(
  answering: Promise<Answer>,
  patienceMs: number,
): Promise<Answer | null> {
  const late = Promise.withResolvers<null>();
  const timer = setTimeout(late.resolve, patienceMs, null);
  try {
    return await Promise.race([answering, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Opens the form that an answer is, or hands back the message to send. Where a form is what the
 * person waits for, one that takes long is announced by an empty one: Slack's trigger lives three
 * seconds, and a person knows at once that their press was seen.
 */
export async function deliverForm(
  tools: GestureTools,
  triggerId: string,
  gesture: Pick<Gesture, 'workspaceId' | 'userId'>,
  answering: Promise<Answer>,
): Promise<Message | null> {
  if (await inTime(answering, loadingAfterMs)) {
    return deliverAnswer(tools, triggerId, await answering);
  }
  const viewId = await openLoading(tools, triggerId, gesture);
  const answer = await answering;
  if (viewId === null) return deliverAnswer(tools, triggerId, answer);
  const { reply, words } = answer;
  const message = messageOf(reply);
  if (reply.kind !== 'form' && !message) return null;
  const view =
    reply.kind === 'form' ? reply.form : noticeForm(withoutCharts(message?.blocks ?? []), words);
  await tools.client.views.update({ view_id: viewId, view });
  return null;
}

async function openLoading(
  { client, store, log }: GestureTools,
  triggerId: string,
  { workspaceId, userId }: Pick<Gesture, 'workspaceId' | 'userId'>,
): Promise<string | null> {
  const person = await store.read.people.findBySlackUser(workspaceId, userId);
  const view = loadingForm(wordsFor(person?.locale ?? 'en'));
  try {
    return (await client.views.open({ trigger_id: triggerId, view })).view?.id ?? null;
  } catch (error) {
    log.warn({ error }, 'the form that says to wait did not open');
    return null;
  }
}

/**
 * Opens a form, or hands back the message to send. A form that comes too late to be opened is
 * offered by a button.
 */
export async function deliverAnswer(
  tools: GestureTools,
  triggerId: string,
  { reply, words }: Answer,
): Promise<Message | null> {
  if (reply.kind !== 'form') return messageOf(reply);
  try {
    await tools.client.views.open({ trigger_id: triggerId, view: reply.form });
    return null;
  } catch (error) {
    if (isExpiredTrigger(error)) return formOffer(reply.form, reply.again, words);
    const reference = tools.newId().slice(0, 8);
    tools.log.error({ error, reference }, 'a form did not open');
    return faultMessage('error.ours', reference, words);
  }
}

/** Answers at the gesture's address, or by direct message where that is used up. */
export async function answerOrTell(
  tools: GestureTools,
  responseUrl: string,
  userId: string,
  answer: PlacedAnswer,
): Promise<void> {
  if (!isAnswerAddress(responseUrl, tools.apiUrl)) {
    tools.log.warn({ userId }, 'a response_url is not an address of Slack');
  } else if (await answerAt(responseUrl, tools.apiUrl, answer)) return;
  await postDirectly(tools, userId, answer);
}

/** Writes to a person. */
export async function postDirectly(
  { client }: GestureTools,
  userId: string,
  { text, blocks }: Message,
): Promise<void> {
  await client.chat.postMessage({ channel: userId, text, blocks: [...blocks] });
}
