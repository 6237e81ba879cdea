import { lazy, type ReactNode, Suspense } from 'react';
import type { SlackJson } from '../../protocol.ts';
import { blockIdOf } from '../collect-view-state.ts';
import { DrawElement } from '../elements/draw-element.tsx';
import { InputBlock } from '../elements/input-block.tsx';
import { fillShortcodes } from '../emoji-shortcodes.ts';
import { Glyph } from '../glyph.tsx';
import { keyByPosition } from '../key-by-position.ts';
import { languageOfText } from '../language-of-text.ts';
import { usePage } from '../page-context.ts';
import { isTrueAt, objectAt, objectsAt, stringAt, textAt, typeOf } from '../read-slack-json.ts';
import { Card, Carousel } from './draw-cards.tsx';
import { ChartBlock } from './draw-chart.tsx';
import { DataTable } from './draw-data-table.tsx';
import { Picture, PictureBlock } from './draw-picture.tsx';
import { Plan, TaskCard } from './draw-plan.tsx';
import { RichText } from './draw-rich-text.tsx';
import { Table } from './draw-table.tsx';
import { TextObject } from './draw-text.tsx';
import { Video } from './draw-video.tsx';
import { LongText } from './long-text.tsx';

const MarkdownBlock = lazy(() => import('./draw-markdown.tsx'));

/** The blocks of a message, a form or the Home tab, one below the other. */
export function Blocks(props: {
  readonly blocks: readonly SlackJson[];
  /** What is wrong with a form's fields, by block id. */
  readonly fieldErrors?: FieldErrors;
}) {
  const { blocks, fieldErrors = {} } = props;
  return (
    <div className="blocks">
      {blocks.map((block, position) => {
        const blockId = blockIdOf(block, position);
        return <Block key={blockId} block={block} blockId={blockId} fieldErrors={fieldErrors} />;
      })}
    </div>
  );
}

type FieldErrors = { readonly [blockId: string]: string };

type BlockProps = {
  readonly block: SlackJson;
  readonly blockId: string;
  readonly fieldErrors: FieldErrors;
};

function Block({ block, blockId, fieldErrors }: BlockProps): ReactNode {
  const { words } = usePage();
  switch (typeOf(block)) {
    case 'section':
      return <Section block={block} blockId={blockId} />;
    case 'context':
      return <Context block={block} />;
    case 'actions':
    case 'context_actions':
      return <Actions block={block} blockId={blockId} />;
    case 'input':
      return <InputBlock block={block} blockId={blockId} error={fieldErrors[blockId] ?? null} />;
    case 'divider':
      return <hr className="divider" />;
    case 'header':
      return <Header block={block} />;
    case 'image':
      return <PictureBlock block={block} />;
    case 'rich_text':
      return <RichText block={block} />;
    case 'table':
      return <Table block={block} />;
    case 'data_table':
      return <DataTable block={block} />;
    case 'alert':
      return <Alert block={block} />;
    case 'container':
      return <Container block={block} blockId={blockId} fieldErrors={fieldErrors} />;
    case 'card':
      return <Card block={block} blockId={blockId} />;
    case 'carousel':
      return <Carousel block={block} blockId={blockId} />;
    case 'plan':
      return <Plan block={block} />;
    case 'task_card':
      return <TaskCard block={block} />;
    case 'video':
      return <Video block={block} />;
    case 'data_visualization':
      return <ChartBlock block={block} />;
    case 'markdown':
      return (
        <Suspense fallback={<p className="neutral">{words.busy}</p>}>
          <MarkdownBlock block={block} />
        </Suspense>
      );
    default:
      return <p className="neutral">{words.unknownBlock(typeOf(block))}</p>;
  }
}

function Header({ block }: { block: SlackJson }) {
  const { reader } = usePage();
  const text = textAt(block, 'text') ?? '';
  return (
    <h3 className="header" lang={languageOfText(text, reader.locale)}>
      {fillShortcodes(text)}
    </h3>
  );
}

function Section({ block, blockId }: { block: SlackJson; blockId: string }) {
  const text = objectAt(block, 'text');
  const fields = objectsAt(block, 'fields');
  const accessory = objectAt(block, 'accessory');
  return (
    <div className={accessory === null ? 'section' : `section with-${typeOf(accessory)}`}>
      <div className="section-words">
        {text === null ? null : isTrueAt(block, 'expand') ? (
          <TextObject text={text} />
        ) : (
          <LongText>
            <TextObject text={text} />
          </LongText>
        )}
        {fields.length === 0 ? null : (
          <div className="fields">
            {keyByPosition(fields).map(({ key, item }) => (
              <TextObject key={key} text={item} />
            ))}
          </div>
        )}
      </div>
      {accessory === null ? null : (
        <div className="accessory">
          <DrawElement element={accessory} blockId={blockId} />
        </div>
      )}
    </div>
  );
}

function Context({ block }: { block: SlackJson }) {
  return (
    <div className="context">
      {keyByPosition(objectsAt(block, 'elements')).map(({ key, item }) =>
        typeOf(item) === 'image' ? (
          <Picture key={key} image={item} className="context-image" />
        ) : (
          <TextObject key={key} text={item} />
        ),
      )}
    </div>
  );
}

function Actions({ block, blockId }: { block: SlackJson; blockId: string }) {
  return (
    <div className="actions">
      {keyByPosition(objectsAt(block, 'elements')).map(({ key, item }) => (
        <DrawElement key={stringAt(item, 'action_id') ?? key} element={item} blockId={blockId} />
      ))}
    </div>
  );
}

function Alert({ block }: { block: SlackJson }) {
  const text = objectAt(block, 'text');
  const level = stringAt(block, 'level') ?? 'default';
  return (
    <div className={`alert ${level}`} role="note">
      {text === null ? null : <TextObject text={text} />}
    </div>
  );
}

function Container({ block, blockId, fieldErrors }: BlockProps) {
  const title = textAt(block, 'title');
  const richTitle = objectAt(block, 'rich_text_title');
  const subtitle = objectAt(block, 'subtitle');
  const icon = objectAt(block, 'icon');
  const head = (
    <span className="container-head">
      {icon === null ? null : <Picture image={icon} className="card-icon" />}
      <span className="card-titles">
        {title === null ? null : <strong>{fillShortcodes(title)}</strong>}
        {richTitle === null ? null : <RichText block={richTitle} />}
        {subtitle === null ? null : (
          <span className="card-soft">
            <TextObject text={subtitle} />
          </span>
        )}
      </span>
    </span>
  );
  const children = objectsAt(block, 'child_blocks').map((child, position) => {
    const childId = blockIdOf(child, `${blockId}-${position}`);
    return <Block key={childId} block={child} blockId={childId} fieldErrors={fieldErrors} />;
  });
  const className = isTrueAt(block, 'has_header_divider') ? 'container with-line' : 'container';
  if (!isTrueAt(block, 'is_collapsible')) {
    return (
      <section className={className}>
        {head}
        <div className="blocks">{children}</div>
      </section>
    );
  }
  return (
    <details className={className} open={!isTrueAt(block, 'default_collapsed')}>
      <summary>
        {head}
        <Glyph name="down" />
      </summary>
      <div className="blocks">{children}</div>
    </details>
  );
}
