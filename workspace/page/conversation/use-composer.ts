import { type KeyboardEvent, useMemo, useState } from 'react';
import {
  type Completable,
  type Completion,
  type Completions,
  completeComposer,
} from '../complete-composer.ts';
import { type Page, usePage } from '../page-context.ts';
import { sendMessage } from './send-message.ts';
import type { Attachments } from './use-attachments.ts';
import { useRecall } from './use-recall.ts';

/** Where a line is said. */
export type ComposerPlace = {
  readonly channelId: string;
  /** `null` outside threads; commands do not work inside them. */
  readonly threadTs: string | null;
};

/** A composer's state and what its controls do. */
export type ComposerState = Completions & {
  readonly text: string;
  readonly caret: number;
  readonly isOffering: boolean;
  /** Position of the completion that Enter and Tab take. */
  readonly active: number;
  /** Why the last line was not taken. */
  readonly problem: string | null;
  readonly isSending: boolean;
  readonly write: (text: string, caret: number) => void;
  /** The caret was moved within a text; one that has been replaced meanwhile does not count. */
  readonly moveCaret: (within: string, caret: number) => void;
  readonly pick: (choice: Completion) => void;
  readonly send: () => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
};

type Written = { readonly text: string; readonly caret: number };

const atEnd = (text: string): Written => ({ text, caret: text.length });

/** Keeps what is typed, what is offered for it and what became of the last line. */
export function useComposer(place: ComposerPlace, attachments: Attachments): ComposerState {
  const page = usePage();
  const { personId } = page.state;
  const draftKey = JSON.stringify(place);
  const [{ text, caret }, setWritten] = useState(() => atEnd(page.drafts.get(draftKey) ?? ''));
  const [offered, setOffered] = useState({ active: 0, isHidden: false });
  const [problem, setProblem] = useState<string | null>(null);
  const [waiting, setWaiting] = useState(0);
  const recall = useRecall();

  const known = useMemo(() => completableIn(page, place.threadTs !== null), [page, place.threadTs]);
  const { choices, hint } = completeComposer(text, caret, known);
  const isOffering = choices.length > 0 && !offered.isHidden;
  const { active } = offered;

  const put = (next: Written) => {
    page.drafts.set(draftKey, next.text);
    setWritten(next);
  };
  const write = (next: string, nextCaret: number) => {
    put({ text: next, caret: nextCaret });
    if (next !== text) setOffered({ active: 0, isHidden: false });
  };
  const moveCaret = (within: string, next: number) =>
    setWritten((now) =>
      now.text === within && now.caret !== next ? { text: within, caret: next } : now,
    );
  const pick = (choice: Completion) => write(choice.text, choice.caret);
  const send = async () => {
    const said = text.trim();
    const files = attachments.list.map(({ file }) => file);
    if (said === '' && files.length === 0) return;
    if (files.length > 0 && said.startsWith('/')) return setProblem(page.words.filesWithCommand);
    // Files take a while and may be refused: they stay in sight until they have arrived.
    if (files.length > 0 && waiting > 0) return;
    if (said !== '') recall.remember(said);
    write('', 0);
    setProblem(null);
    setWaiting((count) => count + 1);
    const error = await sendMessage({ personId, ...place, text: said }, files, page.words);
    setWaiting((count) => count - 1);
    setProblem(error);
    if (error === null) {
      if (files.length > 0) attachments.clear();
    } else setWritten((current) => (current.text === '' ? atEnd(said) : current));
  };
  /** Whether the key was for the list of completions. */
  const steer = (key: string, step: number): boolean => {
    const chosen = choices[active];
    if (!isOffering || chosen === undefined) return false;
    if (step !== 0) {
      setOffered({ active: (active + step + choices.length) % choices.length, isHidden: false });
    } else if (key === 'Escape') setOffered({ active: 0, isHidden: true });
    else if (key === 'Tab') pick(chosen);
    else if (key === 'Enter' && chosen.text.trim() !== text.trim()) pick(chosen);
    else return false;
    return true;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const { key, shiftKey } = event;
    const step = key === 'ArrowDown' ? 1 : key === 'ArrowUp' ? -1 : 0;
    if (!steer(key, step)) {
      if (step !== 0 && recall.isFree(text)) put(atEnd(recall.turn(step)));
      else if (key === 'Enter' && !shiftKey) void send();
      else return;
    }
    event.preventDefault();
    // What was for the list or the line is not for the thread around it.
    event.stopPropagation();
  };
  return {
    text,
    caret,
    choices,
    hint,
    isOffering,
    active,
    problem,
    isSending: waiting > 0,
    write,
    moveCaret,
    pick,
    send: () => void send(),
    onKeyDown,
  };
}

function completableIn({ state, words }: Page, isInThread: boolean): Completable {
  const { app, people, channels, commands, personId } = state;
  return {
    commands: isInThread ? [] : commands,
    people: [
      { id: app.botUserId, name: app.name, hint: words.app },
      ...people
        .filter(({ id, isBot }) => !isBot && id !== personId)
        .map(({ id, name, title }) => ({ id, name, hint: title })),
    ],
    channels: channels
      .filter(({ kind, memberIds }) => kind === 'channel' && memberIds.includes(personId))
      .map(({ id, name }) => ({ id, name, hint: '' })),
  };
}
