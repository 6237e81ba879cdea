import { Avatar } from './avatar.tsx';
import { usePage } from './page-context.ts';

/** The app's name with its tabs: Home, and the messages with it. */
export function AppHead({ tab }: { tab: 'home' | 'messages' }) {
  const { state, words, openChannel } = usePage();
  const { app, channels, personId } = state;
  const direct = channels.find(
    (channel) => channel.kind === 'direct' && channel.personId === personId,
  );
  return (
    <header className={app.hasHome ? 'app-head with-tabs' : 'app-head'}>
      <div className="head">
        <Avatar id={app.botUserId} name={app.name} isApp />
        <h1>{app.name}</h1>
        <small>{words.app}</small>
      </div>
      {app.hasHome ? (
        <nav className="tabs" aria-label={app.name}>
          <Tab
            name={words.homeTab}
            label={words.home}
            isCurrent={tab === 'home'}
            onOpen={() => openChannel('home')}
          />
          {direct === undefined ? null : (
            <Tab
              name={words.messagesTab}
              label={words.messagesTab}
              isCurrent={tab === 'messages'}
              onOpen={() => openChannel(direct.id)}
            />
          )}
        </nav>
      ) : null}
    </header>
  );
}

function Tab(props: {
  readonly name: string;
  readonly label: string;
  readonly isCurrent: boolean;
  readonly onOpen: () => void;
}) {
  return (
    <button
      type="button"
      className="tab"
      aria-label={props.label}
      aria-current={props.isCurrent ? 'page' : undefined}
      onClick={props.onOpen}
    >
      {props.name}
    </button>
  );
}
