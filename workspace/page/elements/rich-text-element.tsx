import type { SlackJson } from '../../protocol.ts';
import { usePage } from '../page-context.ts';
import { objectAt, objectsAt, stringAt, typeOf } from '../read-slack-json.ts';
import { type ElementProps, useField } from './use-field.ts';

/** A field for rich text, which is written here as plain lines. */
export function RichTextElement(props: ElementProps) {
  const { words } = usePage();
  const field = useField(props, words.message);
  const type = typeOf(props.element);
  return (
    <textarea
      {...field.control}
      className="text-input"
      rows={4}
      autoComplete="off"
      placeholder={field.placeholder ?? undefined}
      value={plainTextOf(objectAt(field.answer, 'rich_text_value'))}
      onChange={({ target }) => field.type({ type, rich_text_value: richTextOf(target.value) })}
    />
  );
}

function richTextOf(text: string): SlackJson | null {
  if (text === '') return null;
  const section = { type: 'rich_text_section', elements: [{ type: 'text', text }] };
  return { type: 'rich_text', elements: [section] };
}

function plainTextOf(value: SlackJson | null): string {
  if (value === null) return '';
  return objectsAt(value, 'elements')
    .map((part) =>
      objectsAt(part, 'elements')
        .map((element) => stringAt(element, 'text') ?? '')
        .join(''),
    )
    .join('\n');
}
