import Database from 'better-sqlite3';
import type { Team } from '../domain/person.ts';
import type { CalendarRegion, YearStatus } from '../domain/working-days.ts';
import { instant } from '../domain/zoned-time.ts';
import type { TokenRefusal } from '../ports/workspaces.ts';
import { columnTo, orNull } from './row-values.ts';

/** What the teams of a database have set up, read beside a bot that runs. */
export type SetUp = {
  readonly teams: readonly Pick<
    Team,
    'workspaceId' | 'name' | 'timeZone' | 'region' | 'teamChannelId' | 'leadsChannelId'
  >[];
  /** Of the default teams; those that have none are left out. */
  readonly adminChannels: readonly { readonly team: string; readonly id: string }[];
  /** Workspaces whose Slack refuses the bot. */
  readonly refusals: readonly TokenRefusal[];
  /** What is known of a year's holidays. */
  readonly yearStatus: (region: CalendarRegion, year: number) => YearStatus;
};

type TeamRow = Readonly<
  Record<'workspaceId' | 'name' | 'timeZone' | 'region', string> &
    Record<'teamChannelId' | 'leadsChannelId', string | null>
>;
/** A database that is not migrated yet has no such columns. */
type WorkspaceRow = {
  readonly refusedReason?: string | null;
  readonly refusedAt?: number | null;
  readonly uninstalledAt?: number | null;
  readonly purgedAt?: number | null;
};
type YearRow = { readonly region: string; readonly year: number; readonly status: string };

/** Null where the database does not open, or has no tables yet. */
export function readSetUp(file: string): SetUp | null {
  try {
    const database = new Database(file, { readonly: true, fileMustExist: true });
    try {
      const teams = database
        .prepare<[], TeamRow>(
          'SELECT "workspaceId", "name", "timeZone", "region", "teamChannelId", "leadsChannelId" FROM "Team" ORDER BY "name"',
        )
        .all();
      const years = database
        .prepare<[], YearRow>('SELECT "region", "year", "status" FROM "CalendarYear"')
        .all();
      const adminChannels = database
        .prepare<[], { team: string; value: string }>(
          `SELECT t."name" AS "team", s."value" FROM "Team" t JOIN "Setting" s ON s."teamId" = t."id"
            WHERE t."isDefault" AND s."key" = 'admin.channelId' AND s."version" =
              (SELECT MAX("version") FROM "Setting" WHERE "teamId" = t."id" AND "key" = s."key")`,
        )
        .all();
      const workspaces = database.prepare<[], WorkspaceRow>('SELECT * FROM "Workspace"').all();
      return {
        adminChannels: adminChannels.flatMap(({ team, value }) => {
          const id: unknown = JSON.parse(value);
          return typeof id === 'string' ? [{ team, id }] : [];
        }),
        refusals: workspaces.flatMap(toRefusal),
        teams: teams.map(({ workspaceId, timeZone, region, ...team }) => ({
          ...team,
          workspaceId: columnTo.workspaceId(workspaceId),
          timeZone: columnTo.zone(timeZone),
          region: columnTo.region(region),
        })),
        yearStatus(region, year) {
          const row = years.find((one) => one.region === region && one.year === year);
          return row ? columnTo.yearStatus(row.status) : 'missing';
        },
      };
    } finally {
      database.close();
    }
  } catch (error) {
    if (error instanceof Database.SqliteError || error instanceof TypeError) return null;
    throw error;
  }
}

function toRefusal(row: WorkspaceRow): readonly TokenRefusal[] {
  const { refusedReason: reason = null, refusedAt: since = null } = row;
  if (reason === null || since === null) return [];
  const { uninstalledAt = null, purgedAt = null } = row;
  return [
    {
      reason,
      since: instant(since),
      uninstalledAt: orNull(uninstalledAt, instant),
      purgedAt: orNull(purgedAt, instant),
    },
  ];
}
