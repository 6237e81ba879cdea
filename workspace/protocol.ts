import type { SlackJson } from '../block-kit/slack-json.ts';

/**
 * What the workspace's page and its server say to each other. The page asks over HTTP below
 * `/browser/`, and hears of changes through one event stream per person.
 *
 * Blocks, views and options travel exactly as the app sent them (Slack's own JSON), so they are
 * `unknown`-shaped records here and are drawn by the page.
 */

export type { SlackJson };

export type WorkspacePerson = {
  readonly id: string;
  readonly name: string;
  /** Title shown under the name, such as "Account manager". */
  readonly title: string;
  /** Slack locale, such as `zh-CN`, `zh-TW` or `en-US`. */
  readonly locale: string;
  /** IANA zone, such as `Asia/Shanghai`. */
  readonly timeZone: string;
  /** Workspace owner or admin, as `users.info` says it. */
  readonly isAdmin: boolean;
  readonly isBot: boolean;
};

export type WorkspaceChannel = {
  readonly id: string;
  readonly name: string;
  readonly kind: 'channel' | 'direct';
  /** Whether people of another company are in it, too. */
  readonly isShared: boolean;
  /** For a direct message: the person on this side; the other side is the app. */
  readonly personId: string | null;
  readonly memberIds: readonly string[];
};

/** A file of a message. */
export type WorkspaceFile = {
  readonly id: string;
  /** As it was called where it comes from, such as `offer.pdf`. */
  readonly name: string;
  /** Such as `image/png`; `application/octet-stream` where the name says nothing. */
  readonly mimetype: string;
  /** In bytes. */
  readonly size: number;
  /** Where the page reads it: `/browser/file/F1`. */
  readonly url: string;
  /** What a picture shows, for whoever does not see it; null where nothing was said. */
  readonly altText: string | null;
};

export type WorkspaceMessage = {
  readonly channelId: string;
  /** Slack timestamp, unique in the channel: `1700000000.000100`. */
  readonly ts: string;
  /** Set on a reply: the `ts` of the thread's first message. */
  readonly threadTs: string | null;
  readonly authorId: string;
  readonly text: string;
  readonly blocks: readonly SlackJson[];
  /** Files that came with it, in their order. */
  readonly files: readonly WorkspaceFile[];
  /** Ids of files that came with it and were deleted since. */
  readonly deletedFileIds: readonly string[];
  /** Seen by this person alone, gone after a reload. `null` for an ordinary message. */
  readonly ephemeralFor: string | null;
  readonly isEdited: boolean;
};

/** A form that is open for one person; the last one in the list is on top. */
export type OpenView = { readonly id: string; readonly hash: string; readonly view: SlackJson };

export type WorkspaceCommand = {
  readonly command: string;
  readonly description: string;
  readonly usageHint: string;
};

/** A shortcut: in the menu of each message, or (`global`) where messages are written. */
export type WorkspaceShortcut = {
  readonly type: 'message' | 'global';
  readonly name: string;
  readonly callbackId: string;
  readonly description: string;
};

/** The workspace's own time. */
export type WorkspaceClock = {
  /** Epoch milliseconds; runs on from here at the usual pace. */
  readonly now: number;
  /** Whether people may move it forward. */
  readonly canMove: boolean;
};

/** `GET /browser/state?person=U1` */
export type WorkspaceState = {
  readonly app: {
    readonly name: string;
    readonly botUserId: string;
    /** Whether the app has a Home tab. */
    readonly hasHome: boolean;
  };
  readonly personId: string;
  readonly people: readonly WorkspacePerson[];
  readonly channels: readonly WorkspaceChannel[];
  readonly messages: readonly WorkspaceMessage[];
  readonly commands: readonly WorkspaceCommand[];
  readonly shortcuts: readonly WorkspaceShortcut[];
  readonly openViews: readonly OpenView[];
  /** What stands on the app's Home tab for this person, or `null` before it was published. */
  readonly home: SlackJson | null;
  readonly clock: WorkspaceClock;
};

