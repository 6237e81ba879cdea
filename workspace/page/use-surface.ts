import { createContext, use, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { ElementPlace, SlackJson } from '../protocol.ts';
import {
  collectViewState,
  type FieldEdits,
  initialAnswer,
  keepEdits,
  keyOfField,
} from './collect-view-state.ts';
import { usePage } from './page-context.ts';
import { objectAt } from './read-slack-json.ts';
import {
  askSuggestions,
  ServerSilent,
  type SuggestOutcome,
  sendGesture,
} from './talk-to-server.ts';

/** The message, form or Home tab that elements stand on: their values and their gestures. */
export type Surface = {
  readonly edits: FieldEdits;
  /** An element's value now, or an empty object for one without a value. */
  readonly answerOf: (blockId: string, actionId: string, element: SlackJson) => SlackJson;
  /** Keeps a value without telling the app. */
  readonly edit: (blockId: string, actionId: string, answer: SlackJson) => void;
  /** Tells the app, after its confirm question if it has one; a second press meanwhile does nothing. */
  readonly act: (
    blockId: string,
    actionId: string,
    element: SlackJson,
    answer: SlackJson,
  ) => Promise<void>;
  readonly isBusy: (blockId: string, actionId: string) => boolean;
  readonly suggest: (blockId: string, actionId: string, typed: string) => Promise<SuggestOutcome>;
};

/** Where a surface is, what stands on it and where its failures are said. */
export type SurfaceOptions = {
  readonly place: ElementPlace;
  readonly blocks: readonly SlackJson[];
  readonly notify: (sentence: string) => void;
};

const noEdits: FieldEdits = new Map();

export const SurfaceContext = createContext<Surface | null>(null);

/** The surface around an element. @throws {Error} outside a surface. */
export function useElementSurface(): Surface {
  const surface = use(SurfaceContext);
  if (surface === null) throw new Error('This element stands outside a surface.');
  return surface;
}

/** Keeps the values and running gestures of one message, form or Home tab. */
export function useSurface({ place, blocks, notify }: SurfaceOptions): Surface {
  const { state, words, confirm, conversationId } = usePage();
  const [edits, setEdits] = useState(noEdits);
  const [busyKeys, setBusyKeys] = useState<ReadonlySet<string>>(new Set());
  const running = useRef(new Set<string>());
  const personId = state.personId;

  // A gesture may follow a change within the same event, before anything is drawn again.
  const latestEdits = useRef(edits);
  const edit = useCallback((blockId: string, actionId: string, answer: SlackJson) => {
    latestEdits.current = new Map(latestEdits.current).set(keyOfField(blockId, actionId), answer);
    setEdits(latestEdits.current);
  }, []);

  useEffect(() => {
    // A changed message shows what the app says now; a changed form keeps what was typed.
    const before = latestEdits.current;
    latestEdits.current =
      place.kind === 'message' || before.size === 0 ? noEdits : keepEdits(blocks, before);
    setEdits(latestEdits.current);
  }, [blocks, place.kind]);

  const act = useCallback(
    async (blockId: string, actionId: string, element: SlackJson, answer: SlackJson) => {
      const key = keyOfField(blockId, actionId);
      if (running.current.has(key)) return;
      running.current.add(key);
      try {
        const question = objectAt(element, 'confirm');
        if (question !== null && !(await confirm(question))) return;
        if ('type' in answer && initialAnswer(element, null) !== null) {
          edit(blockId, actionId, answer);
        }
        setBusyKeys(new Set(running.current));
        const values = collectViewState(
          blocks,
          new Map(latestEdits.current).set(key, answer),
          conversationId,
        );
        const gesture = { personId, place, blockId, actionId, answer, values };
        const { error } = await sendGesture('act', gesture);
        if (error !== null) notify(words.serverSentence(error));
      } catch (error) {
        if (!(error instanceof ServerSilent)) throw error;
        notify(words.noAnswer);
      } finally {
        running.current.delete(key);
        setBusyKeys(new Set(running.current));
      }
    },
    [blocks, confirm, conversationId, edit, notify, personId, place, words],
  );

  const suggest = useCallback(
    (blockId: string, actionId: string, value: string) =>
      askSuggestions({ personId, place, blockId, actionId, value }),
    [personId, place],
  );

  return useMemo(
    () => ({
      edits,
      edit,
      act,
      suggest,
      answerOf: (blockId, actionId, element) =>
        edits.get(keyOfField(blockId, actionId)) ?? initialAnswer(element, conversationId) ?? {},
      isBusy: (blockId, actionId) => busyKeys.has(keyOfField(blockId, actionId)),
    }),
    [edits, busyKeys, edit, act, suggest, conversationId],
  );
}
