import { type SubmitEvent, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { BrowserAnswer, OpenView } from '../protocol.ts';
import { Blocks } from './blocks/draw-blocks.tsx';
import { checkFields } from './check-fields.ts';
import { collectViewState } from './collect-view-state.ts';
import { fillShortcodes } from './emoji-shortcodes.ts';
import { ModalFrame } from './modal-frame.tsx';
import { usePage } from './page-context.ts';
import { objectsAt, textAt, typeOf } from './read-slack-json.ts';
import { ServerSilent, sendGesture } from './talk-to-server.ts';
import { SurfaceContext, useSurface } from './use-surface.ts';
import type { Words } from './words.ts';

type FieldErrors = { readonly [blockId: string]: string };

/** A form of the app, above the page. */
export function ViewDialog(props: {
  readonly open: OpenView;
  readonly isOnTop: boolean;
  /** It was pushed onto another one, to which it leads back. */
  readonly isPushed: boolean;
}) {
  const { open, isOnTop, isPushed } = props;
  const { state, words } = usePage();
  const { id: viewId, view } = open;
  const [problem, setProblem] = useState<string | null>(null);
  const close = useCallback(() => {
    sendGesture('close', { personId: state.personId, viewId }).then(
      ({ error }) => setProblem(error === null ? null : words.serverSentence(error)),
      (error: unknown) => {
        if (!(error instanceof ServerSilent)) throw error;
        setProblem(words.noAnswer);
      },
    );
  }, [state.personId, viewId, words]);

  return (
    <ModalFrame
      title={fillShortcodes(textAt(view, 'title') ?? '')}
      kind="form"
      dismissLabel={isPushed ? words.back : words.dismiss}
      isAbove={isPushed}
      onDismiss={close}
      isOnTop={isOnTop}
    >
      <Form
        open={open}
        isOnTop={isOnTop}
        problem={problem}
        onProblem={setProblem}
        onClose={close}
      />
    </ModalFrame>
  );
}

function Form(props: {
  readonly open: OpenView;
  readonly isOnTop: boolean;
  readonly problem: string | null;
  readonly onProblem: (sentence: string | null) => void;
  readonly onClose: () => void;
}) {
  const { open, isOnTop, problem, onProblem, onClose } = props;
  const { state, words, conversationId } = usePage();
  const { view, id: viewId, hash } = open;
  const blocks = useMemo(() => objectsAt(view, 'blocks'), [view]);
  const place = useMemo(() => ({ kind: 'view', viewId }) as const, [viewId]);
  const surface = useSurface({ place, blocks, notify: onProblem });
  const [fieldErrors, setFieldErrors] = useState<FieldErrors>({});
  const [wrongField, setWrongField] = useState<{ readonly blockId: string } | null>(null);
  const form = useRef<HTMLFormElement>(null);

  const send = useCallback(async (): Promise<boolean> => {
    const values = collectViewState(blocks, surface.edits, conversationId);
    const faults = Object.entries(checkFields(blocks, values));
    const complain = (errors: FieldErrors, error: string | null): boolean => {
      const [blockId] = Object.keys(errors);
      setFieldErrors(errors);
      setWrongField(blockId === undefined ? null : { blockId });
      onProblem(error ?? (blockId === undefined ? null : words.fixFields));
      return error === null && blockId === undefined;
    };
    if (faults.length > 0) {
      return complain(
        Object.fromEntries(faults.map(([id, fault]) => [id, words.fault(fault)])),
        null,
      );
    }
    const answer = await submit({ personId: state.personId, viewId, values }, words.noAnswer);
    return complain(
      mapSentences(answer.fieldErrors, words),
      answer.error === null ? null : words.serverSentence(answer.error),
    );
  }, [blocks, surface.edits, conversationId, words, onProblem, state.personId, viewId]);
  const [isSending, press] = useSending(send, isOnTop ? hash : null);

  useEffect(() => {
    if (wrongField === null) return;
    form.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus();
  }, [wrongField]);

  // What was said about a field is about what stood in it.
  const forgiving = useMemo(
    () => ({
      ...surface,
      edit: (...change: Parameters<typeof surface.edit>) => {
        const [blockId] = change;
        setFieldErrors(({ [blockId]: _gone, ...others }) => others);
        surface.edit(...change);
      },
    }),
    [surface],
  );

  const onSubmit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    press();
  };
  const submitWords = textAt(view, 'submit');
  const hasInputs = blocks.some((block) => typeOf(block) === 'input');
  return (
    <form ref={form} className="modal-form" noValidate onSubmit={onSubmit}>
      <div className="modal-body">
        <SurfaceContext value={forgiving}>
          <Blocks blocks={blocks} fieldErrors={fieldErrors} />
        </SurfaceContext>
      </div>
      <footer className="modal-foot">
        {problem === null ? null : (
          <p className="problem" role="alert">
            {problem}
          </p>
        )}
        <button type="button" className="button" onClick={onClose}>
          {fillShortcodes(textAt(view, 'close') ?? words.cancel)}
        </button>
        {submitWords === null && !hasInputs ? null : (
          <button
            type="submit"
            className="button primary filled"
            aria-busy={isSending}
            aria-disabled={isSending}
          >
            {fillShortcodes(submitWords ?? words.submit)}
          </button>
        )}
      </footer>
    </form>
  );
}

/** What the app says of a field stays as it said it; only the server's own sentences are known. */
function mapSentences(errors: FieldErrors, words: Words): FieldErrors {
  return Object.fromEntries(
    Object.entries(errors).map(([id, sentence]) => [id, words.serverSentence(sentence)]),
  );
}

async function submit(
  request: Parameters<typeof sendGesture<'submit'>>[1],
  noAnswer: string,
): Promise<BrowserAnswer> {
  try {
    return await sendGesture('submit', request);
  } catch (error) {
    if (!(error instanceof ServerSilent)) throw error;
    return { ok: false, error: noAnswer, fieldErrors: {} };
  }
}

/**
 * Whether a form is on its way, and how to send it. A form that was taken stays busy until the
 * server replaces or removes it, so that it cannot be sent a second time in between.
 * @param version The form's hash, or `null` while another form is on top.
 */
function useSending(
  send: () => Promise<boolean>,
  version: string | null,
): readonly [boolean, () => void] {
  const [isSending, setIsSending] = useState(false);
  const isRunning = useRef(false);
  const settled = useRef(version);

  useEffect(() => {
    if (settled.current === version) return;
    settled.current = version;
    isRunning.current = false;
    setIsSending(false);
  }, [version]);

  const press = async () => {
    if (isRunning.current) return;
    isRunning.current = true;
    setIsSending(true);
    const isTaken = await send();
    if (isTaken && settled.current === version) return;
    isRunning.current = false;
    setIsSending(false);
  };
  return [isSending, () => void press()];
}
