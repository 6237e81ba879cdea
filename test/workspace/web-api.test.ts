import { WebClient } from '@slack/web-api';
import { describe, expect, test } from 'vitest';
import type { Workspace } from '../../workspace/start-workspace.ts';
import { manifest, openWorkspace } from './try-workspace.ts';

type Answer = { readonly [key: string]: unknown };

async function call(
  workspace: Workspace,
  method: string,
  body: object = {},
  token = workspace.botToken,
): Promise<Answer> {
  const response = await fetch(`${workspace.apiUrl}${method}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify(body),
  });
  expect(response.status).toBe(200);
  return response.json();
}

const clientOf = (workspace: Workspace) =>
  new WebClient(workspace.botToken, {
    slackApiUrl: workspace.apiUrl,
    retryConfig: { retries: 0 },
  });

describe('refusals', () => {
  test.each([
    ['auth.test', {}, 'wrong', { ok: false, error: 'invalid_auth' }],
    ['chat.sing', {}, undefined, { ok: false, error: 'unknown_method', req_method: 'chat.sing' }],
    ['apps.connections.open', {}, undefined, { ok: false, error: 'not_allowed_token_type' }],
    [
      'chat.postMessage',
      { channel: 'C9', text: 'x' },
      undefined,
      { ok: false, error: 'channel_not_found' },
    ],
    [
      'chat.postMessage',
      { channel: 'C2', text: 'x' },
      undefined,
      { ok: false, error: 'not_in_channel' },
    ],
    ['chat.postMessage', { channel: 'C1' }, undefined, { ok: false, error: 'no_text' }],
    [
      'chat.postEphemeral',
      { channel: 'C1', user: 'U9', text: 'x' },
      undefined,
      { ok: false, error: 'user_not_found' },
    ],
    [
      'chat.update',
      { channel: 'C1', ts: '1.0', text: 'x' },
      undefined,
      { ok: false, error: 'message_not_found' },
    ],
    [
      'chat.postMessage',
      { channel: 'C1', text: 'x', metadata: { event_type: 'a' } },
      undefined,
      { ok: false, error: 'invalid_metadata_format' },
    ],
    ['users.info', { user: 'U9' }, undefined, { ok: false, error: 'user_not_found' }],
    ['conversations.open', {}, undefined, { ok: false, error: 'users_list_not_supplied' }],
    [
      'views.open',
      { trigger_id: 'x', view: {} },
      undefined,
      { ok: false, error: 'invalid_trigger_id' },
    ],
  ])('%s %j', async (method, body, token, answer) => {
    const workspace = await openWorkspace();
    expect(await call(workspace, method, body, token)).toEqual(answer);
  });

  test('a scope that the manifest lacks is named', async () => {
    const workspace = await openWorkspace({ manifest: manifest.replace(' chat:write,', '') });
    const answer = await call(workspace, 'chat.postMessage', { channel: 'C1', text: 'x' });
    expect({ ...answer, provided: '…' }).toEqual({
      ok: false,
      error: 'missing_scope',
      needed: 'chat:write',
      provided: '…',
    });
  });

  test('blocks Slack does not take are refused with a pointer', async () => {
    const workspace = await openWorkspace();
    const blocks = [{ type: 'header', text: { type: 'plain_text', text: '' } }];
    const messages = ['[ERROR] must be more than 0 characters [json-pointer:/blocks/0/text/text]'];
    expect(await call(workspace, 'chat.postMessage', { channel: 'C1', blocks })).toEqual({
      ok: false,
      error: 'invalid_blocks',
      errors: messages,
      response_metadata: { messages },
    });
    expect(workspace.messages('C1')).toEqual([]);
  });

  test('blocks.validate needs no token', async () => {
    const workspace = await openWorkspace();
    const response = await fetch(`${workspace.apiUrl}blocks.validate`, {
      method: 'POST',
      body: new URLSearchParams({ blocks: '[{"type":"banner"}]' }),
    });
    expect(await response.json()).toEqual({
      ok: false,
      error: 'invalid_blocks',
      errors: [
        {
          pointer: '/0/type',
          code: 'failed_constraint',
          message: 'unsupported type: banner',
          constraint: {
            type: 'enum',
            expected: expect.arrayContaining(['section', 'container']),
            got: 'banner',
          },
        },
      ],
    });
  });
});

test('blocks.validate points into messages and views, and takes one of them', async () => {
  const workspace = await openWorkspace();
  const validate = (body: object) => call(workspace, 'blocks.validate', body, '');
  const missing = (pointer: string) => [
    { pointer, code: 'missing_field', message: 'missing required field: type', field: 'type' },
  ];
  expect(await validate({ message: { text: 'x', blocks: [{}] } })).toEqual({
    ok: false,
    error: 'invalid_message',
    errors: missing('/blocks/0'),
  });
  const title = { type: 'plain_text', text: 'x' };
  expect(await validate({ view: JSON.stringify({ type: 'modal', title, blocks: [{}] }) })).toEqual({
    ok: false,
    error: 'invalid_view',
    errors: missing('/blocks/0'),
  });
  expect(await validate({ blocks: [{ type: 'divider' }] })).toEqual({ ok: true });
  expect(await validate({})).toMatchObject({ ok: false, error: 'invalid_arguments' });
  expect(await validate({ blocks: [], message: {} })).toMatchObject({ error: 'invalid_arguments' });
});

test('a second table is refused as an attachment', async () => {
  const workspace = await openWorkspace();
  const table = { type: 'table', rows: [[{ type: 'raw_text', text: 'x' }]] };
  const messages = ['[ERROR] only_one_table_allowed [json-pointer:/blocks]'];
  const blocks = [table, table];
  expect(await call(workspace, 'chat.postMessage', { channel: 'C1', blocks })).toEqual({
    ok: false,
    error: 'invalid_attachments',
    errors: messages,
    response_metadata: { messages },
  });
});

test('messages are posted, updated, deleted and read back with their metadata', async () => {
  const workspace = await openWorkspace();
  const client = clientOf(workspace);
  const metadata = { event_type: 'note_posted', event_payload: { key: 'k1' } };
  const root = await client.chat.postMessage({ channel: '#sales', text: 'root', metadata });
  const ts = root.ts ?? '';
  await client.chat.postMessage({ channel: 'C1', text: 'reply', thread_ts: ts });
  const gone = await client.chat.postMessage({ channel: 'C1', text: 'gone' });
  await client.chat.delete({ channel: 'C1', ts: gone.ts ?? '' });
  await client.chat.update({ channel: 'C1', ts, text: 'root, corrected' });
  const history = await client.conversations.history({
    channel: 'C1',
    oldest: ts,
    inclusive: true,
    include_all_metadata: true,
  });
  expect(
    history.messages?.map((one) => [
      one.text,
      one.metadata,
      one.reply_count,
      one.bot_id !== undefined,
    ]),
  ).toEqual([['root, corrected', metadata, 1, true]]);
  expect(await client.conversations.history({ channel: 'C1', oldest: ts })).toHaveProperty(
    'messages',
    [],
  );
  const replies = await client.conversations.replies({ channel: 'C1', ts });
  expect(replies.messages?.map(({ text }) => text)).toEqual(['root, corrected', 'reply']);
  expect(workspace.messages('C1').map(({ text, isEdited }) => [text, isEdited])).toEqual([
    ['root, corrected', true],
    ['reply', false],
  ]);
  const link = await client.chat.getPermalink({ channel: 'C1', message_ts: ts });
  expect(link.permalink).toBe(
    `http://127.0.0.1:${workspace.port}/archives/C1/p${ts.replace('.', '')}`,
  );
});

