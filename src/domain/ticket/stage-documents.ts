import { templateOf } from './stage-order.ts';
import type { TicketTemplate } from './stage-template.ts';
import type { Stage, StageFile } from './ticket.ts';

/** attached: not ticked, but the stage has a file, which stands in for it. */
export type DocumentState = 'ticked' | 'attached' | 'missing';

export type StageDocument = {
  /** Of the template, such as `survey-record`. */
  readonly key: string;
  readonly state: DocumentState;
};

/**
 * The documents that the end of a stage asks for, and those that were ticked all the same. A stage
 * that was left out or returned asks for nothing any more.
 */
export function stageDocuments(
  stage: Stage,
  template: TicketTemplate,
  files: readonly StageFile[],
): readonly StageDocument[] {
  const isOut = stage.state === 'skipped' || stage.state === 'returned';
  const asked = isOut ? [] : templateOf(stage.code, template).documents;
  const hasFile = files.some(({ stageId }) => stageId === stage.id);
  return [...new Set([...asked, ...stage.documents])].map((key) => {
    if (stage.documents.includes(key)) return { key, state: 'ticked' };
    return { key, state: hasFile ? 'attached' : 'missing' };
  });
}
