import { block } from './check-blocks.ts';
import { suggestedOptions } from './check-elements.ts';
import {
  boolean,
  type Check,
  lengthOf,
  list,
  object,
  oneOf,
  type PayloadFault,
  type Scope,
  type Surface,
  string,
} from './check-shapes.ts';
import { plainText } from './check-texts.ts';
import { elementsIn } from './find-elements.ts';
import { limits } from './payload-limits.ts';
import { isObject, objectsOf, textOf } from './slack-json.ts';

export type { PayloadFault, Surface } from './check-shapes.ts';

function collect(surface: Surface, check: (scope: Scope) => void): readonly PayloadFault[] {
  const faults: PayloadFault[] = [];
  check({ surface, report: (pointer, code, message) => faults.push({ pointer, code, message }) });
  return faults;
}

function withInner(blocks: unknown, at: string): readonly { at: string; value: unknown }[] {
  if (!Array.isArray(blocks)) return [];
  return blocks.flatMap((value: unknown, place) => {
    const here = `${at}/${place}`;
    const inner = isObject(value) ? withInner(value.child_blocks, `${here}/child_blocks`) : [];
    return [{ at: here, value }, ...inner];
  });
}

function checkUniqueIds(blocks: unknown, at: string, { report }: Scope): void {
  const seen = new Set<string>();
  for (const { at: here, value } of withInner(blocks, at)) {
    if (!isObject(value)) continue;
    const id = value.block_id;
    if (typeof id === 'string') {
      if (seen.has(id))
        report(`${here}/block_id`, 'duplicate_block_id', `block_id ${id} comes twice`);
      seen.add(id);
    }
    const actions = elementsIn([value])
      .filter(({ block: owner }) => owner === value)
      .flatMap(({ element }) => (typeof element.action_id === 'string' ? [element.action_id] : []));
    const twice = actions.find((action, place) => actions.indexOf(action) !== place);
    if (twice !== undefined) {
      report(here, 'duplicate_action_id', `action_id ${twice} comes twice in its block`);
    }
  }
}

const mostInMessage: readonly (readonly [type: string, most: number])[] = [
  ['table', 1],
  ['data_visualization', limits.chartsInMessage],
];

function checkTogether(blocks: readonly unknown[], at: string, scope: Scope): void {
  const objects = objectsOf(blocks);
  const focused = elementsIn(objects).filter(({ element }) => element.focus_on_load === true);
  if (focused.length > 1) {
    scope.report(at, 'failed_constraint', 'only one element may have focus_on_load');
  }
  if (scope.surface !== 'message') return;
  for (const [type, most] of mostInMessage) {
    if (objects.filter((one) => one.type === type).length > most) {
      scope.report(at, 'too_many', `no more than ${most} ${type} blocks allowed in a message`);
    }
  }
  const markdown = objects.filter((one) => one.type === 'markdown');
  const length = markdown.reduce((sum, one) => sum + lengthOf(textOf(one.text)), 0);
  if (markdown.length > 1 && length > limits.markdown) {
    const message = `markdown blocks together must be less than ${limits.markdown + 1} characters`;
    scope.report(at, 'too_long', message);
  }
}

const checkBlocks: Check = (blocks, at, scope) => {
  const max = scope.surface === 'message' ? limits.messageBlocks : limits.viewBlocks;
  list(block, { min: 0, max })(blocks, at, scope);
  checkUniqueIds(blocks, at, scope);
  if (Array.isArray(blocks)) checkTogether(blocks, at, scope);
};

/** What is wrong with an array of blocks; nothing where Slack would take it. */
export function validateBlocks(
  blocks: unknown,
  surface: Surface,
  pointer = '/blocks',
): readonly PayloadFault[] {
  return collect(surface, (scope) => checkBlocks(blocks, pointer, scope));
}

/** What is wrong with a message's text and blocks, `pointer` being where the message stands. */
export function validateMessage(
  message: { readonly text?: unknown; readonly blocks?: unknown },
  pointer = '',
): readonly PayloadFault[] {
  return collect('message', (scope) => {
    const { text, blocks } = message;
    if (text !== undefined) {
      string({ min: 0, max: limits.messageText })(text, `${pointer}/text`, scope);
    }
    if (blocks !== undefined) checkBlocks(blocks, `${pointer}/blocks`, scope);
  });
}

const id = string({ min: 0, max: limits.id });
const everyView = {
  private_metadata: string({ min: 0, max: limits.privateMetadata }),
  callback_id: id,
  external_id: id,
};
const title = plainText(limits.viewTitle);
const homeView = object({ type: oneOf('home'), blocks: checkBlocks }, everyView);
const modalView = object(
  { type: oneOf('modal'), title, blocks: checkBlocks },
  {
    ...everyView,
    close: title,
    submit: title,
    clear_on_close: boolean,
    notify_on_close: boolean,
    submit_disabled: boolean,
  },
);

/** What is wrong with a form or a Home tab, `pointer` being where the view stands. */
export function validateView(view: unknown, pointer = '/view'): readonly PayloadFault[] {
  const kind = isObject(view) ? view.type : undefined;
  if (kind === 'home') return collect('home', (scope) => homeView(view, pointer, scope));
  return collect('modal', (scope) => {
    modalView(view, pointer, scope);
    if (!isObject(view) || view.submit !== undefined) return;
    const inputs = withInner(view.blocks, '').map(({ value }) => value);
    if (objectsOf(inputs).some((one) => one.type === 'input')) {
      scope.report(pointer, 'missing_field', 'missing required field: submit');
    }
  });
}

/** What is wrong with the options an app answers to a menu that asks for them. */
export function validateSuggestions(answer: unknown, pointer = ''): readonly PayloadFault[] {
  return collect('message', (scope) => suggestedOptions(answer, pointer, scope));
}

/** A fault as `response_metadata.messages` words it. */
export function wordFault({ pointer, message }: PayloadFault): string {
  return `[ERROR] ${message} [json-pointer:${pointer}]`;
}
