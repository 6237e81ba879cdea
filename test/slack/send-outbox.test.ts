import { once } from 'node:events';
import { createServer } from 'node:http';
import { describe, expect, test } from 'vitest';
import { type CalendarDay, calendarDay, instant } from '../../src/domain/zoned-time.ts';
import { wordsFor } from '../../src/i18n/words.ts';
import { defineRule, type ReminderRule, type Subject } from '../../src/reminders/define-rule.ts';
import { reconcileUnknown } from '../../src/slack/reconcile-unknown.ts';
import { sendingPolicy, sendNext } from '../../src/slack/send-outbox.ts';
import { confirmSent } from '../../src/slack/settle-message.ts';
import { interactiveClient, senderClient } from '../../src/slack/slack-clients.ts';
import type { Fault } from '../../workspace/start-workspace.ts';
import { readMessage } from '../support/read-message.ts';
import { sampleFollowUp, samplePerson, sampleTeam } from '../support/sample-records.ts';
import { type SenderAtWork, startSender } from '../support/start-sender.ts';

const wang = wordsFor(samplePerson.locale);
const second = 1_000;
const hour = 60 * 60 * second;
const posts = ({ workspace }: SenderAtWork) =>
  workspace.calls().filter(({ method }) => method === 'chat.postMessage').length;

test('a message is posted with its mark, and settled with its place', async () => {
  const sender = await startSender();
  await sender.queue();
  await sender.drain();
  const [call] = sender.workspace.calls();
  const { id, ...row } = await sender.row();
  expect(call?.arguments).toEqual({
    channel: 'UWANG',
    text: 'One',
    blocks: [],
    unfurl_links: 'false',
    unfurl_media: 'false',
    client_msg_id: expect.stringMatching(
      /^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    ),
    metadata: { event_type: 'linesman_outbox', event_payload: { key: id } },
  });
  const [posted] = sender.workspace.messages(sender.workspace.as('UWANG').directChannelId());
  expect([row.state, row.slackChannelId, row.slackTs, row.attempt]).toEqual([
    'sent',
    posted?.channelId,
    posted?.ts,
    1,
  ]);
});

describe('when the answer breaks, the message is in the end there once', () => {
  const found = ['sent', 'found'] as const;
  const again = ['sent', null] as const;
  const rows: readonly (readonly [Fault, number, readonly ['sent', string | null]])[] = [
    [{ kind: 'drop-after' }, 1, found],
    [{ kind: 'drop-before' }, 2, again],
    [{ kind: 'status-after', status: 503 }, 1, found],
    [{ kind: 'status-before', status: 503 }, 2, again],
    [{ kind: 'cut-body-after' }, 1, found],
    [{ kind: 'error', error: 'fatal_error' }, 2, again],
    [{ kind: 'never-answer', accept: true }, 1, found],
    [{ kind: 'never-answer', accept: false }, 2, again],
  ];
  test.each(rows)('%j', async (fault, calls, fate) => {
    const sender = await startSender();
    sender.workspace.fail('chat.postMessage', fault);
    await sender.queue();
    await sender.drain();
    expect((await sender.fate())[0]).toBe('unknown');

    sender.clock.advance(sendingPolicy.settleMs - 1);
    await sender.drain();
    expect([(await sender.fate())[0], posts(sender)]).toEqual(['unknown', 1]);

    sender.clock.advance(1);
    await sender.drain();
    expect([await sender.fate(), posts(sender), sender.texts()]).toEqual([fate, calls, ['One']]);
  });
});

