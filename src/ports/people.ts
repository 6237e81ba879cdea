import type { Person, PersonId, Team, TeamId, WorkspaceId } from '../domain/person.ts';
import type { SettingKey, Settings } from '../domain/settings.ts';
import type { Department } from '../domain/ticket/department.ts';
import type { DepartmentKey } from '../domain/ticket/department-key.ts';
import type { Instant } from '../domain/zoned-time.ts';

export interface TeamRepository {
  find(id: TeamId): Promise<Team | undefined>;
  findDefault(workspaceId: WorkspaceId): Promise<Team | undefined>;
  list(): Promise<readonly Team[]>;
  add(team: Team, at: Instant): Promise<void>;
  update(team: Team): Promise<void>;
  /** Lets the next visits of all its customers be planned anew, with the next look at them. */
  planVisitsAnew(id: TeamId): Promise<void>;
  settings(id: TeamId): Promise<Settings>;
  changeSetting<K extends SettingKey>(
    id: TeamId,
    key: K,
    value: Settings[K],
    by: PersonId,
    at: Instant,
  ): Promise<void>;
}

export interface PersonRepository {
  find(id: PersonId): Promise<Person | undefined>;
  findBySlackUser(workspaceId: WorkspaceId, slackUserId: string): Promise<Person | undefined>;
  findMany(ids: readonly PersonId[]): Promise<readonly Person[]>;
  list(teamId: TeamId): Promise<readonly Person[]>;
  /** Whoever works on a department's stages, by name. */
  ofDepartment(teamId: TeamId, department: DepartmentKey): Promise<readonly Person[]>;
  /** Active people of teams whose profile was last read before a moment, the longest ago first. */
  readBefore(at: Instant, limit: number): Promise<readonly Person[]>;
  /** Adds or replaces. */
  save(person: Person): Promise<void>;
}

/** The departments that a team has set up; the others have no channel and no head. */
export interface DepartmentRepository {
  list(teamId: TeamId): Promise<readonly Department[]>;
  find(teamId: TeamId, key: DepartmentKey): Promise<Department | undefined>;
  /** Adds or replaces. */
  save(department: Department): Promise<void>;
}
