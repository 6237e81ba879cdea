import type { SlackJson } from '../../protocol.ts';
import { Glyph } from '../glyph.tsx';
import { keyByPosition } from '../key-by-position.ts';
import { usePage } from '../page-context.ts';
import { objectAt, objectsAt, stringAt } from '../read-slack-json.ts';
import { RichText } from './draw-rich-text.tsx';
import { SafeLink } from './draw-text.tsx';

/** A `plan` block: tasks under a title. */
export function Plan({ block }: { block: SlackJson }) {
  return (
    <section className="plan">
      <strong>{stringAt(block, 'title') ?? ''}</strong>
      {keyByPosition(objectsAt(block, 'tasks')).map(({ key, item }) => (
        <TaskCard key={stringAt(item, 'task_id') ?? key} block={item} />
      ))}
    </section>
  );
}

/** A `task_card` block: what is being done and how far it is. */
export function TaskCard({ block }: { block: SlackJson }) {
  const { words } = usePage();
  const status = stringAt(block, 'status') ?? 'pending';
  const [details, output] = [objectAt(block, 'details'), objectAt(block, 'output')];
  const sources = objectsAt(block, 'sources');
  return (
    <div className={`task ${status}`}>
      <span className="task-sign" aria-hidden="true">
        {status === 'complete' ? <Glyph name="check" /> : null}
        {status === 'error' ? <Glyph name="cross" /> : null}
      </span>
      <div className="task-words">
        <p>
          {stringAt(block, 'title') ?? ''} <small>{words.taskStatus(status)}</small>
        </p>
        {details === null ? null : <RichText block={details} />}
        {output === null ? null : <RichText block={output} />}
        {sources.length === 0 ? null : (
          <p className="task-sources">
            {keyByPosition(sources).map(({ key, item }) => (
              <SafeLink key={key} href={stringAt(item, 'url') ?? ''}>
                {stringAt(item, 'text') ?? stringAt(item, 'url') ?? ''}
              </SafeLink>
            ))}
          </p>
        )}
      </div>
    </div>
  );
}
