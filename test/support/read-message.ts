import { z } from 'zod';

/** Slack's JSON, read only as far as a reader sees it. */
const text = z.object({ text: z.string() });
const option = z.object({ text, value: z.string() });
const element = z.looseObject({
  type: z.string(),
  action_id: z.string().default(''),
  text: z.union([z.string(), text]).optional(),
  options: z.array(option).optional(),
  placeholder: text.optional(),
});
type Element = z.output<typeof element>;

const inline = z.looseObject({
  type: z.string(),
  text: z.string().optional(),
  style: z.object({ code: z.boolean().optional() }).optional(),
  user_id: z.string().optional(),
  channel_id: z.string().optional(),
  url: z.string().optional(),
});
const section = z.object({ type: z.string(), elements: z.array(z.unknown()) });

const cells = z.array(z.array(text));

const block = z.looseObject({
  type: z.string(),
  block_id: z.string().default(''),
  title: z.string().optional(),
  text: text.optional(),
  elements: z.array(z.unknown()).optional(),
  fields: z.array(text).optional(),
  accessory: element.optional(),
});

/** The question why a reminder came, and the ways to have fewer, stand on each of them; tests of them read them by themselves. */
const withoutWhy = (options: readonly z.output<typeof option>[]) => {
  const why = options.findIndex(({ value }) => value.startsWith('["reminders:why"'));
  return why < 0 ? options : options.slice(0, why);
};

/** Whether somebody may ask of a message why it came. */
export const asksWhy = ({ blocks }: { readonly blocks: readonly unknown[] }): boolean =>
  JSON.stringify(blocks).includes('reminders:why');

/** A message as it is read, from top to bottom: `> ` sets off a quotation, `[…]` is a button, `[⋯ …]` and `[… ▾ …]` are menus. */
export function readMessage({ blocks }: { readonly blocks: readonly unknown[] }): string[] {
  return blocks.flatMap((raw) => {
    const { type, title, text: own, elements = [], fields = [], accessory } = block.parse(raw);
    switch (type) {
      case 'rich_text':
        return elements.flatMap(readRichText);
      case 'table':
        return cells
          .parse(block.parse(raw).rows)
          .map((row) => `| ${row.map((cell) => cell.text).join(' | ')}`);
      case 'section': {
        const rows = (own?.text ?? '').split('\n');
        const more = accessory ? [readControl(accessory)] : [];
        return [...rows, ...fields.map((field) => field.text), ...more];
      }
      case 'actions':
        return [
          elements
            .map((one) => readControl(element.parse(one)))
            .filter((control) => control !== '')
            .join(' '),
        ].filter((controls) => controls !== '');
      case 'data_visualization':
        return [`{${title}}`];
      default:
        throw new Error(`No reader for a ${type} block`);
    }
  });
}

function readRichText(raw: unknown): string[] {
  const { type, elements } = section.parse(raw);
  switch (type) {
    case 'rich_text_section':
      return inlineText(elements).split('\n');
    case 'rich_text_quote':
      return inlineText(elements)
        .split('\n')
        .map((row) => `> ${row}`);
    case 'rich_text_list':
      return elements.flatMap((one) => readRichText(one).map((row) => `• ${row}`));
    default:
      throw new Error(`No reader for ${type}`);
  }
}

function inlineText(elements: readonly unknown[]): string {
  return elements
    .map((raw) => {
      const part = inline.parse(raw);
      switch (part.type) {
        case 'text':
          return part.style?.code ? `\`${part.text}\`` : (part.text ?? '');
        case 'user':
          return `@${part.user_id}`;
        case 'channel':
          return `#${part.channel_id}`;
        case 'link':
          return `<${part.text ?? part.url}>`;
        default:
          throw new Error(`No reader for ${part.type} in rich text`);
      }
    })
    .join('');
}

