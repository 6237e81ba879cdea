import { useRef } from 'react';
import type { SlackJson } from '../../protocol.ts';
import { blockIdOf } from '../collect-view-state.ts';
import { DrawElement } from '../elements/draw-element.tsx';
import { Glyph } from '../glyph.tsx';
import { keyByPosition } from '../key-by-position.ts';
import { usePage } from '../page-context.ts';
import { objectAt, objectsAt, stringAt } from '../read-slack-json.ts';
import { Picture } from './draw-picture.tsx';
import { TextObject } from './draw-text.tsx';

/** A `card` block: a picture, a heading, words and buttons in one frame. */
export function Card({ block, blockId }: { block: SlackJson; blockId: string }) {
  const [hero, icon] = [objectAt(block, 'hero_image'), objectAt(block, 'icon')];
  const [title, subtitle] = [objectAt(block, 'title'), objectAt(block, 'subtitle')];
  const [body, subtext] = [objectAt(block, 'body'), objectAt(block, 'subtext')];
  const actions = objectsAt(block, 'actions');
  return (
    <article className="card">
      {hero === null ? null : <Picture image={hero} className="card-hero" />}
      <div className="card-inside">
        {icon === null && title === null && subtitle === null ? null : (
          <header className="card-head">
            {icon === null ? null : <Picture image={icon} className="card-icon" />}
            <div className="card-titles">
              {title === null ? null : (
                <div className="card-title">
                  <TextObject text={title} />
                </div>
              )}
              {subtitle === null ? null : (
                <div className="card-soft">
                  <TextObject text={subtitle} />
                </div>
              )}
            </div>
          </header>
        )}
        {body === null ? null : <TextObject text={body} />}
        {subtext === null ? null : (
          <div className="card-soft">
            <TextObject text={subtext} />
          </div>
        )}
        {actions.length === 0 ? null : (
          <div className="actions">
            {keyByPosition(actions).map(({ key, item }) => (
              <DrawElement
                key={stringAt(item, 'action_id') ?? key}
                element={item}
                blockId={blockId}
              />
            ))}
          </div>
        )}
      </div>
    </article>
  );
}

/** A `carousel` block: cards side by side, to be swiped or turned with the buttons. */
export function Carousel({ block, blockId }: { block: SlackJson; blockId: string }) {
  const { words } = usePage();
  const track = useRef<HTMLUListElement>(null);
  const cards = objectsAt(block, 'elements');
  const turn = (direction: -1 | 1) => {
    const width = track.current?.firstElementChild?.getBoundingClientRect().width ?? 0;
    track.current?.scrollBy({ left: direction * (width + 12) });
  };
  return (
    <section className="carousel">
      <ul ref={track} className="carousel-track">
        {cards.map((card, position) => {
          const cardId = blockIdOf(card, `${blockId}-${position}`);
          return (
            <li key={cardId}>
              <Card block={card} blockId={cardId} />
            </li>
          );
        })}
      </ul>
      {cards.length < 2 ? null : (
        <div className="carousel-turn">
          <button
            type="button"
            className="icon-button"
            aria-label={words.previousCard}
            onClick={() => turn(-1)}
          >
            <Glyph name="left" />
          </button>
          <button
            type="button"
            className="icon-button"
            aria-label={words.nextCard}
            onClick={() => turn(1)}
          >
            <Glyph name="right" />
          </button>
        </div>
      )}
    </section>
  );
}
