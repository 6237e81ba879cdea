import { expect, onTestFinished } from 'vitest';
import type { SlackJson, WorkspaceMessage } from '../../workspace/protocol.ts';
import { fieldsOf, pressablesOf, readForm, readMessage } from './read-message.ts';
import type { Bot } from './start-bot.ts';

/** What a person does in Slack, and what they then see. */
export type Person = {
  /** Types a slash command; answers with the lines that only this person is shown. */
  command(line: string, channelId?: string): Promise<string[]>;
  /** Writes to the bot directly; answers with the lines of its reply. */
  write(text: string): Promise<string[]>;
  /** Mentions the bot in a channel, or in a thread; answers with the bot's reply. */
  mention(text: string, threadTs?: string): Promise<WorkspaceMessage>;
  /**
   * Presses a button or chooses from a menu in the newest message that has it, and waits for what
   * changes: the lines of the message that came or became another one.
   */
  press(label: string, message?: WorkspaceMessage): Promise<string[]>;
  /** Presses without waiting for anything to be seen. */
  pressOnly(label: string, message?: WorkspaceMessage): Promise<void>;
  /** Presses what opens a form, and reads the form. */
  open(label: string, message?: WorkspaceMessage): Promise<ReturnType<typeof readForm>>;
  /** The form that is open. */
  form(): ReturnType<typeof readForm>;
  /** Whether a form is open. */
  hasForm(): boolean;
  /** Fills fields in by label (boxes as `one two`, or `one, two`) and sends the form; answers with its errors by label. */
  send(values?: Readonly<Record<string, string | null>>): Promise<Record<string, string>>;
  /** The same, and waits for the message that follows: its lines. */
  sendAndRead(values?: Readonly<Record<string, string | null>>): Promise<string[]>;
  /** Everything in the conversation with the bot, as lines of each of the bot's messages. */
  direct(): string[][];
  /** The newest message that this person alone was shown. */
  newest(): WorkspaceMessage;
};

