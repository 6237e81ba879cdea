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
import { elementsOf } from './find-elements.ts';
import { limits } from './payload-limits.ts';
import { isObject, type SlackJson, textOf } from './slack-json.ts';

export type { PayloadFault, Surface } from './check-shapes.ts';

function collect(surface: Surface, check: (scope: Scope) => void): readonly PayloadFault[] {
  const faults: PayloadFault[] = [];
  check({
    surface,
    report: (pointer, code, message, more) => faults.push({ pointer, code, message, ...more }),
  });
  return faults;
}

/** A block, and those in it, with where each stands. */
type PlacedBlock = { readonly at: string; readonly block: SlackJson };

function placeBlocks(blocks: unknown, at: string): readonly PlacedBlock[] {
  const placed: PlacedBlock[] = [];
  const place = (inner: unknown, here: string) => {
    if (!Array.isArray(inner)) return;
    for (const [index, block] of inner.entries()) {
      if (!isObject(block)) continue;
      placed.push({ at: `${here}/${index}`, block });
      place(block.child_blocks, `${here}/${index}/child_blocks`);
    }
  };
  place(blocks, at);
  return placed;
}

function checkUniqueIds(placed: readonly PlacedBlock[], { report }: Scope): void {
  const seen = new Set<string>();
  for (const { at, block } of placed) {
    const id = block.block_id;
    if (typeof id === 'string') {
      if (seen.has(id))
        report(`${at}/block_id`, 'duplicate_block_id', `block_id ${id} comes twice`);
      seen.add(id);
    }
    const actions = new Set<unknown>();
    for (const { action_id: action } of elementsOf(block)) {
      if (action === undefined) continue;
      if (actions.has(action)) {
        report(at, 'duplicate_action_id', `action_id ${String(action)} comes twice in its block`);
      }
      actions.add(action);
    }
  }
}

const tables: readonly unknown[] = ['table', 'data_table'];

function totalLength(blocks: readonly SlackJson[]): number {
  return blocks.reduce((sum, one) => sum + lengthOf(textOf(one.text)), 0);
}

/** What a message takes of one kind, wherever it stands in it. */
function checkCounts(placed: readonly PlacedBlock[], at: string, { report }: Scope): void {
  const ofType = (...types: readonly unknown[]) =>
    placed.map(({ block }) => block).filter(({ type }) => types.includes(type));
  if (ofType(...tables).length > 1) {
    report(at, 'only_one_table_allowed', 'only_one_table_allowed');
  }
  const most = limits.chartsInMessage;
  if (ofType('data_visualization').length > most) {
    report(at, 'too_many', `no more than ${most} data_visualization blocks allowed in a message`);
  }
  const markdown = ofType('markdown');
  if (markdown.length > 1 && totalLength(markdown) > limits.markdown) {
    const message = `markdown blocks together must be less than ${limits.markdown + 1} characters`;
    report(at, 'too_long', message);
  }
}

function checkFocus(placed: readonly PlacedBlock[], at: string, { report }: Scope): void {
  const focused = placed.flatMap(({ block }) =>
    elementsOf(block).filter((element) => element.focus_on_load === true),
  );
  if (focused.length > 1) {
    report(at, 'failed_constraint', 'only one element may have focus_on_load');
  }
}

const checkBlocks: Check = (blocks, at, scope) => {
  const max = scope.surface === 'message' ? limits.messageBlocks : limits.viewBlocks;
  list(block, { min: 0, max })(blocks, at, scope);
  const placed = placeBlocks(blocks, at);
  checkUniqueIds(placed, scope);
  checkFocus(placed, at, scope);
  if (scope.surface === 'message') checkCounts(placed, at, scope);
};

/** An attachment: only its blocks are looked into, for the rest is from before Block Kit. */
const attachment: Check = (value, at, scope) => {
  if (!isObject(value)) scope.report(at, 'invalid_type', 'must provide an object');
  else if (value.blocks !== undefined) checkBlocks(value.blocks, `${at}/blocks`, scope);
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
  message: {
    readonly text?: unknown;
    readonly blocks?: unknown;
    readonly attachments?: unknown;
  },
  pointer = '',
): readonly PayloadFault[] {
  return collect('message', (scope) => {
    const { text, blocks, attachments } = message;
    if (text !== undefined) {
      string({ min: 0, max: limits.messageText })(text, `${pointer}/text`, scope);
    }
    if (blocks !== undefined) checkBlocks(blocks, `${pointer}/blocks`, scope);
    if (attachments !== undefined) {
      list(attachment, { min: 0, max: limits.attachments })(
        attachments,
        `${pointer}/attachments`,
        scope,
      );
    }
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
    if (placeBlocks(view.blocks, '').some(({ block: { type } }) => type === 'input')) {
      const field = 'submit';
      scope.report(pointer, 'missing_field', `missing required field: ${field}`, { field });
    }
  });
}

/** What is wrong with the options an app answers to a menu that asks for them. */
export function validateSuggestions(answer: unknown, pointer = ''): readonly PayloadFault[] {
  return collect('message', (scope) => suggestedOptions(answer, pointer, scope));
}

/** Codes that `blocks.validate` gives as they are; all others are constraints that failed. */
const slackCodes: ReadonlySet<string> = new Set(['missing_field', 'unknown_field']);

/** A fault as `blocks.validate` answers it. */
export function describeFault({ code, ...rest }: PayloadFault): SlackJson {
  return { code: slackCodes.has(code) ? code : 'failed_constraint', ...rest };
}

/** A fault as `response_metadata.messages` words it. */
export function wordFault({ pointer, message }: PayloadFault): string {
  return `[ERROR] ${message} [json-pointer:${pointer}]`;
}
