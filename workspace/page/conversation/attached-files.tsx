import { Glyph } from '../glyph.tsx';
import { usePage } from '../page-context.ts';
import { writeFileSize } from '../write-file-size.ts';
import type { Attachments } from './use-attachments.ts';

/** The files that go with the message that is being written. */
export function AttachedFiles({ attachments }: { attachments: Attachments }) {
  const { words, reader } = usePage();
  if (attachments.list.length === 0) return null;
  return (
    <ul className="attached-files">
      {attachments.list.map(({ key, file, pictureUrl }) => (
        <li key={key} className="attached-file">
          {pictureUrl === null ? <Glyph name="file" /> : <img src={pictureUrl} alt="" />}
          <span className="file-words">
            <span>{file.name}</span>
            <small>{writeFileSize(file.size, reader.locale)}</small>
          </span>
          <button
            type="button"
            className="icon-button"
            aria-label={words.remove(file.name)}
            onClick={() => attachments.remove(key)}
          >
            <Glyph name="cross" />
          </button>
        </li>
      ))}
    </ul>
  );
}
