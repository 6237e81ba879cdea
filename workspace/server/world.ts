import type { WorkspaceChannel, WorkspacePerson } from '../protocol.ts';
import type { Announcements } from './announce-changes.ts';
import type { ApiCall } from './api-call.ts';
import type { Dispatcher } from './dispatch-to-app.ts';
import type { ResponseUrlDesk } from './issue-response-urls.ts';
import type { TriggerDesk } from './issue-trigger-ids.ts';
import type { FileBook } from './keep-files.ts';
import type { MessageBook } from './keep-messages.ts';
import type { Directory } from './keep-people-and-channels.ts';
import type { Repeats } from './keep-repeats.ts';
import type { Clock } from './keep-time.ts';
import type { ViewBook } from './keep-views.ts';
import type { RateLimits } from './limit-rates.ts';
import type { FaultPlan } from './plan-faults.ts';
import type { AppManifest } from './read-manifest.ts';
import type { ClockListeners } from './tell-of-moves.ts';

/** Who the app is in this workspace. Ids last from run to run; tokens do not. */
export type AppIdentity = {
  readonly appId: string;
  readonly botId: string;
  readonly botUserId: string;
  readonly teamId: string;
  readonly teamName: string;
  readonly teamDomain: string;
  /** Another one after each installation. */
  botToken: string;
  readonly appToken: string;
  readonly signingSecret: string;
  /** The old verification token that every payload carries. */
  readonly verificationToken: string;
};

/** What Slack answers instead, where the bot's token is no good any more; null: it is good. */
export type Installation = { refusal: 'account_inactive' | 'token_revoked' | null };

/** The whole workspace, as its parts see it. */
export type World = {
  readonly app: AppIdentity;
  readonly installation: Installation;
  readonly manifest: AppManifest;
  readonly clock: Clock;
  /** Whether people may move the clock. */
  readonly canMoveClock: boolean;
  readonly clockListeners: ClockListeners;
  readonly newId: (prefix: string) => string;
  readonly newTimestamp: () => string;
  readonly announcements: Announcements;
  readonly directory: Directory;
  readonly messages: MessageBook;
  readonly files: FileBook;
  readonly views: ViewBook;
  readonly triggers: TriggerDesk;
  readonly responseUrls: ResponseUrlDesk;
  readonly faults: FaultPlan;
  readonly rates: RateLimits;
  readonly repeats: Repeats;
  readonly calls: ApiCall[];
  readonly dispatcher: Dispatcher;
  /** Where the server listens: `http://127.0.0.1:3000`. */
  readonly origin: () => string;
  /** The address of a new Socket Mode connection; `null` where payloads go by HTTP. */
  readonly newSocketUrl: () => string | null;
};

/** A person's short name as payloads carry it: `mei.lin`. */
export function userNameOf(person: WorkspacePerson): string {
  return person.name.toLowerCase().replace(/\s+/g, '.');
}

/** A channel's name as payloads carry it. */
export function channelNameOf(channel: WorkspaceChannel): string {
  return channel.kind === 'direct' ? 'directmessage' : channel.name;
}

/** Whether somebody is in a channel. */
export function isMember(channel: WorkspaceChannel, personId: string): boolean {
  return channel.memberIds.includes(personId);
}
