import { describe, expect, test } from 'vitest';
import { isObject } from '../../block-kit/slack-json.ts';
import { createRecord, manifest, openWorkspace, startApp } from './try-workspace.ts';

const failed = (error: string) => ({ ok: false, error, fieldErrors: {}, file: null });
const picture = { name: 'meter.png', bytes: Buffer.from('picture') };

describe('a file from a person', () => {
  test('comes to the app with its message, and its bytes to whoever has the token', async () => {
    const workspace = await openWorkspace({ now: () => 1_700_000_000_000 });
    const seen = createRecord();
    await startApp(workspace, (app) =>
      app.event('message', async ({ event }) => {
        seen.add(event);
      }),
    );
    const mei = workspace.as('U1');
    const { file } = await mei.upload(mei.directChannelId(), picture, 'the meter at @王芳');
    await seen.reaches(1);
    const [message] = workspace.messages(mei.directChannelId());
    const id = file?.id ?? '';
    expect(file).toEqual({
      id,
      name: 'meter.png',
      altText: null,
      mimetype: 'image/png',
      size: 7,
      url: `/browser/file/${id}`,
    });
    expect(message?.files).toEqual([file]);
    const [event] = seen.items;
    const privateUrl = `${workspace.url.replace('localhost', '127.0.0.1')}/files-pri/${workspace.teamId}-${id}/meter.png`;
    expect(event).toMatchObject({
      type: 'message',
      subtype: 'file_share',
      text: 'the meter at <@U2>',
      channel_type: 'im',
      user: 'U1',
      files: [
        {
          id,
          created: 1_700_000_000,
          name: 'meter.png',
          title: 'meter.png',
          mimetype: 'image/png',
          filetype: 'png',
          pretty_type: 'PNG',
          user: 'U1',
          size: 7,
          mode: 'hosted',
          url_private: privateUrl,
          permalink: `${workspace.apiUrl.replace('/api/', '')}/files/U1/${id}/meter.png`,
        },
      ],
    });
    const headers = { authorization: `Bearer ${workspace.botToken}` };
    const read = await fetch(privateUrl, { headers });
    expect([read.headers.get('content-type'), await read.text()]).toEqual(['image/png', 'picture']);
    expect((await fetch(privateUrl)).status).toBe(403);
    expect(
      (await fetch(privateUrl, { headers: { authorization: `Bearer ${workspace.appToken}` } }))
        .status,
    ).toBe(403);
    const shown = await fetch(`${workspace.url}${file?.url}`);
    expect([shown.status, await shown.text()]).toEqual([200, 'picture']);
  });

  test.each([
    ['报价 1.svg', 'attachment'],
    ['报价 1.html', 'inline'],
  ])('that could carry a script is saved, or shown without any: %s', async (name, way) => {
    const workspace = await openWorkspace();
    const bytes = Buffer.from('<script>');
    const { file } = await workspace.as('U1').upload('C1', { name: `../${name}`, bytes });
    const { headers } = await fetch(`${workspace.url}${file?.url}`);
    expect([
      headers.get('content-disposition'),
      headers.get('content-security-policy'),
      headers.get('x-content-type-options'),
    ]).toEqual([
      `${way}; filename*=UTF-8''${encodeURIComponent(name)}`,
      "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:",
      'nosniff',
    ]);
  });

  test('with a mention comes as a mention, several together in one', async () => {
    const workspace = await openWorkspace({
      manifest: manifest.replace('app_mention,', 'app_mention, file_shared,'),
    });
    const seen = createRecord();
    await startApp(workspace, (app) => {
      app.event('app_mention', async ({ event }) => {
        const files: unknown = Reflect.get(event, 'files');
        const names = Array.isArray(files) ? files.map((one) => isObject(one) && one.name) : [];
        seen.add([event.type, Reflect.get(event, 'subtype'), event.thread_ts, names]);
      });
      app.event('file_shared', async ({ event }) => {
        seen.add([event.type, event.channel_id, event.user_id]);
      });
    });
    const mei = workspace.as('U1');
    const first = await mei.upload(null, { name: 'a.pdf', bytes: Buffer.from('a') });
    expect(workspace.messages('C1')).toEqual([]);
    await mei.upload('C1', { name: 'b.xlsx', bytes: Buffer.from('b') }, '@helper look', {
      threadTs: '1700000000.000100',
      earlierIds: [first.file?.id ?? ''],
    });
    await seen.reaches(3);
    expect(seen.items).toEqual([
      ['app_mention', undefined, '1700000000.000100', ['a.pdf', 'b.xlsx']],
      ['file_shared', 'C1', 'U1'],
      ['file_shared', 'C1', 'U1'],
    ]);
  });

  test('is refused where it cannot go', async () => {
    const workspace = await openWorkspace();
    const mei = workspace.as('U1');
    const empty = { name: 'a.txt', bytes: Buffer.alloc(0) };
    expect(await mei.upload('C9', picture)).toEqual(failed('You are not in this conversation.'));
    expect(await mei.upload('C1', empty)).toEqual(failed('a.txt is empty.'));
    expect(await mei.upload('C1', { ...picture, name: '' })).toEqual(
      failed('A file needs a name.'),
    );
    const other = await workspace.as('U2').upload(null, picture);
    expect(await mei.upload('C1', picture, '', { earlierIds: [other.file?.id ?? ''] })).toEqual(
      failed('One of these files is not here.'),
    );
    expect(workspace.messages('C1')).toEqual([]);
  });

  test('comes from the page as raw bytes of 20 MB at most', async () => {
    const workspace = await openWorkspace();
    const query = new URLSearchParams({ person: 'U1', channel: 'C1', name: 'a.bin', text: 'hi' });
    const send = async (bytes: Buffer<ArrayBuffer>) => {
      const way = { method: 'POST', body: bytes };
      const response = await fetch(`${workspace.url}/browser/upload?${query}`, way);
      return [response.status, await response.json()];
    };
    expect(await send(Buffer.alloc(20_000_000))).toMatchObject([
      200,
      { ok: true, file: { name: 'a.bin', mimetype: 'application/octet-stream', size: 20_000_000 } },
    ]);
    expect(workspace.messages('C1').map(({ text }) => text)).toEqual(['hi']);
    expect(await send(Buffer.alloc(20_000_001))).toEqual([
      413,
      failed('A file may have 20 MB here.'),
    ]);
    expect((await fetch(`${workspace.url}/browser/file/F9`)).status).toBe(404);
  });

  test('stays closed to an app without files:read', async () => {
    const workspace = await openWorkspace({ manifest: manifest.replace('files:read,', '') });
    const { file } = await workspace.as('U1').upload('C1', picture);
    const origin = workspace.apiUrl.replace('/api/', '');
    const url = `${origin}/files-pri/${workspace.teamId}-${file?.id}/meter.png`;
    const headers = { authorization: `Bearer ${workspace.botToken}` };
    expect((await fetch(url, { headers })).status).toBe(403);
  });
});

