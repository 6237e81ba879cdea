import { expect } from 'vitest';
import { z } from 'zod';
import type { SlackJson, WorkspaceMessage } from '../../workspace/protocol.ts';
import { type FormField, fieldsOf, pressablesOf } from '../support/read-message.ts';
import type { Bot } from '../support/start-bot.ts';
import { cut } from './hostile-texts.ts';

/** Fills fields in by block id, as far as Slack lets a person type, whatever the language. */
export type PersonAtFields = {
  readonly id: string;
  /** Types a slash command. */
  command(line: string): Promise<void>;
  /** Writes to the bot, with a file where one is named, and waits for its answer. */
  write(text: string, fileName?: string): Promise<void>;
  /** Opens the form of a shortcut, of a message where one is given. */
  shortcut(callbackId: string, message?: { channelId: string; ts: string }): Promise<void>;
  /**
   * Presses what comes back under this name, with this part in its value, in the newest message
   * that has it; false: none has.
   */
  press(name: string, part?: string): Promise<boolean>;
  /** Presses what opens a form; false: nothing opened. */
  open(name: string, part?: string): Promise<boolean>;
  /** How many forms were taken. */
  formsTaken(): number;
  /** Asks the open form's customer field. */
  suggest(typed: string): Promise<void>;
  /**
   * Sends the open form, first as it was filled in; a field that is refused is filled in with its
   * `fallback`. False: refused once more, and closed.
   */
  submit(
    values: Readonly<Record<string, string>>,
    fallback?: Readonly<Record<string, string>>,
  ): Promise<boolean>;
  /** The number of what the newest message is about: `F-12`; `''` where it is about nothing. */
  newest(letter: 'V' | 'F'): string;
  /** Every version of every message that the person has seen, as JSON. */
  readonly seen: ReadonlySet<string>;
};

const limited = z.looseObject({
  blocks: z.array(
    z.looseObject({
      block_id: z.string(),
      element: z.looseObject({ max_length: z.number().default(3000) }),
    }),
  ),
});

/** How many messages back a message may change. */
const looksBack = 8;
/** What is pressed stands on the newest message or the one before. */
const newest = 2;
const menuChoice = z.tuple([z.string(), z.unknown()]);

export function personAtFields(
  { workspace }: Bot,
  id: string,
  customerOf: (name: string) => Promise<{ readonly id: string; readonly name: string }>,
): PersonAtFields {
  const actor = workspace.as(id);
  const seen = new Set<string>();
  let taken = 0;

  function look(): number {
    const direct = workspace.messages(actor.directChannelId());
    for (const one of [
      ...workspace.ephemerals(id).slice(-looksBack),
      ...direct.slice(-looksBack),
    ]) {
      if (one.authorId === workspace.botUserId) seen.add(JSON.stringify(one));
    }
    return seen.size;
  }

  const topView = () => actor.state().openViews.at(-1);
  const stamp = () => `${look()} ${workspace.messages('CTEAM').length} ${topView()?.id}`;
  const ofBot = () =>
    [...actor.state().messages, ...workspace.ephemerals(id)]
      .filter(({ authorId }) => authorId === workspace.botUserId)
      .sort((one, other) => (one.ts < other.ts ? 1 : -1));
  const changeSince = (before: string) =>
    workspace.until(() => (stamp() === before ? undefined : true));

  function openView() {
    const view = topView();
    if (!view) throw new Error('No form is open');
    return view;
  }

  async function valueFor({ type, options }: FormField, typed: string): Promise<SlackJson> {
    switch (type) {
      case 'datepicker':
        return { type, selected_date: typed };
      case 'timepicker':
        return { type, selected_time: typed };
      case 'users_select':
        return { type, selected_user: typed };
      case 'conversations_select':
        return { type, selected_conversation: typed };
      case 'external_select': {
        const customer = await customerOf(typed);
        const text = { type: 'plain_text', text: cut(customer.name, 75) };
        return { type, selected_option: { text, value: customer.id } };
      }
      case 'plain_text_input':
        return { type, value: typed };
      default: {
        const chosen = options.find(({ value }) => value === typed);
        if (!chosen) throw new Error(`There is no option ${typed}`);
        const text = { type: 'plain_text', text: chosen.label };
        return { type, selected_option: { text, value: typed } };
      }
    }
  }

  async function send(values: Readonly<Record<string, string>>) {
    const { id: viewId, view } = openView();
    const limits = new Map(
      limited.parse(view).blocks.map(({ block_id, element }) => [block_id, element.max_length]),
    );
    const filled: Record<string, Record<string, SlackJson>> = {};
    for (const field of fieldsOf(view)) {
      const typed = values[field.blockId];
      if (typed === undefined) continue;
      const value = await valueFor(field, cut(typed, limits.get(field.blockId) ?? 3000));
      filled[field.blockId] = { [field.actionId]: value };
    }
    const { error, fieldErrors } = await actor.submit(viewId, filled);
    expect(error).toBeNull();
    return Object.keys(fieldErrors);
  }

  const option = z.object({ selected_option: z.object({ value: z.string() }) });
  const pressable = (message: WorkspaceMessage, name: string, part: string) =>
    pressablesOf(message).find(({ actionId, answer }) => {
      const chosen = option.safeParse(answer).data?.selected_option.value;
      if (chosen === undefined) return actionId.split('#')[0] === name;
      return menuChoice.parse(JSON.parse(chosen))[0] === name && chosen.includes(part);
    });

  async function press(name: string, part = ''): Promise<boolean> {
    for (const message of ofBot().slice(0, newest)) {
      const found = pressable(message, name, part);
      if (!found) continue;
      const { channelId, ts } = message;
      const before = stamp();
      const place = { kind: 'message', channelId, ts } as const;
      const answer = await actor.act(place, found.blockId, found.actionId, found.answer);
      expect(answer.error).toBeNull();
      await changeSince(before);
      return true;
    }
    return false;
  }

  return {
    id,
    seen,
    async command(line) {
      expect((await actor.say('CTEAM', line)).error).toBeNull();
      look();
    },
    async write(text, fileName) {
      const before = stamp();
      const channel = actor.directChannelId();
      const sent = fileName
        ? await actor.upload(channel, { name: fileName, bytes: Buffer.from('file') }, text)
        : await actor.say(channel, text);
      expect(sent.error).toBeNull();
      await changeSince(before);
    },
    async shortcut(callbackId, message) {
      expect((await actor.shortcut(callbackId, message)).error).toBeNull();
      await workspace.until(topView);
    },
    press,
    async open(name, part) {
      return (await press(name, part)) && topView() !== undefined;
    },
    formsTaken: () => taken,
    async suggest(typed) {
      const view = openView();
      const field = fieldsOf(view.view).find(({ type }) => type === 'external_select');
      if (!field) throw new Error('The form asks for no customer');
      const place = { kind: 'view', viewId: view.id } as const;
      await actor.suggest(place, field.blockId, field.actionId, typed);
    },
    async submit(values, fallback = {}) {
      const before = look();
      const refused = await send(values);
      if (refused.length > 0) {
        const mended = refused.map((field) => [field, fallback[field] ?? ''] as const);
        if ((await send({ ...values, ...Object.fromEntries(mended) })).length > 0) {
          await actor.close(openView().id);
          return false;
        }
      }
      await workspace.until(() => (topView() === undefined && look() > before ? true : undefined));
      taken += 1;
      return true;
    },
    newest: (letter) => new RegExp(`\\b${letter}-\\d+`).exec(ofBot()[0]?.text ?? '')?.[0] ?? '',
  };
}
