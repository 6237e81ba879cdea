import { isDeepStrictEqual } from 'node:util';
import { imageElement } from './check-images.ts';
import {
  all,
  anything,
  boolean,
  type Check,
  calendarDate,
  formed,
  list,
  number,
  object,
  oneOf,
  string,
  webAddress,
} from './check-shapes.ts';
import {
  choiceOption,
  confirm,
  markedText,
  menuOption,
  menuOptions,
  optionGroups,
  overflowOption,
  plainText,
} from './check-texts.ts';
import { limits } from './payload-limits.ts';
import { isObject, objectsOf } from './slack-json.ts';

const type: Check = string();

const actionId = { action_id: string({ max: limits.id }) };
const interactive = { ...actionId, confirm, focus_on_load: boolean };
const placeholder = { placeholder: plainText(limits.placeholder) };
const dispatchActionConfig = object(
  {},
  { trigger_actions_on: list(oneOf('on_enter_pressed', 'on_character_entered'), { max: 2 }) },
);
const typed = {
  ...actionId,
  ...placeholder,
  focus_on_load: boolean,
  dispatch_action_config: dispatchActionConfig,
};
const maxSelected = { max_selected_items: number({ min: 1, isWhole: true }) };
const id = string();
const conversationFilter = object(
  {},
  {
    include: list(oneOf('im', 'mpim', 'private', 'public')),
    exclude_external_shared_channels: boolean,
    exclude_bot_users: boolean,
  },
);
const conversation = {
  default_to_current_conversation: boolean,
  filter: conversationFilter,
};

const optionsOrGroups: Check = (value, at, { report }) => {
  if (!isObject(value)) return;
  const both = [value.options, value.option_groups].filter((one) => one !== undefined);
  if (both.length !== 1) {
    report(at, 'failed_constraint', 'must have either options or option_groups');
  }
};

const initialAmongOptions: Check = (value, at, { report }) => {
  if (!isObject(value)) return;
  const groups = objectsOf(value.option_groups).flatMap((group) => objectsOf(group.options));
  const offered = [...objectsOf(value.options), ...groups];
  const initial = isObject(value.initial_option) ? [value.initial_option] : [];
  for (const one of [...initial, ...objectsOf(value.initial_options)]) {
    if (offered.some((other) => isDeepStrictEqual(other, one))) continue;
    report(at, 'failed_constraint', 'the initial option is not among the options');
  }
};

const ordered =
  (low: string, high: string): Check =>
  (value, at, { report }) => {
    if (!isObject(value) || value[low] === undefined || value[high] === undefined) return;
    if (Number(value[low]) > Number(value[high])) {
      report(at, 'failed_constraint', `${low} must not be more than ${high}`);
    }
  };

const button = object(
  { type, text: plainText(limits.buttonText) },
  {
    ...actionId,
    confirm,
    value: string({ max: limits.buttonValue }),
    url: webAddress,
    style: oneOf('primary', 'danger'),
    accessibility_label: string({ max: limits.accessibilityLabel }),
  },
);

const staticSelect = (initial: { readonly [field: string]: Check }) =>
  all(
    object(
      { type },
      {
        ...interactive,
        ...placeholder,
        ...initial,
        options: menuOptions,
        option_groups: optionGroups,
      },
    ),
    optionsOrGroups,
    initialAmongOptions,
  );
const externalSelect = (initial: { readonly [field: string]: Check }) =>
  object(
    { type },
    {
      ...interactive,
      ...placeholder,
      ...initial,
      min_query_length: number({ min: 0, isWhole: true }),
    },
  );
const choices = (initial: { readonly [field: string]: Check }) =>
  all(
    object(
      { type, options: list(choiceOption, { max: limits.choiceOptions }) },
      { ...interactive, ...initial },
    ),
    initialAmongOptions,
  );
const oneOption = { initial_option: menuOption };
const manyOptions = { initial_options: list(menuOption), ...maxSelected };

const clockTime = formed(/^([01]\d|2[0-3]):[0-5]\d$/, 'HH:mm');
const decimal = formed(/^-?\d+(\.\d+)?$/, 'a number in text');
const feedback = object(
  { text: plainText(limits.buttonText), value: string({ max: limits.buttonValue }) },
  { accessibility_label: string({ max: limits.accessibilityLabel }) },
);

