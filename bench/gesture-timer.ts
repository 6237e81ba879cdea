import { z } from 'zod';
import type { Workspace } from '../workspace/start-workspace.ts';

const element = z.looseObject({
  action_id: z.string().optional(),
  options: z.unknown().optional(),
});
const row = z.looseObject({
  block_id: z.string().default(''),
  elements: z.array(z.unknown()).default([]),
  accessory: element.optional(),
});

/** Does what one person does, and takes the time until they see what comes of it, in milliseconds. */
export function gestureTimer(workspace: Workspace, personId: string) {
  const actor = workspace.as(personId);
  const newest = () => workspace.ephemerals(personId).at(-1);
  const openView = () => actor.state().openViews.at(-1);

  async function closeForm(): Promise<void> {
    const view = openView();
    if (!view) throw new Error('No form is open');
    await actor.close(view.id);
  }

  /** Where the newest message offers a press of this name. */
  function find(name: string) {
    const message = newest();
    for (const raw of message?.blocks ?? []) {
      const { block_id: blockId, elements, accessory } = row.parse(raw);
      const offered = [...elements, ...(accessory ? [accessory] : [])];
      for (const one of offered) {
        const { action_id: actionId = '' } = element.safeParse(one).data ?? {};
        if (message && actionId.split('#')[0] === name) return { message, blockId, actionId };
      }
    }
    throw new Error(`Nothing offers ${name}: ${message?.text}`);
  }

  async function press(name: string): Promise<void> {
    const { message, blockId, actionId } = find(name);
    const place = { kind: 'message', channelId: message.channelId, ts: message.ts } as const;
    const { error } = await actor.act(place, blockId, actionId);
    if (error !== null) throw new Error(error);
  }

  return {
    /** A line, until its answer stands in the channel. */
    async line(typed: string): Promise<number> {
      const before = newest()?.ts;
      const startedAt = performance.now();
      const { error } = await actor.say('CTEAM', typed);
      const wait = performance.now() - startedAt;
      if (error !== null || newest()?.ts === before) throw new Error(`${typed}: ${error}`);
      return wait;
    },
    /** A line, until the form that it opens is open. */
    async lineToForm(typed: string): Promise<number> {
      const startedAt = performance.now();
      const { error } = await actor.say('CTEAM', typed);
      const wait = performance.now() - startedAt;
      if (error !== null) throw new Error(error);
      await closeForm();
      return wait;
    },
    /** A press on the newest message, until the form that it opens is open. */
    async pressToForm(name: string): Promise<number> {
      const startedAt = performance.now();
      await press(name);
      await workspace.until(openView);
      const wait = performance.now() - startedAt;
      await closeForm();
      return wait;
    },
    /** A press on the newest message, until that has become another one. */
    async pressToRewrite(name: string): Promise<number> {
      const before = newest();
      const blocks = JSON.stringify(before?.blocks);
      const startedAt = performance.now();
      await press(name);
      await workspace.until(() => (JSON.stringify(newest()?.blocks) === blocks ? undefined : true));
      return performance.now() - startedAt;
    },
    /** Opening the Home tab, until it is published anew. */
    async home(): Promise<number> {
      const count = () =>
        workspace.calls().filter(({ method }) => method === 'views.publish').length;
      const before = count();
      const startedAt = performance.now();
      const { error } = await actor.openHome();
      if (error !== null) throw new Error(error);
      await workspace.until(() => (count() > before ? true : undefined));
      return performance.now() - startedAt;
    },
  };
}

export type GestureTimer = ReturnType<typeof gestureTimer>;
