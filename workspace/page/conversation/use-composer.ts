import { type KeyboardEvent, useMemo, useRef, useState } from 'react';
import { type Completion, type Completions, completeComposer } from '../complete-composer.ts';
import { type Page, usePage } from '../page-context.ts';
import { ServerSilent, sendGesture } from '../talk-to-server.ts';
import type { Words } from '../words.ts';

/** Where a line is said. */
export type ComposerPlace = {
  readonly channelId: string;
  /** `null` outside threads; commands do not work inside them. */
  readonly threadTs: string | null;
};

/** A composer's state and what its controls do. */
export type ComposerState = Completions & {
  readonly text: string;
  readonly isOffering: boolean;
  /** Position of the completion that Enter and Tab take. */
  readonly active: number;
  /** Why the last line was not taken. */
  readonly problem: string | null;
  readonly isSending: boolean;
  readonly write: (text: string) => void;
  readonly pick: (choice: Completion) => void;
  readonly send: () => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
};

/** Keeps what is typed, what is offered for it and what became of the last line. */
export function useComposer({ channelId, threadTs }: ComposerPlace): ComposerState {
  const page = usePage();
  const [text, setText] = useState('');
  const [offered, setOffered] = useState({ active: 0, isHidden: false });
  const [problem, setProblem] = useState<string | null>(null);
  const [waiting, setWaiting] = useState(0);
  const recall = useRecall();

  const mentionables = useMemo(() => mentionablesOf(page), [page]);
  const commands = threadTs === null ? page.state.commands : [];
  const { choices, hint } = completeComposer(text, commands, mentionables);
  const isOffering = choices.length > 0 && !offered.isHidden;
  const { active } = offered;

  const write = (next: string) => {
    setText(next);
    setOffered({ active: 0, isHidden: false });
  };
  const pick = (choice: Completion) => write(choice.text);
  const send = async () => {
    const said = text.trim();
    if (said === '') return;
    recall.remember(said);
    write('');
    setProblem(null);
    setWaiting((count) => count + 1);
    const { personId } = page.state;
    const error = await say({ personId, channelId, threadTs, text: said }, page.words);
    setWaiting((count) => count - 1);
    setProblem(error);
    if (error !== null) setText((current) => (current === '' ? said : current));
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
      if (step !== 0 && recall.isFree(text)) write(recall.turn(step));
      else if (key === 'Enter' && !shiftKey) void send();
      else return;
    }
    event.preventDefault();
  };
  return {
    text,
    choices,
    hint,
    isOffering,
    active,
    problem,
    isSending: waiting > 0,
    write,
    pick,
    send: () => void send(),
    onKeyDown,
  };
}

/** Says a line; answers what went wrong, or `null`. */
async function say(
  request: Parameters<typeof sendGesture<'say'>>[1],
  words: Words,
): Promise<string | null> {
  try {
    const { error } = await sendGesture('say', request);
    return error === null ? null : words.serverSentence(error);
  } catch (error) {
    if (!(error instanceof ServerSilent)) throw error;
    return words.noAnswer;
  }
}

function mentionablesOf({ state, words }: Page) {
  const { app, people, personId } = state;
  return [
    { id: app.botUserId, name: app.name, hint: words.app },
    ...people
      .filter(({ id, isBot }) => !isBot && id !== personId)
      .map(({ id, name, title }) => ({ id, name, hint: title })),
  ];
}

type Recall = {
  readonly remember: (line: string) => void;
  /** Whether the arrows may recall: nothing is typed, or what stands there was recalled. */
  readonly isFree: (text: string) => boolean;
  /** The line before (-1) or after (1) the recalled one; empty past the last. */
  readonly turn: (step: number) => string;
};

function useRecall(): Recall {
  const lines = useRef<string[]>([]);
  const at = useRef(0);
  return {
    remember: (line) => {
      lines.current.push(line);
      at.current = lines.current.length;
    },
    isFree: (text) =>
      lines.current.length > 0 && (text === '' || text === lines.current[at.current]),
    turn: (step) => {
      at.current = Math.max(0, Math.min(lines.current.length, at.current + step));
      return lines.current[at.current] ?? '';
    },
  };
}
