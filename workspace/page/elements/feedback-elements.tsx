import { useState } from 'react';
import { actionIdOf } from '../collect-view-state.ts';
import { fillShortcodes } from '../emoji-shortcodes.ts';
import { Glyph } from '../glyph.tsx';
import { usePage } from '../page-context.ts';
import { objectAt, stringAt, stringsAt, textAt, typeOf } from '../read-slack-json.ts';
import { useElementSurface } from '../use-surface.ts';
import type { ElementProps } from './use-field.ts';

/** A pair of buttons that say whether an answer was good. */
export function FeedbackButtons({ element, blockId }: ElementProps) {
  const surface = useElementSurface();
  const [chosen, setChosen] = useState<string | null>(null);
  const actionId = actionIdOf(element);
  const isBusy = surface.isBusy(blockId, actionId);
  return (['positive_button', 'negative_button'] as const).map((key) => {
    const button = objectAt(element, key);
    if (button === null) return null;
    const words = fillShortcodes(textAt(button, 'text') ?? '');
    const press = () => {
      setChosen(key);
      void surface.act(blockId, actionId, element, {
        type: typeOf(element),
        text: objectAt(button, 'text'),
        value: stringAt(button, 'value') ?? '',
      });
    };
    return (
      <button
        key={key}
        type="button"
        className="icon-button"
        title={words}
        aria-label={stringAt(button, 'accessibility_label') ?? words}
        aria-pressed={chosen === key}
        aria-disabled={isBusy}
        onClick={press}
      >
        <span className="emoji">{key === 'positive_button' ? '👍' : '👎'}</span>
      </button>
    );
  });
}

/** A small button with a sign instead of words; may be for some people only. */
export function IconButton({ element, blockId }: ElementProps) {
  const { state } = usePage();
  const surface = useElementSurface();
  const actionId = actionIdOf(element);
  const readers = stringsAt(element, 'visible_to_user_ids');
  if (readers.length > 0 && !readers.includes(state.personId)) return null;
  const words = fillShortcodes(textAt(element, 'text') ?? '');
  const value = stringAt(element, 'value');
  return (
    <button
      type="button"
      className="icon-button"
      title={words}
      aria-label={stringAt(element, 'accessibility_label') ?? words}
      aria-busy={surface.isBusy(blockId, actionId)}
      aria-disabled={surface.isBusy(blockId, actionId)}
      onClick={() =>
        void surface.act(blockId, actionId, element, {
          type: typeOf(element),
          text: objectAt(element, 'text'),
          ...(value === null ? {} : { value }),
        })
      }
    >
      <Glyph name={stringAt(element, 'icon') === 'trash' ? 'trash' : 'more'} />
    </button>
  );
}