function readControl(control: Element): string {
  if (control.type === 'button') return `[${labelOf(control)}]`;
  if (control.type === 'overflow') {
    const choices = withoutWhy(control.options ?? []);
    return choices.length === 0 ? '' : `[⋯ ${choices.map((one) => one.text.text).join(' | ')}]`;
  }
  if (control.type === 'static_select') {
    const choices = (control.options ?? []).map((one) => one.text.text);
    return `[${control.placeholder?.text} ▾ ${choices.join(' | ')}]`;
  }
  if (control.type === 'external_select') return `[${control.placeholder?.text} …]`;
  throw new Error(`No reader for a ${control.type}`);
}

const labelOf = ({ text: label }: Element): string =>
  typeof label === 'string' ? label : (label?.text ?? '');

/** Something that can be pressed, and what is sent when it is. */
export type Pressable = {
  readonly label: string;
  readonly blockId: string;
  readonly actionId: string;
  readonly answer: { readonly [field: string]: unknown };
};

/** The buttons and menu choices of a message, from top to bottom. */
export function pressablesOf({ blocks }: { readonly blocks: readonly unknown[] }): Pressable[] {
  return blocks.flatMap((raw) => {
    const { type, block_id: blockId, elements = [], accessory } = block.parse(raw);
    const controls = type === 'actions' ? elements.map((one) => element.parse(one)) : [];
    return [...controls, ...(accessory ? [accessory] : [])].flatMap((control): Pressable[] => {
      const actionId = control.action_id;
      if (control.type === 'button') {
        return [{ label: labelOf(control), blockId, actionId, answer: {} }];
      }
      return (control.options ?? []).map((one) => ({
        label: one.text.text,
        blockId,
        actionId,
        answer: { selected_option: { value: one.value } },
      }));
    });
  });
}

const field = z.looseObject({
  type: z.string(),
  action_id: z.string(),
  initial_value: z.string().optional(),
  initial_date: z.string().optional(),
  initial_time: z.string().optional(),
  initial_option: option.optional(),
  initial_options: z.array(option).optional(),
  initial_conversation: z.string().optional(),
  initial_users: z.array(z.string()).optional(),
  options: z.array(option).optional(),
});
const input = z.looseObject({
  type: z.literal('input'),
  block_id: z.string(),
  label: text,
  element: field,
});
const modal = z.looseObject({
  title: text,
  submit: text,
  // What is only shown in a form is no field.
  blocks: z
    .array(z.looseObject({ type: z.string() }))
    .transform((blocks) =>
      blocks.filter(({ type }) => type === 'input').map((one) => input.parse(one)),
    ),
});

/** A form as it is read: its title, its button, and what stands in each field, by label. */
export function readForm(view: unknown): {
  readonly title: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly submit: string;
} {
  const { title, submit, blocks } = modal.parse(view);
  return {
    title: title.text,
    fields: Object.fromEntries(blocks.map((one) => [one.label.text, initialOf(one.element)])),
    submit: submit.text,
  };
}

function initialOf(one: z.output<typeof field>): string {
  return (
    one.initial_value ??
    one.initial_date ??
    one.initial_time ??
    one.initial_option?.text.text ??
    one.initial_options?.map((choice) => choice.text.text).join(' ') ??
    one.initial_conversation ??
    one.initial_users?.join(' ') ??
    ''
  );
}

/** A field of a form, by which it is filled in. */
export type FormField = {
  readonly label: string;
  readonly blockId: string;
  readonly actionId: string;
  readonly type: string;
  readonly options: readonly { readonly label: string; readonly value: string }[];
};

/** The fields of a form, from top to bottom. */
export function fieldsOf(view: unknown): FormField[] {
  return modal.parse(view).blocks.map(({ block_id, label, element: one }) => ({
    label: label.text,
    blockId: block_id,
    actionId: one.action_id,
    type: one.type,
    options: (one.options ?? []).map((choice) => ({
      label: choice.text.text,
      value: choice.value,
    })),
  }));
}
