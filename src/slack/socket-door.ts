import type { App, SocketModeReceiverOptions } from '@slack/bolt';
import type { Log } from '../ports/log.ts';
import type { Door } from './door.ts';
import { type ConnectionPolicy, keepConnections } from './keep-connections.ts';
import { openConnection } from './open-connection.ts';

export type SocketDoorOptions = {
  readonly appToken: string;
  readonly dispatcher: SocketModeReceiverOptions['dispatcher'];
  readonly apiUrl: string;
  readonly policy: ConnectionPolicy;
  readonly log: Log;
  readonly onChange: (isOpen: boolean) => void;
  readonly onGivenUp: () => void;
};

/** Socket Mode, over connections that are kept open. */
export function socketDoor({ appToken, dispatcher, apiUrl, ...parts }: SocketDoorOptions): Door {
  const { log } = parts;
  let app: App | null = null;
  const connections = keepConnections({
    ...parts,
    connect() {
      if (app === null) throw new Error('Deliveries have nowhere to go yet');
      return openConnection({
        appToken,
        dispatcher,
        apiUrl,
        app,
        // Not acknowledged: Slack brings it again.
        processEventErrorHandler: async ({ error }) => {
          log.error({ error }, 'a delivery was not taken');
          return false;
        },
      });
    },
  });
  return {
    receiver: {
      init(given) {
        app = given;
      },
      start: connections.start,
      stop: connections.stop,
    },
    opened: () => {},
    isOpen: connections.isOpen,
    remedy: connections.remedy,
    port: () => null,
  };
}
