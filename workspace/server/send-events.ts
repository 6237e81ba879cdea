import type { SlackJson, WorkspaceChannel } from '../protocol.ts';
import type { AppAnswer, Retry } from './carry-to-app.ts';
import { describeMessage, describePerson, describeView } from './describe-for-app.ts';
import type { StoredFile } from './keep-files.ts';
import type { StoredMessage } from './keep-messages.ts';
import type { World } from './world.ts';

/** Slack tries an event again at once, after a minute and after five more. */
const retryDelays: readonly number[] = [0, 60_000, 300_000];

const mentionOf = (personId: string) => `<@${personId}>`;

function reasonOf(answer: AppAnswer): string {
  switch (answer.kind) {
    case 'silent':
      return 'http_timeout';
    case 'refused':
      return 'http_error';
    default:
      return 'connection_failed';
  }
}

function sendAttempt(world: World, body: SlackJson, retry: Retry | null): void {
  const finish = (answer: AppAnswer) => {
    const attempts = retry?.attempt ?? 0;
    const delay = retryDelays[attempts];
    if (answer.kind === 'answered' || delay === undefined) return;
    if (answer.kind === 'refused' && answer.noRetry) return;
    const next: Retry = { attempt: attempts + 1, reason: reasonOf(answer) };
    world.clock.at(world.clock.now() + delay, () => sendAttempt(world, body, next));
  };
  void world.dispatcher.send('event', body, finish, retry);
}

/**
 * Sends an event in its envelope, and again until the app acknowledges it.
 * @param subscription What the manifest has to name, such as `message.im`; else nothing is sent.
 */
export function sendEvent(world: World, subscription: string, event: SlackJson): void {
  const { app, manifest, newId, clock } = world;
  if (!manifest.botEvents.includes(subscription)) return;
  sendAttempt(
    world,
    {
      token: app.verificationToken,
      team_id: app.teamId,
      context_team_id: app.teamId,
      context_enterprise_id: null,
      api_app_id: app.appId,
      event,
      type: 'event_callback',
      event_id: newId('Ev'),
      event_time: Math.floor(clock.now() / 1000),
      authorizations: [
        {
          enterprise_id: null,
          team_id: app.teamId,
          user_id: app.botUserId,
          is_bot: true,
          is_enterprise_install: false,
        },
      ],
      is_ext_shared_channel: false,
      event_context: newId('EC'),
    },
    null,
  );
}

function subscriptionOf(channel: WorkspaceChannel): string {
  return channel.kind === 'direct' ? 'message.im' : 'message.channels';
}

function hasApp(world: World, channel: WorkspaceChannel): boolean {
  return channel.memberIds.includes(world.app.botUserId);
}

/** Tells the app of a new message: as a message, and as a mention where it is one in a channel. */
export function sendMessageEvents(world: World, message: StoredMessage): void {
  const channel = world.directory.channel(message.channelId);
  if (channel === undefined || !hasApp(world, channel)) return;
  const described = describeMessage(world, message);
  const isOwn = message.authorId === world.app.botUserId;
  const event: SlackJson = {
    ...described,
    ...(isOwn ? {} : { client_msg_id: world.newId('client-') }),
    channel: channel.id,
    event_ts: message.ts,
  };
  const channelType = channel.kind === 'direct' ? 'im' : 'channel';
  sendEvent(world, subscriptionOf(channel), { ...event, channel_type: channelType });
  const isMention = message.text.includes(mentionOf(world.app.botUserId));
  if (channel.kind === 'channel' && isMention && !isOwn) {
    const { subtype, ...mention } = event;
    sendEvent(world, 'app_mention', { ...mention, type: 'app_mention' });
  }
}

/** Tells the app that a message it can see was changed or deleted. */
export function sendChangeEvent(
  world: World,
  before: StoredMessage,
  after: StoredMessage | null,
): void {
  const channel = world.directory.channel(before.channelId);
  if (channel === undefined || !hasApp(world, channel) || before.ephemeralFor !== null) return;
  const ts = world.newTimestamp();
  const previous = describeMessage(world, before);
  const change =
    after === null
      ? { subtype: 'message_deleted', deleted_ts: before.ts }
      : { subtype: 'message_changed', message: describeMessage(world, after) };
  sendEvent(world, subscriptionOf(channel), {
    type: 'message',
    ...change,
    previous_message: previous,
    channel: channel.id,
    channel_type: channel.kind === 'direct' ? 'im' : 'channel',
    hidden: true,
    ts,
    event_ts: ts,
  });
}

/** Tells the app of a message's metadata, where its manifest asks for this kind of metadata. */
export function sendMetadataEvent(world: World, message: StoredMessage): void {
  const { app, manifest } = world;
  const { metadata } = message;
  if (metadata === null) return;
  const isWanted = manifest.metadataSubscriptions.some(
    ({ appId, eventType }) =>
      [app.appId, '*'].includes(appId) && [metadata.event_type, '*'].includes(eventType),
  );
  if (!isWanted) return;
  sendEvent(world, 'message_metadata_posted', {
    type: 'message_metadata_posted',
    app_id: app.appId,
    bot_id: app.botId,
    user_id: message.authorId,
    team_id: app.teamId,
    channel_id: message.channelId,
    metadata,
    message_ts: message.ts,
    event_ts: world.newTimestamp(),
  });
}

/** Tells the app that a file came into a conversation it is in. */
export function sendFileShared(world: World, file: StoredFile, channelId: string): void {
  const channel = world.directory.channel(channelId);
  if (channel === undefined || !hasApp(world, channel)) return;
  sendEvent(world, 'file_shared', {
    type: 'file_shared',
    channel_id: channelId,
    file_id: file.id,
    user_id: file.userId,
    file: { id: file.id },
    event_ts: world.newTimestamp(),
  });
}

/** Tells the app that a person opened one of its tabs. */
export function sendHomeOpened(world: World, personId: string, tab: 'home' | 'messages'): void {
  const home = tab === 'home' ? world.views.home(personId) : undefined;
  sendEvent(world, 'app_home_opened', {
    type: 'app_home_opened',
    user: personId,
    channel: world.directory.directChannel(personId)?.id ?? '',
    tab,
    event_ts: world.newTimestamp(),
    ...(home === undefined ? {} : { view: describeView(world, home) }),
  });
}

/** Tells the app that somebody's account or profile has changed. */
export function sendUserChanged(world: World, personId: string): void {
  const person = world.directory.person(personId);
  if (person === undefined) return;
  sendEvent(world, 'user_change', {
    type: 'user_change',
    user: describePerson(world, person, false),
    cache_ts: Math.floor(world.clock.now() / 1000),
    event_ts: world.newTimestamp(),
  });
}

/** Tells the app that somebody, perhaps itself, was brought into a channel. */
export function sendMemberJoined(
  world: World,
  channelId: string,
  memberId: string,
  inviterId: string,
): void {
  sendEvent(world, 'member_joined_channel', {
    type: 'member_joined_channel',
    user: memberId,
    channel: channelId,
    channel_type: 'C',
    team: world.app.teamId,
    inviter: inviterId,
    event_ts: world.newTimestamp(),
  });
}