test('a text that updates a message takes the place of its blocks', async () => {
  const workspace = await openWorkspace();
  const client = clientOf(workspace);
  const blocks = [{ type: 'divider' as const }];
  const { ts = '' } = await client.chat.postMessage({ channel: 'C1', text: 'one', blocks });
  const shown = () =>
    workspace.messages('C1').map((one) => [one.text, one.blocks.length, one.isEdited]);
  await client.chat.update({ channel: 'C1', ts, text: 'two', blocks });
  expect(shown()).toEqual([['two', 1, false]]);
  await client.chat.update({ channel: 'C1', ts, attachments: [{ text: 'more' }] });
  expect(shown()).toEqual([['two', 1, true]]);
  await client.chat.update({ channel: 'C1', ts, text: 'three' });
  expect(shown()).toEqual([['three', 0, true]]);
});

test('history comes in pages', async () => {
  const workspace = await openWorkspace();
  const client = clientOf(workspace);
  for (const text of ['a', 'b', 'c']) await client.chat.postMessage({ channel: 'C1', text });
  const first = await client.conversations.history({ channel: 'C1', limit: 2 });
  const cursor = first.response_metadata?.next_cursor ?? '';
  const second = await client.conversations.history({ channel: 'C1', limit: 2, cursor });
  expect(
    [first, second].map((page) => [page.messages?.map(({ text }) => text), page.has_more]),
  ).toEqual([
    [['c', 'b'], true],
    [['a'], false],
  ]);
});

