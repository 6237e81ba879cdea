import type { ReactNode } from 'react';
import type { SlackJson } from '../../protocol.ts';
import { Picture } from '../blocks/draw-picture.tsx';
import { usePage } from '../page-context.ts';
import { typeOf } from '../read-slack-json.ts';
import { ButtonElement } from './button-element.tsx';
import { CheckboxesElement, RadioButtonsElement } from './choice-list-elements.tsx';
import { DateElement } from './date-element.tsx';
import { DateTimeElement } from './date-time-element.tsx';
import { FeedbackButtons, IconButton } from './feedback-elements.tsx';
import { FileElement } from './file-element.tsx';
import { OverflowElement } from './overflow-element.tsx';
import { RichTextElement } from './rich-text-element.tsx';
import { SelectElement } from './select-element.tsx';
import { TextElement } from './text-element.tsx';
import { TimeElement } from './time-element.tsx';
import type { FieldFrame } from './use-field.ts';

/** An element of a block by its type; an unknown one says so. */
export function DrawElement(props: {
  readonly element: SlackJson;
  readonly blockId: string;
  readonly frame?: FieldFrame;
}): ReactNode {
  const { element, blockId, frame = null } = props;
  const { words } = usePage();
  const given = { element, blockId, frame };
  switch (typeOf(element)) {
    case 'button':
    case 'workflow_button':
      return <ButtonElement {...given} />;
    case 'overflow':
      return <OverflowElement {...given} />;
    case 'static_select':
    case 'external_select':
    case 'users_select':
    case 'channels_select':
    case 'conversations_select':
    case 'multi_static_select':
    case 'multi_external_select':
    case 'multi_users_select':
    case 'multi_channels_select':
    case 'multi_conversations_select':
      return <SelectElement {...given} />;
    case 'datepicker':
      return <DateElement {...given} />;
    case 'timepicker':
      return <TimeElement {...given} />;
    case 'datetimepicker':
      return <DateTimeElement {...given} />;
    case 'checkboxes':
      return <CheckboxesElement {...given} />;
    case 'radio_buttons':
      return <RadioButtonsElement {...given} />;
    case 'plain_text_input':
    case 'email_text_input':
    case 'url_text_input':
    case 'number_input':
      return <TextElement {...given} />;
    case 'image':
      return <Picture image={element} className="thumbnail" />;
    case 'rich_text_input':
      return <RichTextElement {...given} />;
    case 'file_input':
      return <FileElement {...given} />;
    case 'feedback_buttons':
      return <FeedbackButtons {...given} />;
    case 'icon_button':
      return <IconButton {...given} />;
    default:
      return <span className="neutral">{words.unknownBlock(typeOf(element))}</span>;
  }
}
