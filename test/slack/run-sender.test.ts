import { expect, test } from 'vitest';
import { instant } from '../../src/domain/zoned-time.ts';
import { paceChannels } from '../../src/slack/pace-channels.ts';
import { runSender } from '../../src/slack/run-sender.ts';
import { startSender } from '../support/start-sender.ts';

const realClock = () => instant(Date.now());

test('a message that waits goes when its wait is over, without anybody asking', async () => {
  const { tools, workspace, queue } = await startSender();
  workspace.fail('chat.postMessage', { kind: 'rate-limited', retryAfterSeconds: 1 });
  await queue();
  const sender = runSender({ ...tools, clock: realClock });
  await sender.drain();
  expect(workspace.messages(workspace.as('UWANG').directChannelId())).toEqual([]);
  await workspace.until(
    () => workspace.messages(workspace.as('UWANG').directChannelId())[0],
    5_000,
  );
  await sender.stop();
  const [refused, posted] = workspace.calls().filter(({ method }) => method === 'chat.postMessage');
  expect([refused?.ok, posted?.ok]).toEqual([false, true]);
});

test('a channel that had a burst rests a second at a time, and others go on meanwhile', async () => {
  const sender = await startSender({ pace: paceChannels() });
  for (let count = 0; count < 6; count += 1) {
    await sender.queue({ dedupeKey: `team-${count}`, channelId: 'CTEAM' });
  }
  await sender.queue({ dedupeKey: 'leads', channelId: 'CLEADS' });
  const posted: number[] = [];
  for (let seconds = 0; seconds < 5; seconds += 1) {
    await sender.drain();
    posted.push(sender.texts('CTEAM').length);
    sender.clock.advance(1_000);
  }
  expect([posted, sender.texts('CLEADS').length]).toEqual([[3, 4, 5, 6, 6], 1]);
});

test('a wake during a round is not lost', async () => {
  const { tools, queue, texts, store } = await startSender();
  const sender = runSender(tools);
  store.onCommit((touched) => {
    if (touched.has('outbox')) sender.wake();
  });
  for (let index = 0; index < 20; index += 1) {
    await queue({
      dedupeKey: `${index}`,
      content: { kind: 'ready', text: `${index}`, blocks: [] },
    });
  }
  await sender.drain();
  await sender.stop();
  expect(texts()).toEqual(Array.from({ length: 20 }, (_, index) => `${index}`));
});

test('what Slack leaves without an answer holds up nothing that is queued meanwhile', async () => {
  const { tools, workspace, queue, texts, clock } = await startSender({
    policy: { timeoutMs: 2_000 },
  });
  await queue({ dedupeKey: 'asked for', channelId: 'UWANG' });
  workspace.fail('chat.postMessage', { kind: 'drop-before' });
  const sender = runSender(tools);
  await sender.drain();
  clock.advance(25_000);
  // Now a lookup hangs, and a post.
  workspace.fail('conversations.history', { kind: 'never-answer', accept: false });
  workspace.fail('chat.postMessage', { kind: 'never-answer', accept: false });
  await queue({ dedupeKey: 'hangs', channelId: 'UEMMA' });
  const draining = sender.drain();
  const startedAt = performance.now();
  const called = (method: string) => workspace.calls().filter((call) => call.method === method);
  await workspace.until(
    () =>
      (called('conversations.history').length === 1 && called('chat.postMessage').length === 2) ||
      undefined,
  );
  await queue({ dedupeKey: 'new', channelId: 'UCHEN' });
  sender.wake();
  await workspace.until(() => (texts('UCHEN').length === 1 ? true : undefined));
  expect(performance.now() - startedAt).toBeLessThan(1_500);
  await draining;
  await sender.stop();
});

test('stopping waits for the message in hand, and takes up no other', async () => {
  const { tools, workspace, queue, fate } = await startSender();
  workspace.fail('chat.postMessage', { kind: 'never-answer', accept: true });
  await queue();
  await queue({ dedupeKey: 'two' });
  const sender = runSender(tools);
  sender.wake();
  await workspace.until(() => workspace.calls()[0]);
  await sender.stop();
  expect([(await fate())[0], (await fate('two'))[0]]).toEqual(['unknown', 'pending']);
});

test('where one write fails the others of the round still go', async () => {
  const { tools, store, queue, texts, log } = await startSender();
  await queue();
  await queue({ dedupeKey: 'emma', channelId: 'UEMMA' });
  let writes = 0;
  const failing: typeof store = {
    ...store,
    write: (work) => {
      writes += 1;
      return writes === 1 ? Promise.reject(new Error('locked')) : store.write(work);
    },
  };
  const sender = runSender({ ...tools, store: failing });
  await sender.drain();
  await sender.stop();
  expect([texts(), texts('UEMMA')]).toEqual([['One'], ['One']]);
  expect(log.entries.map(({ message }) => message)).toEqual(['the sender stumbled']);
});