test('a person stands for the conversation with them', async () => {
  const workspace = await openWorkspace();
  const client = clientOf(workspace);
  const opened = await client.conversations.open({ users: 'U2' });
  const posted = await client.chat.postMessage({ channel: 'U2', text: 'hello' });
  expect(posted.channel).toBe(opened.channel?.id);
  expect(workspace.as('U2').directChannelId()).toBe(opened.channel?.id);
});

test('people and channels are described as Slack does', async () => {
  const workspace = await openWorkspace({ now: () => Date.UTC(2026, 6, 1) });
  const client = clientOf(workspace);
  const { user } = await client.users.info({ user: 'U2', include_locale: true });
  expect([user?.locale, user?.tz, user?.tz_offset, user?.is_admin, user?.deleted]).toEqual([
    'en-US',
    'America/New_York',
    -14_400,
    false,
    false,
  ]);
  const plain = await client.users.info({ user: 'U1' });
  expect([plain.user?.locale, plain.user?.is_admin, plain.user?.is_owner]).toEqual([
    undefined,
    true,
    true,
  ]);
  workspace.deactivate('U2');
  const closed = await client.users.info({ user: 'U2', include_locale: true });
  // Of a closed account Slack tells neither zone nor language.
  expect([closed.user?.deleted, closed.user?.tz, closed.user?.locale]).toEqual([
    true,
    undefined,
    undefined,
  ]);
  const mine = await client.users.conversations({ types: 'public_channel,im' });
  expect(mine.channels?.map(({ id }) => id)).toEqual(['C1', 'D1', 'D2']);
  const all = await client.conversations.list();
  expect(all.channels?.map(({ id, is_member }) => [id, is_member])).toEqual([
    ['C1', true],
    ['C2', false],
  ]);
  const members = await client.conversations.members({ channel: 'C1' });
  expect(members.members).toEqual(['U1', 'U2', workspace.botUserId]);
});

test('every call is kept, without its token', async () => {
  const workspace = await openWorkspace({ now: () => 1000 });
  await call(workspace, 'chat.postMessage', { channel: 'C1', text: 'x', token: 'secret' });
  await call(workspace, 'chat.sing');
  expect(workspace.calls()).toEqual([
    { method: 'chat.postMessage', arguments: { channel: 'C1', text: 'x' }, at: 1000, ok: true },
    { method: 'chat.sing', arguments: {}, at: 1000, ok: false },
  ]);
});

test('answers carry the date of the workspace clock', async () => {
  const workspace = await openWorkspace({ now: () => Date.UTC(2030, 0, 1) });
  const response = await fetch(`${workspace.apiUrl}api.test`);
  expect(response.headers.get('date')).toBe('Tue, 01 Jan 2030 00:00:00 GMT');
});

test('timestamps are unique although the clock stands', async () => {
  const workspace = await openWorkspace({ now: () => 1_700_000_000_123 });
  for (const text of ['a', 'b']) await call(workspace, 'chat.postMessage', { channel: 'C1', text });
  expect(workspace.messages('C1').map(({ ts }) => ts)).toEqual([
    '1700000000.123000',
    '1700000000.123001',
  ]);
});
