import type { SlackJson, WorkspaceChannel, WorkspacePerson } from '../protocol.ts';
import type { StoredFile } from './keep-files.ts';
import type { StoredMessage } from './keep-messages.ts';
import type { StoredView } from './keep-views.ts';
import { valuesOfView } from './keep-views.ts';
import { userNameOf, type World } from './world.ts';

/** A file as the Web API, events and payloads show it; its bytes need the app's token. */
export function describeFile(world: World, file: StoredFile): SlackJson {
  const { app } = world;
  const place = `${world.origin()}/files-pri/${app.teamId}-${file.id}`;
  const person = world.directory.person(file.userId);
  return {
    id: file.id,
    created: file.created,
    timestamp: file.created,
    name: file.name,
    title: file.title,
    mimetype: file.mimetype,
    filetype: file.filetype,
    pretty_type: file.prettyType,
    user: file.userId,
    user_team: app.teamId,
    username: person === undefined ? '' : userNameOf(person),
    editable: false,
    size: file.size,
    mode: 'hosted',
    is_external: false,
    external_type: '',
    is_public: false,
    public_url_shared: false,
    display_as_bot: false,
    url_private: `${place}/${encodeURIComponent(file.name)}`,
    url_private_download: `${place}/download/${encodeURIComponent(file.name)}`,
    permalink: `${world.origin()}/files/${file.userId}/${file.id}/${encodeURIComponent(file.name)}`,
    has_rich_preview: false,
    file_access: 'visible',
  };
}

/** What a message says of its files: for a person's message also that they are why it came. */
function describeFiles(
  world: World,
  { files, deletedFileIds, authorId }: StoredMessage,
): SlackJson {
  if (files.length + deletedFileIds.length === 0) return {};
  const isPersons = authorId !== world.app.botUserId;
  return {
    ...(isPersons ? { subtype: 'file_share' } : {}),
    files: [
      ...files.map((file) => describeFile(world, file)),
      ...deletedFileIds.map((id) => ({ id, mode: 'tombstone' })),
    ],
    upload: false,
    display_as_bot: false,
  };
}

/** A message as the Web API, events and payloads show it. */
export function describeMessage(
  world: World,
  message: StoredMessage,
  includeMetadata = false,
): SlackJson {
  const { app, messages } = world;
  const isOwn = message.authorId === app.botUserId;
  const replies = messages
    .all()
    .filter(
      (one) =>
        one.channelId === message.channelId &&
        one.threadTs === message.ts &&
        one.ephemeralFor === null,
    );
  return {
    type: 'message',
    user: message.authorId,
    ts: message.ts,
    text: message.text,
    team: app.teamId,
    ...(isOwn ? { bot_id: app.botId, app_id: app.appId } : {}),
    ...(message.blocks.length > 0 ? { blocks: message.blocks } : {}),
    ...describeFiles(world, message),
    ...(message.attachments.length > 0 ? { attachments: message.attachments } : {}),
    ...(message.isEdited ? { edited: { user: message.authorId, ts: message.ts } } : {}),
    ...(message.threadTs === null ? {} : { thread_ts: message.threadTs }),
    ...(replies.length > 0
      ? {
          thread_ts: message.ts,
          reply_count: replies.length,
          reply_users: [...new Set(replies.map((reply) => reply.authorId))],
          latest_reply: replies.at(-1)?.ts,
        }
      : {}),
    ...(includeMetadata && message.metadata !== null ? { metadata: message.metadata } : {}),
  };
}

/** A view as answers and payloads show it, with the values that stand in it. */
export function describeView(world: World, stored: StoredView): SlackJson {
  const { app } = world;
  const { view } = stored;
  return {
    id: stored.id,
    team_id: app.teamId,
    type: view.type,
    blocks: view.blocks,
    private_metadata: view.private_metadata ?? '',
    callback_id: view.callback_id ?? '',
    state: { values: valuesOfView(stored) },
    hash: stored.hash,
    title: view.title ?? { type: 'plain_text', text: 'View Title', emoji: true },
    clear_on_close: view.clear_on_close ?? false,
    notify_on_close: view.notify_on_close ?? false,
    close: view.close ?? null,
    submit: view.submit ?? null,
    previous_view_id: stored.previousId,
    root_view_id: stored.rootId,
    app_id: app.appId,
    external_id: view.external_id ?? '',
    app_installed_team_id: app.teamId,
    bot_id: app.botId,
  };
}

/** The fields every interactive payload has. */
export function describeGesture(world: World, person: WorkspacePerson): SlackJson {
  const { app } = world;
  const name = userNameOf(person);
  return {
    user: { id: person.id, username: name, name, team_id: app.teamId },
    team: { id: app.teamId, domain: app.teamDomain },
    api_app_id: app.appId,
    token: app.verificationToken,
    enterprise: null,
    is_enterprise_install: false,
  };
}

/** A channel as `conversations.*` shows it. */
export function describeChannel(world: World, channel: WorkspaceChannel): SlackJson {
  const isDirect = channel.kind === 'direct';
  return {
    id: channel.id,
    context_team_id: world.app.teamId,
    is_channel: !isDirect,
    is_group: false,
    is_im: isDirect,
    is_mpim: false,
    is_private: isDirect,
    is_archived: false,
    is_general: false,
    is_shared: channel.isShared,
    is_org_shared: false,
    is_ext_shared: channel.isShared,
    is_pending_ext_shared: false,
    ...(isDirect
      ? { user: channel.personId }
      : {
          name: channel.name,
          name_normalized: channel.name,
          is_member: channel.memberIds.includes(world.app.botUserId),
          num_members: channel.memberIds.length,
        }),
  };
}

function secondsFromUtc(timeZone: string, at: number): number {
  const parts = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' });
  const name = parts.formatToParts(at).find((part) => part.type === 'timeZoneName')?.value ?? '';
  const found = /GMT([+-])(\d\d):(\d\d)(?::(\d\d))?/.exec(name);
  if (found === null) return 0;
  const [, sign, hours, minutes, seconds] = found;
  const total = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds ?? 0);
  return sign === '-' ? -total : total;
}

function describeMember({ directory, clock }: World, person: WorkspacePerson): SlackJson {
  const owner = directory.people().find((one) => one.isAdmin);
  return {
    tz: person.timeZone,
    tz_label: person.timeZone,
    tz_offset: secondsFromUtc(person.timeZone, clock.now()),
    is_admin: person.isAdmin,
    is_owner: person.id === owner?.id,
    is_primary_owner: person.id === owner?.id,
    is_restricted: false,
    is_ultra_restricted: false,
  };
}

/** A person as `users.info` shows it. */
export function describePerson(
  world: World,
  person: WorkspacePerson,
  includeLocale: boolean,
): SlackJson {
  const { directory, app, clock } = world;
  const deleted = directory.isDeactivated(person.id);
  return {
    id: person.id,
    team_id: app.teamId,
    name: userNameOf(person),
    real_name: person.name,
    deleted,
    // Of a closed account Slack tells no more than this.
    ...(deleted ? {} : describeMember(world, person)),
    profile: {
      real_name: person.name,
      real_name_normalized: person.name,
      display_name: person.name,
      display_name_normalized: person.name,
      title: person.title,
      team: app.teamId,
    },
    is_bot: person.isBot,
    is_app_user: false,
    updated: Math.floor(clock.now() / 1000),
    ...(includeLocale && !deleted ? { locale: person.locale } : {}),
  };
}
