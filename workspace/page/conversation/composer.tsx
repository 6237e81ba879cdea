import { type RefObject, useId, useLayoutEffect, useRef } from 'react';
import type { Completion } from '../complete-composer.ts';
import { Floating } from '../elements/floating.tsx';
import { Glyph } from '../glyph.tsx';
import { usePage } from '../page-context.ts';
import { type ComposerPlace, useComposer } from './use-composer.ts';

const highest = 200;

/** Where a person types: Enter sends, Shift+Enter begins a new line, the up arrow recalls. */
export function Composer(props: ComposerPlace & { readonly placeholder: string }) {
  const { words } = usePage();
  const composer = useComposer(props);
  const { text, isOffering, active, hint, problem } = composer;
  const frame = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLTextAreaElement>(null);
  const listId = useId();
  useHeightOfText(input, text);

  const pick = (choice: Completion) => {
    composer.pick(choice);
    input.current?.focus();
  };
  return (
    <div className="composer">
      {hint === null ? null : (
        <p className="command-hint">
          <strong>{hint.command}</strong> {hint.usageHint} <small>{hint.description}</small>
        </p>
      )}
      <div ref={frame} className="composer-frame">
        <textarea
          ref={input}
          rows={1}
          aria-label={props.threadTs === null ? words.message : words.reply}
          aria-autocomplete="list"
          aria-controls={isOffering ? listId : undefined}
          aria-activedescendant={isOffering ? `${listId}-${active}` : undefined}
          placeholder={props.placeholder}
          value={text}
          onChange={({ target }) => composer.write(target.value)}
          onKeyDown={composer.onKeyDown}
        />
        <button
          type="button"
          className="send-button"
          aria-label={words.send}
          aria-busy={composer.isSending}
          disabled={text.trim() === ''}
          onClick={composer.send}
        >
          {composer.isSending ? null : <Glyph name="send" />}
        </button>
      </div>
      {isOffering ? (
        <Floating anchor={frame} className="options completions" isAsWide>
          <CompletionList id={listId} choices={composer.choices} active={active} onPick={pick} />
        </Floating>
      ) : null}
      {problem === null ? null : (
        <p className="problem" role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}

/** Makes a text area as high as its text, up to a limit. */
function useHeightOfText(input: RefObject<HTMLTextAreaElement | null>, text: string): void {
  useLayoutEffect(() => {
    const area = input.current;
    if (area === null) return;
    area.style.height = 'auto';
    // Without text the placeholder decides, and that is one line.
    if (text !== '') area.style.height = `${Math.min(area.scrollHeight, highest)}px`;
  }, [input, text]);
}

function CompletionList(props: {
  readonly id: string;
  readonly choices: readonly Completion[];
  readonly active: number;
  readonly onPick: (choice: Completion) => void;
}) {
  const { id, choices, active, onPick } = props;
  const { words } = usePage();
  return (
    <div
      id={id}
      role="listbox"
      aria-label={words.completions}
      className="option-list"
      tabIndex={-1}
    >
      {choices.map((choice, position) => (
        <button
          key={choice.key}
          type="button"
          id={`${id}-${position}`}
          role="option"
          tabIndex={-1}
          aria-selected={position === active}
          className={position === active ? 'option active' : 'option'}
          // The composer keeps the focus.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onPick(choice)}
        >
          <span className="option-words">
            <span>{choice.label} </span>
            <small>{choice.hint}</small>
          </span>
        </button>
      ))}
    </div>
  );
}
