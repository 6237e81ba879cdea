import { actionIdOf } from '../collect-view-state.ts';
import { fillShortcodes } from '../emoji-shortcodes.ts';
import { objectAt, stringAt, textAt, typeOf } from '../read-slack-json.ts';
import { useElementSurface } from '../use-surface.ts';
import type { ElementProps } from './use-field.ts';

/** A button; one with a `url` opens it beside the page, and the app hears of the press as well. */
export function ButtonElement({ element, blockId }: ElementProps) {
  const surface = useElementSurface();
  const actionId = actionIdOf(element);
  const url = stringAt(element, 'url');
  const isBusy = surface.isBusy(blockId, actionId);
  const value = stringAt(element, 'value');
  const press = () => {
    if (url !== null && /^https?:/i.test(url)) window.open(url, '_blank', 'noreferrer');
    void surface.act(blockId, actionId, element, {
      type: typeOf(element),
      text: objectAt(element, 'text'),
      ...(value === null ? {} : { value }),
    });
  };
  return (
    <button
      type="button"
      className={`button ${stringAt(element, 'style') ?? ''}`}
      aria-label={stringAt(element, 'accessibility_label') ?? undefined}
      aria-busy={isBusy}
      aria-disabled={isBusy}
      onClick={press}
    >
      {fillShortcodes(textAt(element, 'text') ?? '')}
    </button>
  );
}