/** Speaks for one person. Every answer must be one that Slack takes. */
export function personOf({ workspace }: Bot, id: string): Person {
  const actor = workspace.as(id);
  const seen = (): readonly WorkspaceMessage[] => [
    ...actor.state().messages,
    ...workspace.ephemerals(id),
  ];
  const stamp = () =>
    new Map(seen().map((one) => [`${one.channelId}/${one.ts}`, JSON.stringify(one.blocks)]));
  const changeSince = (before: ReadonlyMap<string, string>) =>
    workspace.until(() =>
      seen().find(
        (one) =>
          one.authorId === workspace.botUserId &&
          before.get(`${one.channelId}/${one.ts}`) !== JSON.stringify(one.blocks),
      ),
    );
  const byTime = (one: WorkspaceMessage, other: WorkspaceMessage) => (one.ts < other.ts ? 1 : -1);

  async function pressOnly(label: string, message?: WorkspaceMessage): Promise<void> {
    const messages = message ? [message] : [...seen()].sort(byTime);
    for (const one of messages) {
      const found = pressablesOf(one).find((pressable) => pressable.label === label);
      if (!found) continue;
      const place = { kind: 'message', channelId: one.channelId, ts: one.ts } as const;
      const answer = await actor.act(place, found.blockId, found.actionId, found.answer);
      expect(answer).toEqual({ ok: true, error: null, fieldErrors: {} });
      return;
    }
    throw new Error(
      `Nobody offers "${label}": ${JSON.stringify(messages.map((one) => readMessage(one)))}`,
    );
  }

  const openView = () => {
    const view = actor.state().openViews.at(-1);
    if (!view) throw new Error('No form is open');
    return view;
  };

  async function valueFor(
    { blockId, actionId, type, options }: ReturnType<typeof fieldsOf>[number],
    typed: string | null,
  ): Promise<SlackJson> {
    switch (type) {
      case 'plain_text_input':
        return { type, value: typed };
      case 'datepicker':
        return { type, selected_date: typed };
      case 'timepicker':
        return { type, selected_time: typed };
      case 'conversations_select':
        return { type, selected_conversation: typed };
      case 'users_select':
        return { type, selected_user: typed };
      case 'multi_users_select':
        return { type, selected_users: typed ? typed.split(' ') : [] };
      case 'external_select': {
        const place = { kind: 'view', viewId: openView().id } as const;
        const found = await actor.suggest(place, blockId, actionId, typed ?? '');
        return { type, selected_option: found.options[0] ?? null };
      }
      case 'checkboxes': {
        const isLabel = options.some(({ label }) => label === typed);
        const ticked = typed
          ? isLabel
            ? [typed]
            : typed.split(typed.includes(', ') ? ', ' : ' ')
          : [];
        const unknown = ticked.filter((label) => !options.some((one) => one.label === label));
        if (unknown.length > 0) throw new Error(`There is no box ${unknown.join(', ')}`);
        return {
          type,
          selected_options: options
            .filter(({ label }) => ticked.includes(label))
            .map(({ label, value }) => ({ text: { type: 'plain_text', text: label }, value })),
        };
      }
      case 'multi_static_select': {
        const labels = typed ? typed.split(', ') : [];
        const chosen = labels.map((label) => {
          const found = options.find((one) => one.label === label);
          if (!found) throw new Error(`There is no option ${label}`);
          return { text: { type: 'plain_text', text: label }, value: found.value };
        });
        return { type, selected_options: chosen };
      }
      default: {
        if (typed === null) return { type, selected_option: null };
        const chosen = options.find(({ label }) => label === typed);
        if (!chosen) throw new Error(`There is no option ${typed}`);
        const option = { text: { type: 'plain_text', text: chosen.label }, value: chosen.value };
        return { type, selected_option: option };
      }
    }
  }

  async function send(
    values: Readonly<Record<string, string | null>> = {},
  ): Promise<Record<string, string>> {
    const { id: viewId, view } = openView();
    const fields = fieldsOf(view);
    const filled: Record<string, Record<string, SlackJson>> = {};
    for (const [label, typed] of Object.entries(values)) {
      const field = fields.find((one) => one.label === label);
      if (!field) throw new Error(`The form has no field "${label}"`);
      filled[field.blockId] = { [field.actionId]: await valueFor(field, typed) };
    }
    const { error, fieldErrors } = await actor.submit(viewId, filled);
    expect(error).toBeNull();
    return Object.fromEntries(
      Object.entries(fieldErrors).map(([blockId, problem]) => [
        fields.find((one) => one.blockId === blockId)?.label ?? blockId,
        problem,
      ]),
    );
  }

  return {
    async command(line, channelId = 'CTEAM') {
      const known = workspace.ephemerals(id).length;
      const answer = await actor.say(channelId, line);
      expect(answer).toEqual({ ok: true, error: null, fieldErrors: {} });
      return workspace.ephemerals(id).slice(known).flatMap(readMessage);
    },
    async write(text) {
      const before = stamp();
      expect((await actor.say(actor.directChannelId(), text)).error).toBeNull();
      return readMessage(await changeSince(before));
    },
    async mention(text, threadTs) {
      const before = stamp();
      expect((await actor.say('CTEAM', `@Linesman ${text}`, threadTs)).error).toBeNull();
      return changeSince(before);
    },
    async press(label, message) {
      const before = stamp();
      await pressOnly(label, message);
      return readMessage(await changeSince(before));
    },
    pressOnly,
    async open(label, message) {
      await pressOnly(label, message);
      await workspace.until(() => actor.state().openViews.at(-1));
      return readForm(openView().view);
    },
    form: () => readForm(openView().view),
    hasForm: () => actor.state().openViews.length > 0,
    send,
    async sendAndRead(values) {
      const before = stamp();
      expect(await send(values)).toEqual({});
      return readMessage(await changeSince(before));
    },
    direct: () =>
      workspace
        .messages(actor.directChannelId())
        .filter(({ authorId }) => authorId === workspace.botUserId)
        .map(readMessage),
    newest() {
      const message = workspace.ephemerals(id).at(-1);
      if (!message) throw new Error(`${id} was shown nothing`);
      return message;
    },
  };
}

/**
 * Holds a test to this: Slack refused nothing that the bot sent, and the bot logged no fault.
 * `tolerate` names the Web API methods that may fail, and lets faults be logged.
 */
export function expectNoRefusals(bot: Bot): { tolerate(...methods: string[]): void } {
  const tolerated = new Set<string>();
  let mayLog = false;
  onTestFinished(() => {
    const refused = bot.workspace.calls().filter(({ ok, method }) => !ok && !tolerated.has(method));
    expect(refused).toEqual([]);
    if (!mayLog) expect(bot.log.entries.filter(({ level }) => level === 'error')).toEqual([]);
  });
  return {
    tolerate(...methods) {
      mayLog = true;
      for (const method of methods) tolerated.add(method);
    },
  };
}
