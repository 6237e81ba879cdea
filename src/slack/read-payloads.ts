import { z } from 'zod';
import type { WorkspaceId } from '../domain/person.ts';
import { visible } from '../views/message.ts';

/**
 * Slack's payloads, read once: only the fields that are used, nothing else of what Slack sent gets
 * further or is stored.
 */

/** A workspace's id takes its brand where it comes in. */
const workspaceId = z.string().transform((id) => id as WorkspaceId);

/** What somebody typed, without what cannot be seen: of that alone nothing is left. */
export const typedText = z.string().transform(visible);

export type SlashLine = {
  readonly key: string;
  readonly command: string;
  readonly text: string;
  readonly userId: string;
  readonly workspaceId: WorkspaceId;
  readonly channelId: string;
  readonly namedChannels: readonly string[];
  readonly triggerId: string;
  readonly responseUrl: string;
};

const slashCommand = z.object({
  command: z.string(),
  text: z.string().default(''),
  user_id: z.string(),
  team_id: workspaceId,
  channel_id: z.string(),
  trigger_id: z.string(),
  response_url: z.string(),
});

export function readSlashCommand(body: unknown): SlashLine {
  const command = slashCommand.parse(body);
  return {
    key: `command/${command.team_id}/${command.trigger_id}`,
    command: command.command,
    text: plainLine(command.text),
    userId: command.user_id,
    workspaceId: command.team_id,
    channelId: command.channel_id,
    namedChannels: channelsNamed(command.text),
    triggerId: command.trigger_id,
    responseUrl: command.response_url,
  };
}

export type ButtonPress = {
  readonly key: string;
  /** The action's name, such as `visit:undo`. */
  readonly name: string;
  readonly value: unknown;
  readonly userId: string;
  readonly workspaceId: WorkspaceId;
  readonly channelId: string;
  readonly triggerId: string;
  readonly responseUrl: string | null;
  /** Pressed on the Home tab, which has no answers: what changed is shown anew. */
  readonly isHome: boolean;
};

const blockActions = z.object({
  user: z.object({ id: z.string() }),
  team: z.object({ id: workspaceId }),
  trigger_id: z.string(),
  response_url: z.string().optional(),
  channel: z.object({ id: z.string() }).optional(),
  view: z.object({ type: z.string() }).optional(),
  actions: z
    .array(
      z.object({
        action_id: z.string(),
        value: z.string().optional(),
        selected_option: z.object({ value: z.string() }).nullish(),
      }),
    )
    .min(1),
});
const menuChoice = z.tuple([z.string(), z.unknown()]);

export function readButtonPress(body: unknown): ButtonPress | undefined {
  const press = blockActions.parse(body);
  const [action] = press.actions;
  const chosen = action?.selected_option?.value;
  const [name, value] = chosen
    ? menuChoice.parse(JSON.parse(chosen))
    : [action?.action_id.split('#')[0] ?? '', action?.value ? JSON.parse(action.value) : null];
  if (name === '') return undefined;
  return {
    key: `action/${press.team.id}/${press.trigger_id}`,
    name,
    value,
    userId: press.user.id,
    workspaceId: press.team.id,
    channelId: press.channel?.id ?? '',
    triggerId: press.trigger_id,
    responseUrl: press.response_url ?? null,
    isHome: press.view?.type === 'home',
  };
}

const fieldValue = z.object({
  value: typedText.nullish(),
  selected_date: z.string().nullish(),
  selected_time: z.string().nullish(),
  selected_option: z.object({ value: z.string() }).nullish(),
  selected_options: z.array(z.object({ value: z.string() })).nullish(),
  selected_conversation: z.string().nullish(),
  selected_users: z.array(z.string()).nullish(),
  selected_user: z.string().nullish(),
});

/** What was filled in, by block id: text, day, time or the value of the chosen option. */
export type FormValues = Readonly<Record<string, string | null>>;

export type FormSubmission = {
  readonly key: string;
  readonly name: string;
  readonly values: FormValues;
  /** Chosen people, by block id. */
  readonly people: Readonly<Record<string, readonly string[]>>;
  /** What was ticked, by block id. */
  readonly choices: Readonly<Record<string, readonly string[]>>;
  readonly metadata: unknown;
  readonly userId: string;
  readonly workspaceId: WorkspaceId;
};

const viewSubmission = z.object({
  user: z.object({ id: z.string() }),
  team: z.object({ id: workspaceId }),
  view: z.object({
    id: z.string(),
    hash: z.string().optional(),
    callback_id: z.string(),
    private_metadata: z.string().default(''),
    state: z.object({ values: z.record(z.string(), z.record(z.string(), fieldValue)) }),
  }),
});

export function readFormSubmission(body: unknown): FormSubmission {
  const { user, team, view } = viewSubmission.parse(body);
  const fields = Object.entries(view.state.values).flatMap(([block, elements]) =>
    Object.values(elements).map((element) => [block, element] as const),
  );
  return {
    key: `form/${team.id}/${view.id}`,
    name: view.callback_id,
    values: Object.fromEntries(
      fields.map(([block, field]) => [
        block,
        field.value ??
          field.selected_date ??
          field.selected_time ??
          field.selected_option?.value ??
          field.selected_conversation ??
          null,
      ]),
    ),
    people: Object.fromEntries(
      fields.map(([block, { selected_users, selected_user }]) => [
        block,
        selected_users ?? (selected_user ? [selected_user] : []),
      ]),
    ),
    choices: Object.fromEntries(
      fields.flatMap(([block, { selected_options }]) =>
        selected_options ? [[block, selected_options.map(({ value }) => value)]] : [],
      ),
    ),
    metadata: view.private_metadata === '' ? null : JSON.parse(view.private_metadata),
    userId: user.id,
    workspaceId: team.id,
  };
}

export type OptionQuery = {
  readonly name: string;
  readonly typed: string;
  readonly userId: string;
  readonly workspaceId: WorkspaceId;
};

const blockSuggestion = z.object({
  action_id: z.string(),
  value: typedText.default(''),
  user: z.object({ id: z.string() }),
  team: z.object({ id: workspaceId }),
});

export function readOptionQuery(body: unknown): OptionQuery {
  const { action_id, value, user, team } = blockSuggestion.parse(body);
  const [name = ''] = action_id.split('#');
  return { name, typed: value, userId: user.id, workspaceId: team.id };
}

/**
 * Slack marks up addresses, channels and people in messages; a label says what people saw. The
 * mention of the bot becomes a space, those of people keep their code until their names are known.
 */
export function withoutMarkup(text: string, botUserId: string | null): string {
  return text.replace(/<([^<>|]+)(?:\|([^<>]*))?>/g, (whole, target: string, label?: string) => {
    if (target === `@${botUserId}`) return ' ';
    if (/^@[UW]/.test(target)) return whole;
    if (label) return label;
    return target.replace(/^(?:mailto:|tel:)/, '').replace(/^!/, '@');
  });
}

/** The channels of a text in Slack's code, `<#C1|accounts>`. */
export const channelsNamed = (text: string): readonly string[] =>
  [...text.matchAll(/<#([CG][A-Z0-9]+)(?:\|[^<>]*)?>/g)].map(([, id = '']) => id);

/** A text as its writer saw it, but that people are in Slack's code. */
export const plainLine = (text: string, botUserId: string | null = null): string =>
  visible(unescapeSlack(withoutMarkup(text, botUserId)));

/** Slack escapes these three characters in what people type. */
export function unescapeSlack(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
