import type { WorkspaceChannel } from '../../protocol.ts';
import { Avatar } from '../avatar.tsx';
import { Glyph } from '../glyph.tsx';
import { usePage } from '../page-context.ts';

/** What stands where nothing was said yet: where one is, and the commands to begin with. */
export function EmptyConversation(props: {
  readonly channel: WorkspaceChannel;
  /** Puts a line where messages are written. */
  readonly onSuggest: (text: string) => void;
}) {
  const { channel, onSuggest } = props;
  const { state, words } = usePage();
  const { app, commands } = state;
  const isDirect = channel.kind === 'direct';
  const hasApp = channel.memberIds.includes(app.botUserId);
  return (
    <div className="empty-conversation">
      {isDirect ? (
        <Avatar id={app.botUserId} name={app.name} isApp />
      ) : (
        <span className="empty-sign">
          <Glyph name="hash" />
        </span>
      )}
      <h2>{isDirect ? app.name : channel.name}</h2>
      <p>{isDirect ? words.emptyDirect : words.emptyChannel}</p>
      {commands.length === 0 || !hasApp ? null : (
        <>
          <h3>{words.tryCommand}</h3>
          <ul className="command-list">
            {commands.map(({ command, description, usageHint }) => (
              <li key={command}>
                <button type="button" onClick={() => onSuggest(`${command} `)}>
                  <span>
                    <strong>{command}</strong> <span className="usage">{usageHint}</span>
                  </span>
                  <small>{description}</small>
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