describe('a file from the app', () => {
  test('goes by the way the Web API client takes, into a thread with its comment', async () => {
    const workspace = await openWorkspace({ now: () => 1_700_000_000_000 });
    const app = await startApp(workspace, () => {});
    const root = await app.client.chat.postMessage({ channel: 'C1', text: 'the month' });
    await app.client.filesUploadV2({
      channel_id: 'C1',
      thread_ts: root.ts ?? '',
      initial_comment: 'all visits',
      file_uploads: [
        { file: Buffer.from('a,b'), filename: 'visits.csv', title: 'Visits' },
        { file: Buffer.from('c'), filename: 'notes.txt' },
      ],
    });
    const [, message] = workspace.messages('C1');
    expect([message?.text, message?.threadTs, message?.authorId]).toEqual([
      'all visits',
      root.ts,
      workspace.botUserId,
    ]);
    expect(message?.files.map(({ name, mimetype, size }) => [name, mimetype, size])).toEqual([
      ['visits.csv', 'text/csv', 3],
      ['notes.txt', 'text/plain', 1],
    ]);
    const id = message?.files[0]?.id ?? '';
    const { file } = await app.client.files.info({ file: id });
    expect([file?.title, file?.filetype, file?.channels, file?.shares?.public?.C1]).toEqual([
      'Visits',
      'csv',
      ['C1'],
      [{ ts: message?.ts, thread_ts: root.ts }],
    ]);
    const shown = await fetch(`${workspace.url}/browser/file/${id}`);
    expect(await shown.text()).toBe('a,b');
    expect((await app.client.files.list({ channel: 'C1' })).files?.map(({ name }) => name)).toEqual(
      ['visits.csv', 'notes.txt'],
    );
  });

  test('is deleted by the app: gone from its message, its addresses and the lists', async () => {
    const workspace = await openWorkspace();
    const { client } = await startApp(workspace, () => {});
    await client.filesUploadV2({
      channel_id: 'C1',
      file_uploads: [
        { file: Buffer.from('a,b'), filename: 'visits.csv' },
        { file: Buffer.from('c'), filename: 'notes.txt' },
      ],
    });
    const [visits, notes] = workspace.messages('C1')[0]?.files ?? [];
    if (!visits || !notes) throw new Error('The files were not shared');
    const { file } = await client.files.info({ file: visits.id });
    await client.files.delete({ file: visits.id });
    const [message] = workspace.messages('C1');
    expect([message?.files, message?.deletedFileIds]).toEqual([[notes], [visits.id]]);
    const seen = workspace.as('U1').state().messages;
    expect(seen.map(({ deletedFileIds }) => deletedFileIds)).toEqual([[visits.id]]);
    const { messages } = await client.conversations.history({ channel: 'C1' });
    expect(messages?.[0]?.files).toEqual([
      expect.objectContaining({ id: notes.id, mode: 'hosted' }),
      { id: visits.id, mode: 'tombstone' },
    ]);
    const headers = { authorization: `Bearer ${workspace.botToken}` };
    const addresses = [`${workspace.url}${visits.url}`, file?.url_private ?? ''];
    const statuses = addresses.map(async (url) => (await fetch(url, { headers })).status);
    expect(await Promise.all(statuses)).toEqual([404, 404]);
    expect((await client.files.list({ channel: 'C1' })).files?.map(({ id }) => id)).toEqual([
      notes.id,
    ]);
    await expect(client.files.info({ file: visits.id })).rejects.toMatchObject({
      data: { error: 'file_not_found' },
    });
    await expect(client.files.delete({ file: visits.id })).rejects.toMatchObject({
      data: { error: 'file_deleted' },
    });
    await expect(client.files.delete({ file: 'F0' })).rejects.toMatchObject({
      data: { error: 'file_not_found' },
    });
  });

  test('is the only one that the app may delete', async () => {
    const workspace = await openWorkspace();
    const { client } = await startApp(workspace, () => {});
    const { file } = await workspace.as('U1').upload('C1', picture);
    await expect(client.files.delete({ file: file?.id ?? '' })).rejects.toMatchObject({
      data: { error: 'cant_delete_file' },
    });
    expect(workspace.messages('C1').flatMap(({ files }) => files)).toEqual([file]);
  });

  test('is not there before all its bytes are', async () => {
    const workspace = await openWorkspace();
    const { client } = await startApp(workspace, () => {});
    const announced = await client.files.getUploadURLExternal({ filename: 'a.txt', length: 3 });
    const { file_id = '', upload_url = '' } = announced;
    const complete = () =>
      client.files.completeUploadExternal({ files: [{ id: file_id }], channel_id: 'C1' });
    const refusal = { data: { error: 'file_not_found' } };
    await expect(complete()).rejects.toMatchObject(refusal);
    await fetch(upload_url, { method: 'POST', body: 'ab' });
    await expect(complete()).rejects.toMatchObject(refusal);
    const sent = await fetch(upload_url, { method: 'POST', body: 'abc' });
    expect([sent.status, await sent.text()]).toEqual([200, 'OK - 3']);
    await complete();
    await expect(complete()).rejects.toMatchObject(refusal);
    expect(workspace.messages('C1').map(({ files }) => files.length)).toEqual([1]);
    expect((await fetch(`${upload_url}x`, { method: 'POST', body: 'abc' })).status).toBe(404);
  });

  test('is shown where the app is, and to a person only in their conversation with it', async () => {
    const workspace = await openWorkspace({
      channels: [
        { id: 'C1', name: 'sales', memberIds: ['U1'], hasApp: true },
        { id: 'C2', name: 'other', memberIds: ['U1'], hasApp: false },
      ],
    });
    const { client } = await startApp(workspace, () => {});
    const announced = await client.files.getUploadURLExternal({ filename: 'a.txt', length: 3 });
    const { file_id = '', upload_url = '' } = announced;
    await fetch(upload_url, { method: 'POST', body: 'abc' });
    const shareIn = (channel_id: string) =>
      client.files.completeUploadExternal({ files: [{ id: file_id }], channel_id });
    await expect(shareIn('C2')).rejects.toMatchObject({ data: { error: 'not_in_channel' } });
    await expect(shareIn('C9')).rejects.toMatchObject({ data: { error: 'channel_not_found' } });
    await expect(shareIn('U1')).rejects.toMatchObject({
      data: {
        error: 'invalid_arguments',
        response_metadata: {
          messages: [
            '[ERROR] input must match regex pattern: ^[CGDZ][A-Z0-9]{8,}$ [json-pointer:/channel_id]',
          ],
        },
      },
    });
    const { channel } = await client.conversations.open({ users: 'U1' });
    const { files } = await shareIn(channel?.id ?? '');
    // Slack answers before it has looked at the file and shown it.
    expect(files).toMatchObject([
      { id: file_id, name: 'a.txt', mimetype: '', channels: [], ims: [], shares: {} },
    ]);
    expect((await client.files.info({ file: file_id })).file?.ims).toEqual([channel?.id]);
  });

  test('is listed by conversation and time, page by page', async () => {
    let now = 1_700_000_000_000;
    const workspace = await openWorkspace({ now: () => now });
    const { client } = await startApp(workspace, () => {});
    for (const name of ['a', 'b', 'c']) {
      now += 60_000;
      await workspace.as('U1').upload('C1', { name, bytes: Buffer.from(name) });
    }
    const names = async (wanted: object) => {
      const { files = [], paging } = await client.files.list({ channel: 'C1', ...wanted });
      return [files.map(({ name }) => name).join(''), paging];
    };
    expect(await names({ ts_from: '1700000120' })).toEqual([
      'bc',
      { count: 100, total: 2, page: 1, pages: 1 },
    ]);
    expect(await names({ ts_to: '1700000120', count: 1, page: 2 })).toEqual([
      'b',
      { count: 1, total: 2, page: 2, pages: 2 },
    ]);
  });

  test('needs its scopes', async () => {
    const without = manifest.replace('files:read,', '').replace('files:write,', '');
    const workspace = await openWorkspace({ manifest: without });
    const { client } = await startApp(workspace, () => {});
    const provided = expect.not.stringContaining('files');
    await expect(
      client.files.getUploadURLExternal({ filename: 'a.txt', length: 3 }),
    ).rejects.toMatchObject({ data: { error: 'missing_scope', needed: 'files:write', provided } });
    await expect(client.files.info({ file: 'F1' })).rejects.toMatchObject({
      data: { error: 'missing_scope', needed: 'files:read', provided },
    });
  });
});