/** The shape of each element, by its type. */
export const elementShapes: { readonly [type: string]: Check } = {
  button,
  image: imageElement,
  plain_text: plainText(limits.text),
  mrkdwn: markedText(limits.text),
  overflow: object(
    { type, options: list(overflowOption, { max: limits.overflowOptions }) },
    { ...actionId, confirm },
  ),
  checkboxes: choices({ initial_options: list(choiceOption) }),
  radio_buttons: choices({ initial_option: choiceOption }),
  static_select: staticSelect(oneOption),
  multi_static_select: staticSelect(manyOptions),
  external_select: externalSelect(oneOption),
  multi_external_select: externalSelect(manyOptions),
  users_select: object({ type }, { ...interactive, ...placeholder, initial_user: id }),
  multi_users_select: object(
    { type },
    { ...interactive, ...placeholder, ...maxSelected, initial_users: list(id) },
  ),
  conversations_select: object(
    { type },
    {
      ...interactive,
      ...placeholder,
      ...conversation,
      initial_conversation: id,
      response_url_enabled: boolean,
    },
  ),
  multi_conversations_select: object(
    { type },
    {
      ...interactive,
      ...placeholder,
      ...conversation,
      ...maxSelected,
      initial_conversations: list(id),
    },
  ),
  channels_select: object(
    { type },
    { ...interactive, ...placeholder, initial_channel: id, response_url_enabled: boolean },
  ),
  multi_channels_select: object(
    { type },
    { ...interactive, ...placeholder, ...maxSelected, initial_channels: list(id) },
  ),
  datepicker: object({ type }, { ...interactive, ...placeholder, initial_date: calendarDate }),
  timepicker: object(
    { type },
    { ...interactive, ...placeholder, initial_time: clockTime, timezone: string() },
  ),
  datetimepicker: object(
    { type },
    {
      ...interactive,
      initial_date_time: number({ min: 1_000_000_000, max: 9_999_999_999, isWhole: true }),
    },
  ),
  plain_text_input: all(
    object(
      { type },
      {
        ...typed,
        initial_value: string({ min: 0, max: limits.inputLength }),
        multiline: boolean,
        min_length: number({ min: 0, max: limits.inputLength, isWhole: true }),
        max_length: number({ min: 1, max: limits.inputLength, isWhole: true }),
      },
    ),
    ordered('min_length', 'max_length'),
  ),
  number_input: all(
    object(
      { type, is_decimal_allowed: boolean },
      { ...typed, initial_value: decimal, min_value: decimal, max_value: decimal },
    ),
    ordered('min_value', 'max_value'),
  ),
  email_text_input: object({ type }, { ...typed, initial_value: string() }),
  url_text_input: object({ type }, { ...typed, initial_value: string() }),
  rich_text_input: object(
    { type },
    {
      ...typed,
      initial_value: anything,
      min_lines: number({ min: 1, max: 100, isWhole: true }),
      max_lines: number({ min: 1, max: 100, isWhole: true }),
    },
  ),
  file_input: object(
    { type },
    {
      ...actionId,
      filetypes: list(string()),
      max_files: number({ min: 1, max: 10, isWhole: true }),
    },
  ),
  workflow_button: object(
    { type, text: plainText(limits.buttonText), workflow: anything },
    {
      ...actionId,
      confirm,
      style: oneOf('primary', 'danger'),
      accessibility_label: string({ max: limits.accessibilityLabel }),
    },
  ),
  feedback_buttons: object(
    { type, positive_button: feedback, negative_button: feedback },
    actionId,
  ),
  icon_button: object(
    { type, icon: string(), text: plainText(limits.buttonText) },
    {
      ...actionId,
      confirm,
      value: string({ max: limits.buttonValue }),
      accessibility_label: string({ max: limits.accessibilityLabel }),
      visible_to_user_ids: list(id, { max: limits.visibleTo }),
    },
  ),
};

/** What an app answers to a menu that asks for its options. */
export const suggestedOptions: Check = all(
  object(
    {},
    {
      options: list(menuOption, { min: 0, max: limits.options }),
      option_groups: list(
        object({
          label: plainText(limits.groupLabel),
          options: list(menuOption, { min: 0, max: limits.options }),
        }),
        { min: 0, max: limits.optionGroups },
      ),
    },
  ),
  optionsOrGroups,
);
