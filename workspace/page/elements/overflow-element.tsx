import { useState } from 'react';
import { actionIdOf } from '../collect-view-state.ts';
import { usePage } from '../page-context.ts';
import { readChoice } from '../read-choices.ts';
import { objectsAt, stringAt, typeOf } from '../read-slack-json.ts';
import { useElementSurface } from '../use-surface.ts';
import { MenuButton } from './menu-button.tsx';
import type { ElementProps } from './use-field.ts';

/** The button with dots, and the menu of choices behind it. */
export function OverflowElement({ element, blockId }: ElementProps) {
  const { words } = usePage();
  const surface = useElementSurface();
  const [isOpen, setIsOpen] = useState(false);
  const actionId = actionIdOf(element);
  const items = objectsAt(element, 'options')
    .map(readChoice)
    .map(({ value, label, description, option }) => ({
      key: `${value} ${label}`,
      label,
      description,
      onPick: () => {
        const url = stringAt(option, 'url');
        if (url !== null && /^https?:/i.test(url)) window.open(url, '_blank', 'noreferrer');
        const answer = { type: typeOf(element), selected_option: option };
        void surface.act(blockId, actionId, element, answer);
      },
    }));
  return (
    <span className="overflow">
      <MenuButton
        label={words.moreActions}
        className="button more"
        glyph="more"
        isBusy={surface.isBusy(blockId, actionId)}
        isOpen={isOpen}
        onOpen={setIsOpen}
        items={items}
      />
    </span>
  );
}
