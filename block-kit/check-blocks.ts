import { dataTableSize, evenRows, needsOneOf, tableRow } from './check-block-parts.ts';
import { chart } from './check-charts.ts';
import { imageElement, oneSource } from './check-images.ts';
import { richText } from './check-rich-text.ts';
import {
  all,
  anything,
  boolean,
  byType,
  type Check,
  list,
  number,
  object,
  oneOf,
  reportType,
  type Surface,
  string,
  webAddress,
} from './check-shapes.ts';
import { anyText, blockType, markedText, named, plainText } from './check-texts.ts';
import { limits } from './payload-limits.ts';
import { elementIn } from './place-elements.ts';
import { isObject, textOf } from './slack-json.ts';

const card = all(
  object(blockType, {
    ...named,
    hero_image: imageElement,
    icon: imageElement,
    title: markedText(limits.cardTitle),
    subtitle: markedText(limits.cardTitle),
    body: markedText(limits.cardBody),
    subtext: markedText(limits.cardBody),
    actions: list(elementIn('card'), { max: limits.cardActions }),
  }),
  needsOneOf('hero_image', 'title', 'actions', 'body'),
);

const taskCard = object(
  {
    ...blockType,
    task_id: string(),
    title: string(),
    status: oneOf('pending', 'in_progress', 'complete', 'error'),
  },
  { ...named, details: richText, output: richText, sources: list(anything, { min: 0 }) },
);

/** What a container takes, by its reference page. */
const inside: readonly string[] = [
  'actions',
  'context',
  'divider',
  'file',
  'header',
  'image',
  'input',
  'rich_text',
  'section',
  'table',
  'video',
];

const containable: Check = (value, at, scope) => {
  const kind = isObject(value) ? textOf(value.type) : '';
  if (Object.hasOwn(blocks, kind) && !inside.includes(kind)) {
    reportType(scope, at, kind, 'not_allowed_here', inside);
    return;
  }
  block(value, at, scope);
};

type BlockRule = { readonly check: Check; readonly surfaces: readonly Surface[] };
const everywhere: readonly Surface[] = ['message', 'modal', 'home'];
const onlyMessages: readonly Surface[] = ['message'];