test('the settle time starts when the answer broke, not when the message was claimed', async () => {
  const clockDuringCall = { advance: (_ms: number) => {} };
  const server = createServer((request, response) => {
    request.resume().on('end', () => {
      clockDuringCall.advance(7_000);
      response.socket?.resetAndDestroy();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const apiUrl = `http://127.0.0.1:${address.port}/api/`;
  const sender = await startSender({ client: senderClient({ botToken: 'xoxb-1', apiUrl }, 500) });
  clockDuringCall.advance = sender.clock.advance;
  await sender.queue();
  await sendNext(sender.tools);
  server.close();
  sender.clock.advance(sendingPolicy.settleMs - 1);
  expect(await reconcileUnknown(sender.tools)).toBe(0);
  sender.clock.advance(1);
  expect(await reconcileUnknown(sender.tools)).toBe(1);
});

test('no call takes longer than 8 s', async () => {
  expect(sendingPolicy.timeoutMs).toBe(8_000);
  const sender = await startSender({ policy: { timeoutMs: 200 } });
  sender.workspace.fail('chat.postMessage', { kind: 'never-answer', accept: false });
  await sender.queue();
  const startedAt = performance.now();
  await sender.drain();
  expect(performance.now() - startedAt).toBeLessThan(2_900);
  expect((await sender.fate())[0]).toBe('unknown');
});

describe('when Slack asks for patience', () => {
  test('nothing goes to that channel before the time is over; others go on', async () => {
    const sender = await startSender();
    sender.workspace.fail('chat.postMessage', { kind: 'rate-limited', retryAfterSeconds: 30 });
    await sender.queue();
    await sender.queue({ dedupeKey: 'two', content: { kind: 'ready', text: 'Two', blocks: [] } });
    await sender.drain();
    await sender.queue({ dedupeKey: 'emma', channelId: 'UEMMA' });
    await sender.queue({ dedupeKey: 'team', channelId: 'CTEAM' });
    await sender.drain();
    expect([sender.texts(), sender.texts('UEMMA'), sender.texts('CTEAM')]).toEqual([
      [],
      ['One'],
      ['One'],
    ]);
    sender.clock.advance(30 * second - 1);
    await sender.drain();
    expect([posts(sender), sender.texts()]).toEqual([3, []]);
    sender.clock.advance(1);
    await sender.drain();
    expect([posts(sender), sender.texts()]).toEqual([5, ['One', 'Two']]);
  });

  test('a pause outlives the process', async () => {
    const sender = await startSender();
    sender.workspace.fail('chat.postMessage', { kind: 'rate-limited', retryAfterSeconds: 30 });
    await sender.queue();
    await sender.drain();
    await sender.store.write(({ outbox }) => outbox.recover());
    await sender.drain();
    expect([posts(sender), (await sender.fate())[0]]).toEqual([1, 'pending']);
  });

  test('forms and profiles do not wait with it', async () => {
    const sender = await startSender();
    sender.workspace.fail('chat.postMessage', { kind: 'rate-limited', retryAfterSeconds: 30 });
    await sender.queue();
    await sender.drain();
    const startedAt = performance.now();
    await interactiveClient(sender.workspace).users.info({ user: 'UWANG' });
    expect(performance.now() - startedAt).toBeLessThan(5_000);
  });
});

describe('in an outage', () => {
  test('a message waits for three days, tried no more than once a minute, and then goes', async () => {
    const closed = createServer().listen(0, '127.0.0.1');
    await once(closed, 'listening');
    const address = closed.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    closed.close();
    await once(closed, 'close');
    const apiUrl = `http://127.0.0.1:${address.port}/api/`;
    const sender = await startSender({
      client: senderClient({ botToken: 'xoxb-1', apiUrl }, 300),
    });
    await sender.queue();
    let tries = 0;
    for (let minute = 0; minute < 10; minute += 1) {
      for (let quarter = 0; quarter < 4; quarter += 1) {
        if (await sendNext(sender.tools)) tries += 1;
        sender.clock.advance(15 * second);
      }
    }
    expect(tries).toBeLessThanOrEqual(14);
    expect((await sender.fate())[0]).toBe('pending');
    sender.clock.advance(70 * hour);
    const back = { ...sender.tools, client: senderClient(sender.workspace, 300) };
    await sendNext(back);
    expect([await sender.fate(), sender.texts()]).toEqual([['sent', null], ['One']]);
  });

  test('after three days a message is given up, with its reason', async () => {
    const sender = await startSender();
    sender.workspace.fail('chat.postMessage', { kind: 'status-before', status: 503 }, 2);
    await sender.queue();
    await sender.drain();
    sender.clock.advance(72 * hour);
    await sender.drain();
    expect((await sender.fate())[0]).toBe('unknown');
    sender.clock.advance(30 * second);
    await sender.drain();
    sender.clock.advance(30 * second);
    await sender.drain();
    expect(await sender.fate()).toEqual(['dead', 'it did not get through for too long']);
    expect(sender.texts()).toEqual([]);
  });

  test('while the history does not answer either, nothing is posted again', async () => {
    const sender = await startSender();
    sender.workspace.fail('chat.postMessage', { kind: 'drop-after' });
    sender.workspace.fail('conversations.history', { kind: 'status-before', status: 503 }, 10);
    await sender.queue();
    for (let round = 0; round < 10; round += 1) {
      await sender.drain();
      sender.clock.advance(20 * second);
    }
    expect([(await sender.fate())[0], posts(sender)]).toEqual(['unknown', 1]);
    sender.clock.advance(hour);
    await sender.drain();
    await sender.drain();
    sender.clock.advance(20 * second);
    await sender.drain();
    expect([await sender.fate(), sender.texts()]).toEqual([['sent', 'found'], ['One']]);
  });
});

describe('when Slack refuses', () => {
  test.each(['is_archived', 'not_in_channel', 'channel_not_found'])(
    '%s: the message is blocked, and whoever shared it is told in their language',
    async (error) => {
      const sender = await startSender();
      sender.workspace.fail('chat.postMessage', { kind: 'error', error });
      await sender.queue({ channelId: 'CTEAM', target: 'UWANG' });
      await sender.drain();
      expect(await sender.fate()).toEqual(['blocked', error]);
      expect([sender.texts('CTEAM'), sender.texts('UWANG')]).toEqual([
        [],
        [wang.t('error.shareNowhere', { channel: '<#CTEAM>' })],
      ]);
    },
  );

  test('a notice that is itself refused ends there', async () => {
    const sender = await startSender();
    sender.workspace.fail('chat.postMessage', { kind: 'error', error: 'user_disabled' }, 5);
    await sender.queue({ channelId: 'CTEAM', target: 'UWANG' });
    await sender.drain();
    expect([await sender.fate(), await sender.fate('one/blocked'), posts(sender)]).toEqual([
      ['blocked', 'user_disabled'],
      ['blocked', 'user_disabled'],
      2,
    ]);
  });

  test.each([
    ['is_archived', '频道已归档'],
    ['not_in_channel', '我不在该频道，请在其中输入 `/invite @Linesman`'],
    ['restricted_action', 'Slack 返回“restricted_action”'],
  ])('%s: what nobody shared comes whole to the leads, with what to mend', async (error, why) => {
    const sender = await startSender();
    await sender.store.write(async ({ people, teams }) => {
      await teams.update({ ...sampleTeam, teamChannelId: 'CTEAM' });
      await people.save({ ...samplePerson, role: 'lead' });
    });
    sender.workspace.fail('chat.postMessage', { kind: 'error', error });
    await sender.queue({ channelId: 'CTEAM' });
    await sender.drain();
    const [message] = sender.workspace.messages(sender.workspace.as('UWANG').directChannelId());
    expect([await sender.fate(), message && readMessage(message), sender.texts('CTEAM')]).toEqual([
      ['blocked', error],
      [`这条没能发到#CTEAM：${why}。可用 \`/kam 团队设置\`、\`/kam 部门\` 改用其他频道。`],
      [],
    ]);
  });

  test('whoever cannot be written to is named to the leads’ channel; that one broken, to each lead', async () => {
    const sender = await startSender();
    await sender.store.write(async ({ people, teams }) => {
      await teams.update({ ...sampleTeam, leadsChannelId: 'CLEADS' });
      await people.save({ ...samplePerson, role: 'lead' });
    });
    sender.workspace.fail('chat.postMessage', { kind: 'error', error: 'user_disabled' });
    await sender.queue();
    await sender.drain();
    const [first] = sender.workspace.messages('CLEADS');
    expect(first && readMessage(first)).toEqual(['这条没能发给王磊：该成员已在 Slack 停用。']);
    sender.workspace.fail('chat.postMessage', { kind: 'error', error: 'is_archived' });
    await sender.queue({ dedupeKey: 'two', channelId: 'CLEADS' });
    await sender.drain();
    expect(sender.texts('UWANG')).toEqual(['One']);
  });

  test('nothing is posted where people of another company read: whoever shared it, or the leads, are told', async () => {
    const sender = await startSender();
    await sender.store.write(async ({ people, teams }) => {
      await teams.update({ ...sampleTeam, teamChannelId: 'CTEAM' });
      await people.save({ ...samplePerson, role: 'lead' });
    });
    await sender.queue({ channelId: 'CTEAM' });
    await sender.drain();
    expect(sender.texts('CTEAM')).toEqual(['One']);
    sender.workspace.share('CTEAM');
    // What Slack said of the channel is believed for ten minutes.
    sender.clock.advance(10 * 60_000);
    await sender.queue({ dedupeKey: 'digest', channelId: 'CTEAM' });
    await sender.queue({ dedupeKey: 'shared', channelId: 'CTEAM', target: 'UWANG' });
    await sender.queue({ dedupeKey: 'direct' });
    await sender.drain();
    const fates = ['digest', 'shared', 'direct'].map((key) => sender.fate(key));
    expect(await Promise.all(fates)).toEqual([
      ['blocked', 'shared_with_others'],
      ['blocked', 'shared_with_others'],
      ['sent', null],
    ]);
    const told =
      '这条没能发到#CTEAM：频道内有其他公司的成员，不在那里发送。可用 `/kam 团队设置`、`/kam 部门` 改用其他频道。';
    const direct = sender.workspace.messages(sender.workspace.as('UWANG').directChannelId());
    expect(direct.map(readMessage).sort()).toEqual([[], [told], [told]]);
    expect([sender.texts('CTEAM'), posts(sender)]).toEqual([['One'], 4]);
  });

  test('a channel that Slack says nothing of waits, and is not posted to on trust', async () => {
    const sender = await startSender();
    sender.workspace.fail('conversations.info', { kind: 'drop-before' });
    await sender.queue({ channelId: 'CTEAM' });
    await sender.drain();
    expect([(await sender.fate())[0], posts(sender)]).toEqual(['pending', 0]);
    sender.clock.advance(5_000);
    await sender.drain();
    expect([await sender.fate(), posts(sender)]).toEqual([['sent', null], 1]);
  });

  test('a revoked token parks the message; once Slack takes it again, it goes', async () => {
    const sender = await startSender();
    sender.workspace.fail('chat.postMessage', { kind: 'error', error: 'token_revoked' });
    await sender.queue();
    await sender.drain();
    await sender.drain();
    expect([await sender.fate(), posts(sender)]).toEqual([['parked', 'token_revoked'], 1]);
    expect(sender.log.entries.filter(({ level }) => level === 'error').length).toBe(1);
    sender.clock.advance(60_000);
    await sender.tools.token.look();
    await sender.drain();
    expect([await sender.fate(), sender.texts()]).toEqual([['sent', null], ['One']]);
  });
});

const reminder = {
  dedupeKey: 'reminder',
  priority: 1,
  content: {
    kind: 'reminder',
    rule: 'follow-up-due',
    subjectId: sampleFollowUp.id,
    localDay: calendarDay('2026-11-25'),
    dueAt: sampleFollowUp.dueAt,
    step: `due-${sampleFollowUp.dueAt}`,
  },
  subjectId: sampleFollowUp.id,
  subjectVersion: 1,
} as const;
const repeated = wang.t('message.repeated');

describe('where nothing can be proven', () => {
  const withoutHistory = (manifest: string) =>
    manifest.replace('      - im:history\n', '').replace('      - message.im\n', '');

  async function drainThrice(sender: SenderAtWork): Promise<void> {
    for (let round = 0; round < 4; round += 1) {
      await sender.drain();
      sender.clock.advance(20 * second);
    }
    await sender.drain();
  }

  test('a reminder goes once more, marked; if that is lost too, a person must look', async () => {
    const sender = await startSender({ alterManifest: withoutHistory });
    sender.clock.set('2026-11-25T07:00:00Z');
    sender.workspace.fail('chat.postMessage', { kind: 'drop-after' }, 2);
    await sender.queue(reminder);
    await drainThrice(sender);
    expect(posts(sender)).toBe(2);
    const shown = JSON.stringify(
      sender.workspace
        .messages(sender.workspace.as('UWANG').directChannelId())
        .map(({ blocks }) => blocks),
    );
    expect(shown.split(repeated).length - 1).toBe(1);
    expect(await sender.fate('reminder')).toEqual(['held', 'not provable: missing_scope']);
    expect(posts(sender)).toBe(2);
  });

  test('a digest is held, and not posted twice', async () => {
    const sender = await startSender();
    sender.workspace.fail('chat.postMessage', { kind: 'drop-after' });
    await sender.queue({ channelId: 'CTEAM', priority: 2 });
    await drainThrice(sender);
    expect(await sender.fate()).toEqual(['held', 'not provable: missing_scope']);
    expect(sender.texts('CTEAM')).toEqual(['One']);
  });
});

test.each([
  ['update', 'chat.update'],
  ['private', 'chat.postEphemeral'],
] as const)('%s that is never answered is repeated twice and then held', async (kind, method) => {
  const sender = await startSender();
  sender.workspace.fail(method, { kind: 'drop-before' }, 20);
  await sender.queue({
    kind,
    channelId: 'CTEAM',
    target: kind === 'update' ? '1.000100' : 'UWANG',
  });
  for (let round = 0; round < 8; round += 1) {
    await sender.drain();
    sender.clock.advance(60 * second);
  }
  const calls = sender.workspace.calls().filter((call) => call.method === method);
  expect([calls.length, await sender.fate()]).toEqual([3, ['held', 'never answered']]);
});

describe('an echo of Slack', () => {
  const echoOf = async (sender: SenderAtWork) => ({
    outboxId: (await sender.row()).id,
    channelId: 'D1',
    ts: '5.5',
  });

  test('proves that an unknown message was sent', async () => {
    const sender = await startSender();
    sender.workspace.fail('chat.postMessage', { kind: 'drop-after' });
    await sender.queue();
    await sender.drain();
    await confirmSent(sender.tools, await echoOf(sender));
    const { state, reason, slackChannelId, slackTs } = await sender.row();
    expect([state, reason, slackChannelId, slackTs]).toEqual([
      'sent',
      'echoed by Slack',
      'D1',
      '5.5',
    ]);
    sender.clock.advance(sendingPolicy.settleMs);
    await sender.drain();
    expect(posts(sender)).toBe(1);
  });

  test('counts while the call is still waiting for its answer', async () => {
    const sender = await startSender();
    sender.workspace.fail('chat.postMessage', { kind: 'never-answer', accept: true });
    await sender.queue();
    const sending = sendNext(sender.tools);
    await sender.workspace.until(() => sender.workspace.calls()[0]);
    await confirmSent(sender.tools, await echoOf(sender));
    await sending;
    expect(await sender.fate()).toEqual(['sent', 'echoed by Slack']);
  });

  test('of what is settled, or not ours, changes nothing', async () => {
    const sender = await startSender();
    await sender.queue();
    await sender.drain();
    const before = await sender.row();
    await confirmSent(sender.tools, await echoOf(sender));
    await confirmSent(sender.tools, { outboxId: 'unknown', channelId: 'D1', ts: '5.5' });
    expect(await sender.row()).toEqual(before);
  });
});

describe('when the subject changes', () => {
  const finish = (sender: SenderAtWork) =>
    sender.store.write(({ followUps }) =>
      followUps.update(
        {
          ...sampleFollowUp,
          state: 'done',
          closed: { at: sender.clock.now(), by: samplePerson.id, note: null },
          version: 2,
        },
        1,
      ),
    );

  test('before the post: nothing is sent', async () => {
    const sender = await startSender();
    await sender.queue(reminder);
    await finish(sender);
    await sender.drain();
    expect([await sender.fate('reminder'), posts(sender)]).toEqual([
      ['cancelled', 'there is nothing to remind of any more'],
      0,
    ]);
  });

  test('to another moment before the post: nothing is sent', async () => {
    const sender = await startSender();
    await sender.queue(reminder);
    const dueAt = instant(sampleFollowUp.dueAt + 60_000);
    await sender.store.write(({ followUps }) =>
      followUps.update({ ...sampleFollowUp, dueAt, version: 2 }, 1),
    );
    await sender.drain();
    expect(await sender.fate('reminder')).toEqual(['cancelled', 'the subject has changed']);
  });

  test('to other words before the post: the new words are sent', async () => {
    const sender = await startSender();
    await sender.queue(reminder);
    await sender.store.write(({ followUps }) =>
      followUps.update({ ...sampleFollowUp, what: '改成送图纸', version: 2 }, 1),
    );
    await sender.drain();
    const [message] = sender.workspace.messages(sender.workspace.as('UWANG').directChannelId());
    expect(message?.text).toContain('改成送图纸');
  });

  test('while its fate is unknown: once it is found, it is rewritten', async () => {
    const sender = await startSender();
    sender.workspace.fail('chat.postMessage', { kind: 'drop-after' });
    await sender.queue(reminder);
    await sender.drain();
    await finish(sender);
    sender.clock.advance(sendingPolicy.settleMs);
    await sender.drain();
    const [message, ...others] = sender.workspace.messages(
      sender.workspace.as('UWANG').directChannelId(),
    );
    expect(others).toEqual([]);
    expect(JSON.stringify(message?.blocks)).toContain('✓ 王磊 于 11月20日周五 10:00 完成');
  });
});

test('a digest that could not go out in the morning does not go out the next day', async () => {
  const sender = await startSender();
  sender.clock.set('2026-11-24T23:45:00Z');
  await sender.queue({
    channelId: 'CTEAM',
    priority: 2,
    content: {
      kind: 'reminder',
      rule: 'team-digest',
      subjectId: sampleTeam.id,
      localDay: calendarDay('2026-11-25'),
      dueAt: sender.clock.now(),
      step: 'daily',
    },
    subjectId: sampleTeam.id,
    subjectVersion: 1,
  });
  sender.workspace.fail('chat.postMessage', { kind: 'rate-limited', retryAfterSeconds: 3_600 });
  await sender.drain();
  expect((await sender.fate())[0]).toBe('pending');
  sender.clock.advance(24 * hour);
  await sender.drain();
  expect([await sender.fate(), sender.texts('CTEAM')]).toEqual([
    ['expired', 'the day is over'],
    [],
  ]);
});

test('a message with an end of its own is not sent after it', async () => {
  const sender = await startSender();
  await sender.queue({ expiresAt: instant(sender.clock.now() - 1) });
  await sender.drain();
  expect([await sender.fate(), posts(sender)]).toEqual([['expired', 'it is too late'], 0]);
});

type Trial = Subject & { readonly text: string };

/** A rule whose subjects are their own text; `word` is the test's. */
function ruleThat(word: () => void): ReminderRule {
  return defineRule<Trial>({
    key: 'trial',
    kind: 'follow-ups',
    priority: 1,
    hours: 'working',
    misfire: 'each',
    load: async (subjectId) => ({
      workspaceId: sampleTeam.workspaceId,
      teamId: sampleTeam.id,
      version: 1,
      zone: sampleTeam.timeZone,
      to: 'UWANG',
      step: '1',
      text: subjectId,
    }),
    nextAt: () => null,
    word: ({ text }) => {
      word();
      return { text, blocks: [] };
    },
  });
}
const trial = (localDay: CalendarDay, dueAt: ReturnType<typeof instant>) => ({
  dedupeKey: 'trial',
  content: {
    kind: 'reminder',
    rule: 'trial',
    subjectId: 'Trial',
    localDay,
    dueAt,
    step: '1',
  } as const,
  subjectVersion: 1,
});

test('a message that cannot be worded is given up, and the others go on', async () => {
  const sender = await startSender({
    rules: [
      ruleThat(() => {
        throw new Error('on purpose');
      }),
    ],
  });
  await sender.queue(trial(calendarDay('2026-11-20'), sender.clock.now()));
  await sender.queue();
  await sender.drain();
  expect([await sender.fate('trial'), await sender.fate(), sender.texts()]).toEqual([
    ['dead', 'it could not be worded'],
    ['sent', null],
    ['One'],
  ]);
  expect(sender.log.entries.map(({ message }) => message)).toEqual([
    'a message could not be worded',
  ]);
});

test('a machine that slept through its lease posts nothing on it, and gives the message back', async () => {
  let sleeps = true;
  const sleepy = { fallAsleep: () => {} };
  const sender = await startSender({ rules: [ruleThat(() => sleepy.fallAsleep())] });
  sleepy.fallAsleep = () => {
    if (sleeps) sender.clock.advance(28 * second);
  };
  await sender.queue(trial(calendarDay('2026-11-20'), sender.clock.now()));
  await sendNext(sender.tools);
  expect([await sender.fate('trial'), posts(sender)]).toEqual([
    ['pending', 'the lease was nearly over'],
    0,
  ]);
  sleeps = false;
  await sender.drain();
  expect([(await sender.fate('trial'))[0], sender.texts()]).toEqual(['sent', ['Trial']]);
});

test('a machine that sleeps while Slack is asked about the channel posts nothing on its lease either', async () => {
  const sender = await startSender();
  sender.workspace.fail('conversations.info', { kind: 'slow', afterMs: 100 });
  await sender.queue({ channelId: 'CTEAM' });
  const sending = sendNext(sender.tools);
  const asked = () =>
    sender.workspace.calls().find(({ method }) => method === 'conversations.info');
  await sender.workspace.until(asked);
  sender.clock.advance(28 * second);
  await sending;
  expect([await sender.fate(), posts(sender)]).toEqual([
    ['pending', 'the lease was nearly over'],
    0,
  ]);
});

test('a clock that is set forward does not end the settle time', async () => {
  let elapsed = 0;
  const sender = await startSender({ elapsed: () => elapsed });
  const pass = (ms: number) => {
    sender.clock.advance(ms);
    elapsed += ms;
  };
  sender.workspace.fail('chat.postMessage', { kind: 'late-accept', afterMs: 300 });
  await sender.queue();
  await sender.drain();
  // Slack may take what it has for some seconds yet, whatever the machine's clock says.
  sender.clock.advance(10 * 60 * second);
  await sender.drain();
  expect([(await sender.fate())[0], posts(sender)]).toEqual(['unknown', 1]);
  await sender.workspace.until(() => (sender.texts().length === 1 ? true : undefined));
  pass(20 * second);
  await sender.drain();
  expect([await sender.fate(), posts(sender)]).toEqual([['sent', 'found'], 1]);
});

test('a clock that is set back does not lengthen a lease', async () => {
  let elapsed = 0;
  const sender = await startSender({ elapsed: () => elapsed });
  sender.workspace.fail('conversations.info', { kind: 'slow', afterMs: 100 });
  await sender.queue({ channelId: 'CTEAM' });
  const sending = sendNext(sender.tools);
  const asked = () =>
    sender.workspace.calls().find(({ method }) => method === 'conversations.info');
  await sender.workspace.until(asked);
  sender.clock.advance(-60 * second);
  elapsed += 60 * second;
  await sending;
  expect([await sender.fate(), posts(sender)]).toEqual([
    ['pending', 'the lease was nearly over'],
    0,
  ]);
});

test('where the result could not be written, the message is found again after its lease', async () => {
  const sender = await startSender();
  await sender.queue();
  let writes = 0;
  const failing = {
    ...sender.store,
    write: (work: Parameters<typeof sender.store.write>[0]) => {
      writes += 1;
      return writes === 1 ? sender.store.write(work) : Promise.reject(new Error('locked'));
    },
  } as typeof sender.store;
  await expect(sendNext({ ...sender.tools, store: failing })).rejects.toThrow('locked');
  expect((await sender.fate())[0]).toBe('sending');
  sender.clock.advance(sendingPolicy.leaseMs + sendingPolicy.settleMs);
  await sender.drain();
  expect([await sender.fate(), sender.texts()]).toEqual([['sent', 'found'], ['One']]);
});
