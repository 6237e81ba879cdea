import { useRef, useState } from 'react';
import { Glyph } from '../glyph.tsx';
import { keyByPosition } from '../key-by-position.ts';
import { usePage } from '../page-context.ts';
import { numberAt, objectsAt, stringAt, stringsAt, typeOf } from '../read-slack-json.ts';
import { ServerSilent, uploadFile } from '../talk-to-server.ts';
import { type ElementProps, useField } from './use-field.ts';

const usualMost = 10;

/** A form's files: each is kept by the workspace as soon as it is chosen. */
export function FileElement(props: ElementProps) {
  const { state, words } = usePage();
  const { element } = props;
  const field = useField(props, words.chooseFiles);
  const picker = useRef<HTMLInputElement>(null);
  const [isSending, setIsSending] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const most = numberAt(element, 'max_files') ?? usualMost;
  const chosen = objectsAt(field.answer, 'files');
  const put = (files: readonly object[]) => field.set({ type: typeOf(element), files });

  const add = async (files: readonly File[]) => {
    if (files.length === 0) return;
    if (chosen.length + files.length > most) return setProblem(words.tooManyFiles(most));
    setIsSending(true);
    setProblem(null);
    const kept: object[] = [...chosen];
    try {
      for (const file of files) {
        const answer = await uploadFile({ personId: state.personId, file, message: null });
        if (answer.error !== null) setProblem(words.serverSentence(answer.error));
        if (answer.file !== null) kept.push({ id: answer.file.id, name: answer.file.name });
      }
    } catch (error) {
      if (!(error instanceof ServerSilent)) throw error;
      setProblem(words.noAnswer);
    }
    setIsSending(false);
    put(kept);
  };
  return (
    <div className="file-element">
      {keyByPosition(chosen).map(({ key, item, position }) => (
        <span key={key} className="chip">
          {stringAt(item, 'name') ?? stringAt(item, 'id') ?? ''}
          <button
            type="button"
            aria-label={words.remove(stringAt(item, 'name') ?? '')}
            onClick={() => put(chosen.filter((_file, at) => at !== position))}
          >
            <Glyph name="cross" />
          </button>
        </span>
      ))}
      <button
        {...field.control}
        type="button"
        className="button"
        aria-busy={isSending}
        onClick={() => picker.current?.click()}
      >
        {words.chooseFiles}
      </button>
      <input
        ref={picker}
        type="file"
        hidden
        multiple={most > 1}
        accept={stringsAt(element, 'filetypes')
          .map((ending) => `.${ending}`)
          .join(',')}
        onChange={({ target }) => {
          void add([...(target.files ?? [])]);
          target.value = '';
        }}
      />
      {problem === null ? null : (
        <p className="field-error" role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}
