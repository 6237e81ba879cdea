import type { Team, WorkspaceId } from '../domain/person.ts';
import type { Instant } from '../domain/zoned-time.ts';

export interface WorkspaceRepository {
  find(id: WorkspaceId): Promise<Workspace | undefined>;
  /** Adds the workspace and its open default team where they are missing. */
  ensure(workspace: Workspace, defaultTeam: Team): Promise<void>;
  setSetupCodeHash(id: WorkspaceId, hash: string | null): Promise<void>;
  /** What Slack says of the bot's token there; undefined: it takes it. */
  refusal(id: WorkspaceId): Promise<TokenRefusal | undefined>;
  setRefusal(id: WorkspaceId, refusal: TokenRefusal): Promise<void>;
  /** Slack takes the token: it never was refused, or the app is installed again. */
  endRefusal(id: WorkspaceId): Promise<void>;
  /** Those from which the app was removed before an instant, and of which nothing was erased yet. */
  uninstalledBefore(at: Instant): Promise<readonly WorkspaceId[]>;
  /**
   * Erases what is not to be kept once the app was removed. Answers with the entries of the trail
   * whose words went, by number and the hash of what is left.
   */
  purge(
    id: WorkspaceId,
    keeps: 'records' | 'nothing',
    at: Instant,
  ): Promise<readonly (readonly [seq: number, contentHash: string])[]>;
}

export type Workspace = {
  readonly id: WorkspaceId;
  readonly botUserId: string;
  readonly setupCodeHash: string | null;
  readonly createdAt: Instant;
};

/** Since when Slack refuses the bot's token, and with what word. */
export type TokenRefusal = {
  readonly reason: string;
  readonly since: Instant;
  /** When the app was removed from the workspace; null: as far as is known, it was not. */
  readonly uninstalledAt: Instant | null;
  /** When what is not kept after that was erased; null: it was not. */
  readonly purgedAt: Instant | null;
};