const blocks: { readonly [type: string]: BlockRule } = {
  section: {
    surfaces: everywhere,
    check: all(
      object(blockType, {
        ...named,
        text: anyText(limits.text),
        fields: list(anyText(limits.fieldText), { max: limits.fields }),
        accessory: elementIn('accessory'),
        expand: boolean,
      }),
      needsOneOf('text', 'fields'),
    ),
  },
  header: {
    surfaces: everywhere,
    check: object({ ...blockType, text: plainText(limits.headerText) }, named),
  },
  divider: { surfaces: everywhere, check: object(blockType, named) },
  context: {
    surfaces: everywhere,
    check: object(
      { ...blockType, elements: list(elementIn('context'), { max: limits.contextElements }) },
      named,
    ),
  },
  actions: {
    surfaces: everywhere,
    check: object(
      { ...blockType, elements: list(elementIn('actions'), { max: limits.actions }) },
      named,
    ),
  },
  input: {
    surfaces: everywhere,
    check: object(
      { ...blockType, label: plainText(limits.inputLabel), element: elementIn('input') },
      { ...named, hint: plainText(limits.inputLabel), optional: boolean, dispatch_action: boolean },
    ),
  },
  image: {
    surfaces: everywhere,
    check: all(
      object(
        { ...blockType, alt_text: string({ max: limits.altText }) },
        {
          ...named,
          title: plainText(limits.imageTitle),
          image_url: webAddress,
          slack_file: anything,
        },
      ),
      oneSource,
    ),
  },
  rich_text: { surfaces: everywhere, check: richText },
  alert: {
    surfaces: everywhere,
    check: object(
      { ...blockType, text: anyText(limits.alertText) },
      { ...named, level: oneOf('default', 'info', 'warning', 'error', 'success') },
    ),
  },
  video: {
    surfaces: everywhere,
    check: object(
      {
        ...blockType,
        video_url: webAddress,
        thumbnail_url: webAddress,
        alt_text: string({ max: limits.altText }),
        title: plainText(limits.videoTitle),
      },
      {
        ...named,
        title_url: webAddress,
        description: plainText(limits.videoTitle),
        author_name: string({ max: limits.videoName }),
        provider_name: string({ max: limits.videoName }),
        provider_icon_url: webAddress,
      },
    ),
  },
  card: { surfaces: everywhere, check: card },
  carousel: {
    surfaces: everywhere,
    check: object({ ...blockType, elements: list(card, { max: limits.carouselCards }) }, named),
  },
  container: {
    surfaces: everywhere,
    check: all(
      object(
        { ...blockType, child_blocks: list(containable, { max: limits.containerBlocks }) },
        {
          ...named,
          title: plainText(limits.containerTitle),
          rich_text_title: richText,
          subtitle: anyText(limits.containerTitle),
          width: oneOf('narrow', 'standard', 'wide', 'full'),
          icon: imageElement,
          is_collapsible: boolean,
          default_collapsed: boolean,
          has_header_divider: boolean,
        },
      ),
      needsOneOf('title', 'rich_text_title'),
    ),
  },
  markdown: {
    surfaces: onlyMessages,
    check: object({ ...blockType, text: string({ max: limits.markdown }) }, named),
  },
  table: {
    surfaces: onlyMessages,
    check: object(
      { ...blockType, rows: list(tableRow, { max: limits.tableRows }) },
      {
        ...named,
        column_settings: list(
          object({}, { align: oneOf('left', 'center', 'right'), is_wrapped: boolean }),
          { max: limits.tableColumns },
        ),
      },
    ),
  },
  data_table: {
    surfaces: onlyMessages,
    check: all(
      object(
        {
          ...blockType,
          rows: list(tableRow, { min: 2, max: limits.dataTableRows }),
          caption: string(),
        },
        {
          ...named,
          page_size: number({ min: 1, max: limits.dataTablePage, isWhole: true }),
          row_header_column_index: number({ min: 0, max: limits.tableColumns - 1, isWhole: true }),
        },
      ),
      evenRows,
      dataTableSize,
    ),
  },
  data_visualization: {
    surfaces: onlyMessages,
    check: object({ ...blockType, title: string({ max: limits.chartTitle }), chart }, named),
  },
  context_actions: {
    surfaces: onlyMessages,
    check: object(
      { ...blockType, elements: list(elementIn('contextActions'), { max: limits.contextActions }) },
      named,
    ),
  },
  task_card: { surfaces: onlyMessages, check: taskCard },
  plan: {
    surfaces: onlyMessages,
    check: object(
      { ...blockType, title: string() },
      { ...named, tasks: list(taskCard, { min: 0, max: limits.planTasks }) },
    ),
  },
  file: {
    surfaces: onlyMessages,
    check: object({ ...blockType, source: oneOf('remote'), external_id: string() }, named),
  },
};

const inItsOwnShape = byType(
  Object.fromEntries(Object.entries(blocks).map(([kind, rule]) => [kind, rule.check])),
  'unknown_block_type',
);

const typesOf = (surface: Surface) =>
  Object.keys(blocks).filter((type) => blocks[type]?.surfaces.includes(surface));

/** One block: known, allowed on its surface, and in its own shape. */
export const block: Check = (value, at, scope) => {
  const kind = isObject(value) ? textOf(value.type) : '';
  const rule = Object.hasOwn(blocks, kind) ? blocks[kind] : undefined;
  if (rule !== undefined && !rule.surfaces.includes(scope.surface)) {
    reportType(scope, at, kind, 'not_allowed_here', typesOf(scope.surface));
    return;
  }
  inItsOwnShape(value, at, scope);
};
