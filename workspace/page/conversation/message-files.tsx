import { useState } from 'react';
import type { WorkspaceFile, WorkspaceMessage } from '../../protocol.ts';
import { Glyph } from '../glyph.tsx';
import { usePage } from '../page-context.ts';
import { writeFileSize } from '../write-file-size.ts';

/** The files of a message: pictures in sight, any other as a card that leads to it; what was deleted says so. */
export function MessageFiles({
  files,
  deletedFileIds,
}: Pick<WorkspaceMessage, 'files' | 'deletedFileIds'>) {
  const { words } = usePage();
  if (files.length + deletedFileIds.length === 0) return null;
  return (
    <ul className="message-files">
      {files.map((file) => (
        <li key={file.id}>
          {/^image\/(?!svg)/.test(file.mimetype) ? (
            <PictureFile file={file} />
          ) : (
            <FileCard file={file} isPage={file.mimetype === 'text/html'} />
          )}
        </li>
      ))}
      {deletedFileIds.map((id) => (
        <li key={id} className="deleted-file">
          {words.fileDeleted}
        </li>
      ))}
    </ul>
  );
}

function PictureFile({ file }: { file: WorkspaceFile }) {
  const { words } = usePage();
  const [isBroken, setIsBroken] = useState(false);
  if (isBroken) return <FileCard file={file} />;
  return (
    <a
      className="picture-file"
      href={file.url}
      target="_blank"
      rel="noreferrer"
      aria-label={words.openFile(file.name)}
    >
      <img
        src={file.url}
        alt={file.altText ?? file.name}
        loading="lazy"
        onError={() => setIsBroken(true)}
      />
      <small>{file.name}</small>
    </a>
  );
}

/** A page is opened; any other file is saved. */
function FileCard({ file, isPage = false }: { file: WorkspaceFile; isPage?: boolean }) {
  const { words, reader } = usePage();
  const way = isPage ? { target: '_blank', rel: 'noreferrer' } : { download: file.name };
  const label = isPage ? words.openFile(file.name) : words.download(file.name);
  return (
    <a className="file-card" href={file.url} {...way} aria-label={label}>
      <Glyph name="file" />
      <span className="file-words">
        <strong>{file.name}</strong>
        <small>
          {kindOf(file)} · {writeFileSize(file.size, reader.locale)}
        </small>
      </span>
      {isPage ? null : <Glyph name="download" />}
    </a>
  );
}

/** The end of the name, as people know kinds of files: `PDF`. */
function kindOf({ name, mimetype }: WorkspaceFile): string {
  const ending = /\.([a-z0-9]{1,5})$/i.exec(name)?.[1];
  return ending === undefined ? mimetype : ending.toUpperCase();
}
