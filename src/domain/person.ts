import type { Locale } from './locale.ts';
import type { DepartmentKey } from './ticket/department-key.ts';
import type { CalendarRegion } from './working-days.ts';
import type { Instant, ZoneName } from './zoned-time.ts';

export type WorkspaceId = string & { readonly __brand: 'WorkspaceId' };
export type TeamId = string & { readonly __brand: 'TeamId' };
export type PersonId = string & { readonly __brand: 'PersonId' };

/** manager: key-account manager; specialist: owns stages in another department. */
export type Role = 'manager' | 'specialist' | 'lead' | 'admin';

export type Person = {
  readonly id: PersonId;
  readonly workspaceId: WorkspaceId;
  readonly slackUserId: string;
  readonly teamId: TeamId | null;
  readonly name: string;
  readonly role: Role;
  /** The department whose stages the person works on. */
  readonly department: DepartmentKey | null;
  readonly locale: Locale;
  readonly timeZone: ZoneName;
  /** Owner or admin of the Slack workspace. */
  readonly isWorkspaceAdmin: boolean;
  readonly isActive: boolean;
  readonly profileReadAt: Instant;
};

/** A sales team of ours. Its records are seen by its members only. */
export type Team = {
  readonly id: TeamId;
  readonly workspaceId: WorkspaceId;
  readonly name: string;
  readonly isDefault: boolean;
  /** Whoever has no team yet joins an open default team by using the bot. */
  readonly isOpen: boolean;
  readonly timeZone: ZoneName;
  /** Language of what is posted to the team's channels. */
  readonly locale: Locale;
  readonly region: CalendarRegion;
  readonly teamChannelId: string | null;
  readonly leadsChannelId: string | null;
  /** When it was set up first; null: not yet. */
  readonly setUpAt: Instant | null;
  /** From when on its customers are to be visited; null: from when they were added. */
  readonly visitsFrom: Instant | null;
  /** Until when what the bot raises by itself is not sent, only listed; null: it is sent. */
  readonly shadowUntil: Instant | null;
};

/** A person who may work: one with a team. */
export type Member = Person & { readonly teamId: TeamId };

/** Who acts, for the team they act in. */
export type Actor = {
  readonly person: Member;
  readonly team: Team;
  /** Those of the team who are away today and whose deputy the person is. */
  readonly standsInFor: readonly PersonId[];
};

/** Whether messages that go to a place go to one person; everything else is a channel. Slack's naming. */
export const isSlackUser = (place: string): boolean => /^[UW]/.test(place);