/** `GET /browser/events?person=U1`, a server-sent event stream; each `data:` is one of these. */
export type WorkspaceEvent =
  | { readonly type: 'message'; readonly message: WorkspaceMessage }
  | { readonly type: 'message_changed'; readonly message: WorkspaceMessage }
  | { readonly type: 'message_deleted'; readonly channelId: string; readonly ts: string }
  | { readonly type: 'channel'; readonly channel: WorkspaceChannel }
  | { readonly type: 'views'; readonly openViews: readonly OpenView[] }
  | { readonly type: 'home'; readonly home: SlackJson }
  /** The clock was moved forward, to this time in epoch milliseconds. */
  | { readonly type: 'clock'; readonly now: number };

/** `POST /browser/say`: a message, or a slash command where the text starts with `/`. */
export type SayRequest = {
  readonly personId: string;
  readonly channelId: string;
  readonly threadTs: string | null;
  readonly text: string;
};

/** Where an interactive element stands. */
export type ElementPlace =
  | { readonly kind: 'message'; readonly channelId: string; readonly ts: string }
  | { readonly kind: 'view'; readonly viewId: string }
  | { readonly kind: 'home' };

/** `POST /browser/act`: a button pressed, an option chosen, a date picked. */
export type ActRequest = {
  readonly personId: string;
  readonly place: ElementPlace;
  readonly blockId: string;
  readonly actionId: string;
  /** Fields Slack adds for the element's type: `{value}`, `{selected_option}`, `{selected_date}` … */
  readonly answer: SlackJson;
  /** What stands in the fields of the same message or form, as `SubmitRequest.values`. */
  readonly values?: SubmitRequest['values'] | undefined;
};

/** `POST /browser/suggest`: the options of an external select for what was typed so far. */
export type SuggestRequest = {
  readonly personId: string;
  readonly place: ElementPlace;
  readonly blockId: string;
  readonly actionId: string;
  readonly value: string;
};
export type SuggestAnswer = {
  readonly options: readonly SlackJson[];
  readonly optionGroups: readonly SlackJson[];
};

/** `POST /browser/submit`: a form sent. `values` is Slack's `view.state.values`. */
export type SubmitRequest = {
  readonly personId: string;
  readonly viewId: string;
  readonly values: { readonly [blockId: string]: { readonly [actionId: string]: SlackJson } };
};

/** `POST /browser/close`: a form dismissed. */
export type CloseRequest = { readonly personId: string; readonly viewId: string };

/**
 * `POST /browser/home`: one of the app's tabs opened. The Home tab is refused where the app has
 * none; `messages` is the conversation with the app.
 */
export type OpenHomeRequest = {
  readonly personId: string;
  /** Default `home`. */
  readonly tab?: 'home' | 'messages' | undefined;
};

/** `POST /browser/shortcut`: a shortcut chosen. */
export type ShortcutRequest = {
  readonly personId: string;
  readonly callbackId: string;
  /** The message in whose menu it was chosen; `null` for a global shortcut. */
  readonly message: { readonly channelId: string; readonly ts: string } | null;
};

/**
 * `POST /browser/clock`: the workspace's time moved forward, for everybody. Refused where it would
 * go back or further than a year, and where `WorkspaceClock.canMove` is false. Answered once the
 * app was told, where it shares this clock.
 */
export type MoveClockRequest = {
  readonly personId: string;
  /** Wall time in this person's zone, without an offset: `2026-11-26T07:45`. */
  readonly to: string;
};

/**
 * `POST /browser/upload?person=U1&channel=C1&name=offer.pdf&text=…&thread=…`, the body being the
 * file's bytes (20 MB at most): a message with a file. `text` and `thread` may be left out. Further
 * files of the same message are posted first without `channel` and named here by their ids:
 * `&with=F1,F2`. A form's `file_input` takes files that were posted without `channel`; its value is
 * `{files: [{id}]}`, and the app is sent the rest.
 */
export type UploadAnswer = BrowserAnswer & {
  /** The file as it was kept; `null` where it was refused. */
  readonly file: WorkspaceFile | null;
};

/**
 * What every `POST /browser/…` but `suggest` answers; `upload` answers more, see there. `error` is a sentence in the workspace's own
 * voice ("/visit failed: the app did not answer in 3 seconds"); `fieldErrors` is keyed by block id.
 */
export type BrowserAnswer = {
  readonly ok: boolean;
  readonly error: string | null;
  readonly fieldErrors: { readonly [blockId: string]: string };
};
