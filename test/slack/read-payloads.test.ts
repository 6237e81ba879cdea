import { describe, expect, test } from 'vitest';
import { instant } from '../../src/domain/zoned-time.ts';
import {
  incomingEvent,
  readEvent,
  readMetadataEcho,
  writtenAt,
} from '../../src/slack/read-events.ts';
import {
  readButtonPress,
  readFormSubmission,
  readSlashCommand,
} from '../../src/slack/read-payloads.ts';

const bot = 'UBOT';
const envelope = (event: object) => ({
  type: 'event_callback',
  token: 'a secret',
  team_id: 'T1',
  event_id: 'E1',
  event,
});
const direct = {
  type: 'message',
  channel: 'D1',
  channel_type: 'im',
  user: 'UWANG',
  text: 'due',
  ts: '1.1',
};
const line = {
  type: 'line',
  workspaceId: 'T1',
  userId: 'UWANG',
  channelId: 'D1',
  threadTs: null,
  isDirect: true,
  text: 'due',
  ts: '1.1',
  files: [],
  namedChannels: [],
};

describe('an event', () => {
  test('a direct message is a line, answered where it stands', () => {
    expect(readEvent(envelope(direct), bot)).toEqual({ key: 'event/T1/E1', event: line });
    expect(readEvent(envelope({ ...direct, thread_ts: '0.9' }), bot)?.event).toEqual({
      ...line,
      threadTs: '0.9',
    });
  });

  test('a mention is a line without the mention, answered in its thread where there is one', () => {
    const mention = {
      ...direct,
      type: 'app_mention',
      channel: 'C1',
      channel_type: undefined,
      text: `<@${bot}>  visit A &amp; B &lt;x&gt; <@${bot}>`,
    };
    const expected = { ...line, channelId: 'C1', isDirect: false, text: 'visit A & B <x>' };
    expect(readEvent(envelope(mention), bot)?.event).toEqual(expected);
    expect(readEvent(envelope({ ...mention, thread_ts: '0.9' }), bot)?.event).toEqual({
      ...expected,
      threadTs: '0.9',
    });
  });

  test('a file comes with where it is found; one that the bot may not see is left out', () => {
    const url_private = 'https://files.slack.com/x';
    const photo = {
      id: 'F1',
      name: 'photo.jpg',
      mimetype: 'image/jpeg',
      permalink: 'https://x.slack.com/files/F1',
    };
    const files = [
      { ...photo, url_private },
      { id: 'F2', file_access: 'check_file_info' },
    ];
    const sent = { ...direct, subtype: 'file_share', files };
    const { mimetype: mimeType, ...rest } = photo;
    expect(readEvent(envelope(sent), bot)?.event).toEqual({
      ...line,
      files: [{ ...rest, mimeType, downloadUrl: url_private }],
    });
  });

  test.each([
    ['<mailto:bob@acme.com|bob@acme.com>', 'bob@acme.com'],
    ['<mailto:bob@acme.com>', 'bob@acme.com'],
    ['<https://acme.com/a?b=1&amp;c=2|acme.com>', 'acme.com'],
    ['<https://acme.com/a?b=1&amp;c=2>', 'https://acme.com/a?b=1&c=2'],
    ['<tel:+4912|+49 12>', '+49 12'],
    ['<#C1|accounts> and <#C1>', 'accounts and #C1'],
    ['<@U1> and <@U1|mei>', '<@U1> and <@U1|mei>'],
    ['<!here> <!subteam^S1|@grid>', '@here @grid'],
    ['a &lt;b|c&gt; d', 'a <b|c> d'],
    [`<@${bot}|linesman> due`, 'due'],
  ])('%s is read as people see it: %s', (text, seen) => {
    expect(readEvent(envelope({ ...direct, text }), bot)?.event).toEqual({
      ...line,
      text: seen,
      namedChannels: text.includes('<#C1') ? ['C1', 'C1'] : [],
    });
  });

  test('was written when Slack’s mark says, but never after it was received', () => {
    const writtenWith = (ts: string | undefined) => {
      const event = incomingEvent.parse({ ...line, ts });
      return event.type === 'line' ? writtenAt(event, instant(5_000)) : null;
    };
    const marks = ['1.234567', '4.999999', '5.000001', 'x', undefined];
    expect(marks.map(writtenWith)).toEqual([1_234, 4_999, 5_000, 5_000, 5_000]);
  });

  test('the bot’s being invited says by whom', () => {
    const joined = { type: 'member_joined_channel', user: bot, channel: 'C1', inviter: 'UWANG' };
    expect(readEvent(envelope(joined), bot)).toEqual({
      key: 'event/T1/E1',
      event: { type: 'invited', workspaceId: 'T1', channelId: 'C1', inviterId: 'UWANG' },
    });
    expect(readEvent(envelope({ ...joined, user: 'UWANG' }), bot)).toBe(undefined);
  });

  test.each([
    ['the bot’s own message', envelope({ ...direct, user: bot })],
    ['another bot’s message', envelope({ ...direct, bot_id: 'B2' })],
    ['an edited message', envelope({ ...direct, subtype: 'message_changed' })],
    ['a changed message', envelope({ ...direct, subtype: 'message_changed' })],
    ['a message in a channel', envelope({ ...direct, channel: 'C1', channel_type: 'channel' })],
    ['a group message', envelope({ ...direct, channel: 'G1', channel_type: 'mpim' })],
    ['an event of another kind', envelope({ type: 'reaction_added', user: 'UWANG' })],
    ['what is no event', { type: 'url_verification', challenge: 'x' }],
    ['nothing', null],
  ])('%s is left alone', (_what, body) => {
    expect(readEvent(body, bot)).toBe(undefined);
  });
});

