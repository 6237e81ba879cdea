import {
  type ClipboardEvent,
  type RefObject,
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import type { Completion } from '../complete-composer.ts';
import { Floating } from '../elements/floating.tsx';
import { MenuButton } from '../elements/menu-button.tsx';
import { Glyph } from '../glyph.tsx';
import { usePage } from '../page-context.ts';
import { useShortcut } from '../use-shortcut.ts';
import { AttachedFiles } from './attached-files.tsx';
import type { Attachments } from './use-attachments.ts';
import { type ComposerPlace, useComposer } from './use-composer.ts';

const highest = 200;

/** Where a person types: Enter sends, Shift+Enter begins a new line, the up arrow recalls. */
export function Composer(props: {
  readonly place: ComposerPlace;
  readonly placeholder: string;
  readonly attachments: Attachments;
  /** A line put here from elsewhere, such as a command to try. */
  readonly suggestion?: { readonly text: string } | null;
  /** The focus comes here when it appears. */
  readonly takesFocus?: boolean;
}) {
  const { place, placeholder, attachments, suggestion = null, takesFocus = false } = props;
  const { words } = usePage();
  const composer = useComposer(place, attachments);
  const { text, isOffering, active, hint } = composer;
  const frame = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLTextAreaElement>(null);
  const listId = useId();
  useHeightOfText(input, text);
  useCaret(input, text, composer.caret);
  useSuggestion(input, suggestion, composer.write);
  useEffect(() => {
    // On a touch screen the keyboard would cover what there is to read.
    const hasMouse = window.matchMedia('(hover: hover)').matches;
    if (takesFocus || hasMouse) input.current?.focus();
  }, [takesFocus]);

  const pick = (choice: Completion) => {
    composer.pick(choice);
    input.current?.focus();
  };
  const onPaste = (event: ClipboardEvent) => {
    const files = [...event.clipboardData.files];
    if (files.length === 0) return;
    event.preventDefault();
    attachments.add(files);
  };
  const isEmpty = text.trim() === '' && attachments.list.length === 0;
  const problem = attachments.problem ?? composer.problem;
  return (
    <div className="composer">
      {hint === null ? null : (
        <p className="command-hint">
          <strong>{hint.command}</strong> {hint.usageHint} <small>{hint.description}</small>
        </p>
      )}
      <div ref={frame} className="composer-frame">
        <AttachedFiles attachments={attachments} />
        <div className="composer-line">
          <FilePicker onFiles={attachments.add} />
          {place.threadTs === null ? <ShortcutMenu /> : null}
          <textarea
            ref={input}
            rows={1}
            aria-label={place.threadTs === null ? words.message : words.reply}
            aria-autocomplete="list"
            aria-controls={isOffering ? listId : undefined}
            aria-activedescendant={isOffering ? `${listId}-${active}` : undefined}
            placeholder={placeholder}
            value={text}
            onChange={({ target }) => composer.write(target.value, target.selectionEnd)}
            onSelect={({ currentTarget }) =>
              composer.moveCaret(currentTarget.value, currentTarget.selectionEnd)
            }
            onPaste={onPaste}
            onKeyDown={composer.onKeyDown}
          />
          <button
            type="button"
            className="send-button"
            aria-label={words.send}
            aria-busy={composer.isSending}
            disabled={isEmpty}
            onClick={composer.send}
          >
            {composer.isSending ? null : <Glyph name="send" />}
          </button>
        </div>
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

/** The paper clip: opens the machine's own choice of files. */
function FilePicker({ onFiles }: { onFiles: (files: readonly File[]) => void }) {
  const { words } = usePage();
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button
        type="button"
        className="icon-button"
        aria-label={words.addFiles}
        title={words.addFiles}
        onClick={() => input.current?.click()}
      >
        <Glyph name="clip" />
      </button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        onChange={({ target }) => {
          onFiles([...(target.files ?? [])]);
          // The same file may be chosen again after it was taken away.
          target.value = '';
        }}
      />
    </>
  );
}

/** The app's global shortcuts, where it has any. */
function ShortcutMenu() {
  const { state, words } = usePage();
  const [isOpen, setIsOpen] = useState(false);
  const { choose, isBusy } = useShortcut();
  const shortcuts = state.shortcuts.filter(({ type }) => type === 'global');
  if (shortcuts.length === 0) return null;
  return (
    <MenuButton
      label={words.shortcuts}
      className="icon-button"
      glyph="bolt"
      isBusy={isBusy}
      isOpen={isOpen}
      onOpen={setIsOpen}
      items={shortcuts.map(({ callbackId, name, description }) => ({
        key: callbackId,
        label: name,
        description,
        onPick: () => choose(callbackId, null),
      }))}
    />
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

/** Puts the caret where it belongs after a text was completed or recalled. */
function useCaret(input: RefObject<HTMLTextAreaElement | null>, text: string, caret: number): void {
  useLayoutEffect(() => {
    const area = input.current;
    if (area === null || area.value !== text || area.selectionEnd === caret) return;
    if (document.activeElement === area) area.setSelectionRange(caret, caret);
  }, [input, text, caret]);
}

function useSuggestion(
  input: RefObject<HTMLTextAreaElement | null>,
  suggestion: { readonly text: string } | null,
  write: (text: string, caret: number) => void,
): void {
  const latestWrite = useRef(write);
  latestWrite.current = write;
  useEffect(() => {
    if (suggestion === null) return;
    latestWrite.current(suggestion.text, suggestion.text.length);
    input.current?.focus();
  }, [input, suggestion]);
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
            {choice.hint === '' ? null : <small>{choice.hint}</small>}
          </span>
        </button>
      ))}
    </div>
  );
}
