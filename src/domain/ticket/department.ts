import type { PersonId, TeamId } from '../person.ts';
import type { DepartmentKey } from './department-key.ts';

/** A department as a team set it up. */
export type Department = {
  readonly teamId: TeamId;
  readonly key: DepartmentKey;
  /** What the team calls it; empty: as the bot does. */
  readonly name: string;
  /** Where its hand-overs are told. */
  readonly channelId: string | null;
  /** Who hears of what it does not accept or finish. */
  readonly headId: PersonId | null;
};
