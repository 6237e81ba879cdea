import type { ModalView } from '@slack/types';
import { describe, expect, test } from 'vitest';
import type { Workspace } from '../../workspace/start-workspace.ts';
import { createRecord, openWorkspace, startApp } from './try-workspace.ts';

const done = { ok: true, error: null, fieldErrors: {} };
const failed = (error: string) => ({ ok: false, error, fieldErrors: {} });
const plain = (text: string) => ({ type: 'plain_text' as const, text });
const option = (value: string) => ({ text: plain(value), value });

function modal(title: string, more: Partial<ModalView> = {}): ModalView {
  return {
    type: 'modal',
    callback_id: 'form',
    title: plain(title),
    submit: plain('Save'),
    blocks: [
      {
        type: 'input',
        block_id: 'where',
        label: plain('Where'),
        optional: true,
        element: { type: 'static_select', action_id: 'pick', options: [option('a'), option('b')] },
      },
    ],
    ...more,
  };
}

const titlesOf = (workspace: Workspace) =>
  workspace
    .as('U1')
    .state()
    .openViews.map(({ view }) => view.title);

describe('forms', () => {
  async function withForm(workspace: Workspace, view: ModalView = modal('One')) {
    const closed = createRecord();
    const app = await startApp(workspace, (bolt) => {
      bolt.command('/note', async ({ ack, client, command }) => {
        await ack();
        await client.views.open({ trigger_id: command.trigger_id, view });
      });
      bolt.view('form', async ({ ack, view: sent }) => {
        const picked = sent.state.values.where?.pick?.selected_option?.value;
        if (picked === 'a') await ack({ response_action: 'update', view: modal('Two') });
        else if (picked === 'b') await ack({ response_action: 'push', view: modal('Three') });
        else await ack({ response_action: 'clear' });
      });
      bolt.view({ callback_id: 'form', type: 'view_closed' }, async ({ ack, body }) => {
        await ack();
        closed.add([body.view.title.text, 'is_cleared' in body && body.is_cleared]);
      });
    });
    await workspace.as('U1').say('C1', '/note');
    const opened = await workspace.until(() => workspace.as('U1').state().openViews[0]);
    return { app, closed, opened };
  }
  const pick = (value: string) => ({
    where: { pick: { type: 'static_select', selected_option: option(value) } },
  });

  test('are updated, pushed on and cleared by the answer to them', async () => {
    const workspace = await openWorkspace();
    const { opened } = await withForm(workspace);
    const mei = workspace.as('U1');
    await mei.submit(opened.id, pick('a'));
    expect(titlesOf(workspace)).toEqual([plain('Two')]);
    await mei.submit(opened.id, pick('b'));
    expect(titlesOf(workspace)).toEqual([plain('Two'), plain('Three')]);
    expect(await mei.submit(opened.id)).toEqual(failed('This form is no longer open.'));
    const top = mei.state().openViews.at(-1);
    expect(await mei.submit(top?.id ?? '')).toEqual(done);
    expect(titlesOf(workspace)).toEqual([]);
  });

  test('stand three on each other at most', async () => {
    const workspace = await openWorkspace();
    const answers: unknown[] = [];
    const view = modal('One', {
      blocks: [
        {
          type: 'actions',
          block_id: 'row',
          elements: [{ type: 'button', action_id: 'more', text: plain('More') }],
        },
      ],
    });
    const { app } = await withForm(workspace, view);
    app.action('more', async ({ ack, body, client }) => {
      const trigger_id = 'trigger_id' in body ? body.trigger_id : '';
      const answer = await client.views.push({ trigger_id, view }).then(
        () => 'pushed',
        (error: { readonly data?: { readonly error?: string } }) => error.data?.error,
      );
      answers.push(answer);
      await ack();
    });
    for (let time = 1; time <= 3; time += 1) {
      const top = workspace.as('U1').state().openViews.at(-1);
      await workspace.as('U1').act({ kind: 'view', viewId: top?.id ?? '' }, 'row', 'more');
    }
    expect(answers).toEqual(['pushed', 'pushed', 'push_limit_reached']);
    expect(titlesOf(workspace).length).toBe(3);
  });

  test('are updated by the app unless they changed meanwhile', async () => {
    const workspace = await openWorkspace();
    const { app, opened } = await withForm(workspace);
    const { id: view_id, hash } = opened;
    await app.client.views.update({ view_id, hash, view: modal('Two') });
    expect(titlesOf(workspace)).toEqual([plain('Two')]);
    await expect(
      app.client.views.update({ view_id, hash, view: modal('Three') }),
    ).rejects.toMatchObject({ data: { error: 'hash_conflict' } });
  });

  test('tell the app when they are dismissed, if they should', async () => {
    const workspace = await openWorkspace();
    const { closed, opened } = await withForm(
      workspace,
      modal('One', { notify_on_close: true, clear_on_close: true }),
    );
    expect(await workspace.as('U1').close(opened.id)).toEqual(done);
    await closed.reaches(1);
    expect(closed.items).toEqual([['One', true]]);
    expect(titlesOf(workspace)).toEqual([]);
  });

  test('carry what stands in their other fields when an element in them tells the app', async () => {
    const workspace = await openWorkspace();
    const seen = createRecord();
    const view = modal('One', {
      blocks: [
        {
          type: 'input',
          block_id: 'name',
          label: plain('Name'),
          element: { type: 'plain_text_input', action_id: 'text', initial_value: 'Acme' },
        },
        {
          type: 'section',
          block_id: 'kind',
          text: plain('Kind'),
          accessory: { type: 'static_select', action_id: 'pick', options: [option('a')] },
        },
      ],
    });
    const { app, opened } = await withForm(workspace, view);
    app.action('pick', async ({ ack, body }) => {
      await ack();
      seen.add('view' in body ? body.view?.state.values : null);
    });
    const place = { kind: 'view', viewId: opened.id } as const;
    await workspace.as('U1').act(place, 'kind', 'pick', { selected_option: option('a') });
    await seen.reaches(1);
    expect(seen.items).toEqual([
      {
        name: { text: { type: 'plain_text_input', value: 'Acme' } },
        kind: { pick: { type: 'static_select', selected_option: option('a') } },
      },
    ]);
  });
});