test('a slash command is read without what is not used', () => {
  const body = {
    token: 'a secret',
    command: '/visit',
    text: 'A &amp; B <@U1|mei> <#C1|accounts> <https://acme.com>',
    user_id: 'UWANG',
    user_name: 'wang',
    team_id: 'T1',
    channel_id: 'C1',
    trigger_id: '7.7',
    response_url: 'https://hooks.slack.com/x',
  };
  expect(readSlashCommand(body)).toEqual({
    key: 'command/T1/7.7',
    command: '/visit',
    text: 'A & B <@U1|mei> accounts https://acme.com',
    userId: 'UWANG',
    workspaceId: 'T1',
    channelId: 'C1',
    namedChannels: ['C1'],
    triggerId: '7.7',
    responseUrl: 'https://hooks.slack.com/x',
  });
  expect(() => readSlashCommand({ ...body, trigger_id: undefined })).toThrow();
});

describe('a press', () => {
  const press = {
    user: { id: 'UWANG' },
    team: { id: 'T1' },
    trigger_id: '7.7',
    response_url: 'https://hooks.slack.com/x',
    channel: { id: 'C1' },
  };
  const read = {
    key: 'action/T1/7.7',
    userId: 'UWANG',
    workspaceId: 'T1',
    channelId: 'C1',
    triggerId: '7.7',
    responseUrl: 'https://hooks.slack.com/x',
    isHome: false,
  };

  test('of a button says its name and value', () => {
    const actions = [{ action_id: 'visit:undo#3', value: '{"visitId":"v"}' }];
    expect(readButtonPress({ ...press, actions })).toEqual({
      ...read,
      name: 'visit:undo',
      value: { visitId: 'v' },
    });
  });

  test('of a menu’s choice says the choice’s', () => {
    const value = JSON.stringify(['visit:share', { visitId: 'v' }]);
    const actions = [{ action_id: 'menu', selected_option: { value } }];
    expect(readButtonPress({ ...press, actions })).toEqual({
      ...read,
      name: 'visit:share',
      value: { visitId: 'v' },
    });
  });
});

test('a form is read by block, whatever its element is', () => {
  const body = {
    user: { id: 'UWANG' },
    team: { id: 'T1' },
    view: {
      id: 'VIEW',
      callback_id: 'visit:save',
      private_metadata: '{"a":1}',
      state: {
        values: {
          note: { x: { value: 'n' } },
          day: { x: { selected_date: '2026-11-20' } },
          time: { x: { selected_time: '09:00' } },
          customer: { x: { selected_option: { value: 'c' } } },
          channel: { x: { selected_conversation: 'C1' } },
          leads: { x: { selected_users: ['U1', 'U2'] } },
          papers: { x: { selected_options: [{ value: 'plan' }, { value: 'letter' }] } },
          empty: { x: { value: null } },
        },
      },
    },
  };
  expect(readFormSubmission(body)).toEqual({
    key: 'form/T1/VIEW',
    name: 'visit:save',
    values: {
      note: 'n',
      day: '2026-11-20',
      time: '09:00',
      customer: 'c',
      channel: 'C1',
      leads: null,
      papers: null,
      empty: null,
    },
    people: {
      note: [],
      day: [],
      time: [],
      customer: [],
      channel: [],
      leads: ['U1', 'U2'],
      papers: [],
      empty: [],
    },
    choices: { papers: ['plan', 'letter'] },
    metadata: { a: 1 },
    userId: 'UWANG',
    workspaceId: 'T1',
  });
});

describe('an echo', () => {
  const echo = {
    type: 'message_metadata_posted',
    user_id: bot,
    channel_id: 'C1',
    message_ts: '5.5',
    metadata: { event_type: 'linesman_outbox', event_payload: { key: 'id' } },
  };
  test('of our own message says which one', () => {
    expect(readMetadataEcho(envelope(echo), bot)).toEqual({
      outboxId: 'id',
      channelId: 'C1',
      ts: '5.5',
    });
  });
  test.each([
    ['of another app that copied the mark', { ...echo, user_id: 'UOTHER' }],
    ['with another mark', { ...echo, metadata: { ...echo.metadata, event_type: 'other' } }],
    ['of another kind', { ...echo, type: 'message' }],
  ])('%s is none', (_what, event) => {
    expect(readMetadataEcho(envelope(event), bot)).toBe(undefined);
  });
});
