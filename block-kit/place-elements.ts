import { elementShapes } from './check-elements.ts';
import { byType, type Check, reportType } from './check-shapes.ts';
import { isObject } from './slack-json.ts';

const menus = [
  'static_select',
  'external_select',
  'users_select',
  'conversations_select',
  'channels_select',
];
const selects = [...menus, ...menus.map((menu) => `multi_${menu}`)];
const pickers = ['checkboxes', 'radio_buttons', 'datepicker', 'timepicker'];
const inputs = ['plain_text_input', 'number_input', 'email_text_input', 'url_text_input'];

/** The element types that each place takes. */
const elementPlaces = {
  actions: [
    ...selects,
    ...pickers,
    'button',
    'overflow',
    'datetimepicker',
    'workflow_button',
    'rich_text_input',
  ],
  accessory: [...selects, ...pickers, 'button', 'overflow', 'image', 'workflow_button'],
  input: [...selects, ...pickers, ...inputs, 'datetimepicker', 'rich_text_input', 'file_input'],
  context: ['image', 'plain_text', 'mrkdwn'],
  contextActions: ['feedback_buttons', 'icon_button'],
  card: ['button'],
} as const;

const anyElement = byType(elementShapes, 'unknown_element_type');

/** An element in one of Slack's places: known, allowed there, and in its own shape. */
export function elementIn(place: keyof typeof elementPlaces): Check {
  const allowed: readonly string[] = elementPlaces[place];
  return (value, at, scope) => {
    const kind = isObject(value) ? value.type : undefined;
    if (typeof kind === 'string' && Object.hasOwn(elementShapes, kind)) {
      if (!allowed.includes(kind)) {
        reportType(scope, at, kind, 'not_allowed_here', allowed);
        return;
      }
      if (kind === 'file_input' && scope.surface === 'message') {
        scope.report(`${at}/type`, 'not_allowed_here', 'file_input is for forms only');
        return;
      }
    }
    anyElement(value, at, scope);
  };
}
