import { lazy, type ReactNode, Suspense } from 'react';
import type { SlackJson } from '../../protocol.ts';
import { blockIdOf } from '../collect-view-state.ts';
import { DrawElement } from '../elements/draw-element.tsx';
import { InputBlock } from '../elements/input-block.tsx';
import { fillShortcodes } from '../emoji-shortcodes.ts';
import { keyByPosition } from '../key-by-position.ts';
import { languageOfText } from '../language-of-text.ts';
import { usePage } from '../page-context.ts';
import { isTrueAt, objectAt, objectsAt, stringAt, textAt, typeOf } from '../read-slack-json.ts';
import { RichText } from './draw-rich-text.tsx';
import { DataTable, Table } from './draw-table.tsx';
import { TextObject } from './draw-text.tsx';
import { LongText } from './long-text.tsx';

const LibraryBlock = lazy(() => import('./draw-with-library.tsx'));

/** The blocks of a message, a form or the Home tab, one below the other. */
export function Blocks(props: {
  readonly blocks: readonly SlackJson[];
  /** What is wrong with a form's fields, by block id. */
  readonly fieldErrors?: { readonly [blockId: string]: string };
}) {
  const { blocks, fieldErrors = {} } = props;
  return (
    <div className="blocks">
      {blocks.map((block, position) => {
        const blockId = blockIdOf(block, position);
        return (
          <Block
            key={blockId}
            block={block}
            blockId={blockId}
            error={fieldErrors[blockId] ?? null}
          />
        );
      })}
    </div>
  );
}

type BlockProps = {
  readonly block: SlackJson;
  readonly blockId: string;
  readonly error: string | null;
};

function Block({ block, blockId, error }: BlockProps): ReactNode {
  const { words } = usePage();
  switch (typeOf(block)) {
    case 'section':
      return <Section block={block} blockId={blockId} />;
    case 'context':
      return <Context block={block} />;
    case 'actions':
      return <Actions block={block} blockId={blockId} />;
    case 'input':
      return <InputBlock block={block} blockId={blockId} error={error} />;
    case 'divider':
      return <hr className="divider" />;
    case 'header':
      return <Header block={block} />;
    case 'image':
      return <Picture block={block} />;
    case 'rich_text':
      return <RichText block={block} />;
    case 'table':
      return <Table block={block} />;
    case 'data_table':
      return <DataTable block={block} />;
    case 'alert':
      return <Alert block={block} />;
    case 'container':
      return <Container block={block} blockId={blockId} />;
    case 'markdown':
    case 'data_visualization':
      return (
        <Suspense fallback={<p className="neutral">{words.busy}</p>}>
          <LibraryBlock block={block} />
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
          <ContextImage key={key} image={item} />
        ) : (
          <TextObject key={key} text={item} />
        ),
      )}
    </div>
  );
}

function ContextImage({ image }: { image: SlackJson }) {
  return (
    <img
      className="context-image"
      src={stringAt(image, 'image_url') ?? ''}
      alt={stringAt(image, 'alt_text') ?? ''}
    />
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

function Picture({ block }: { block: SlackJson }) {
  const title = textAt(block, 'title');
  return (
    <figure className="picture">
      {title === null ? null : <figcaption>{fillShortcodes(title)}</figcaption>}
      <img src={stringAt(block, 'image_url') ?? ''} alt={stringAt(block, 'alt_text') ?? ''} />
    </figure>
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

function Container({ block, blockId }: { block: SlackJson; blockId: string }) {
  const title = textAt(block, 'title');
  const subtitle = objectAt(block, 'subtitle');
  const head = (
    <>
      {title === null ? null : <strong>{fillShortcodes(title)}</strong>}
      {subtitle === null ? null : <TextObject text={subtitle} />}
    </>
  );
  const children = objectsAt(block, 'child_blocks').map((child, position) => {
    const childId = blockIdOf(child, `${blockId}-${position}`);
    return <Block key={childId} block={child} blockId={childId} error={null} />;
  });
  if (!isTrueAt(block, 'is_collapsible')) {
    return (
      <div className="container">
        {head}
        {children}
      </div>
    );
  }
  return (
    <details className="container" open={!isTrueAt(block, 'default_collapsed')}>
      <summary>{head}</summary>
      {children}
    </details>
  );
}
