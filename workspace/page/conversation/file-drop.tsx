import { type DragEvent, type ReactNode, useState } from 'react';
import { Glyph } from '../glyph.tsx';
import { usePage } from '../page-context.ts';

/** A part of the page that files may be dropped on. */
export function FileDrop(props: {
  readonly as: 'section' | 'aside';
  readonly className: string;
  readonly label: string;
  readonly onFiles: (files: readonly File[]) => void;
  readonly children: ReactNode;
}) {
  const { as: Part, className, label, onFiles, children } = props;
  const { words } = usePage();
  const [isOver, setIsOver] = useState(false);
  const bringsFiles = ({ dataTransfer }: DragEvent) => dataTransfer.types.includes('Files');
  const onDragOver = (event: DragEvent) => {
    if (!bringsFiles(event)) return;
    event.preventDefault();
    setIsOver(true);
  };
  const onDragLeave = ({ currentTarget, relatedTarget }: DragEvent) => {
    if (!(relatedTarget instanceof Node) || !currentTarget.contains(relatedTarget)) {
      setIsOver(false);
    }
  };
  const onDrop = (event: DragEvent) => {
    if (!bringsFiles(event)) return;
    event.preventDefault();
    setIsOver(false);
    onFiles([...event.dataTransfer.files]);
  };
  return (
    <Part
      className={className}
      aria-label={label}
      onDragOver={onDragOver}
      onDragLeave={onDragLeave}
      onDrop={onDrop}
    >
      {children}
      {isOver ? (
        <p className="drop-here" aria-hidden="true">
          <Glyph name="clip" />
          {words.dropFiles}
        </p>
      ) : null}
    </Part>
  );
}
