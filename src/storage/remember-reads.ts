import type { Absence } from '../domain/absence.ts';
import type { Person, Team } from '../domain/person.ts';
import type { ReminderPreferences } from '../domain/reminder-preferences.ts';
import type { Settings } from '../domain/settings.ts';
import type { WorkingCalendar } from '../domain/working-days.ts';
import type { Repositories, Touched } from '../ports/store.ts';

/** What is committed of the records that every line or reminder asks for. */
export type CommittedReads = {
  /**
   * Repositories that remember, outside of a transaction or in one. `touched`: what the transaction
   * has changed so far, and is read anew.
   */
  readonly remembering: (repositories: Repositories, touched: ReadonlySet<Touched>) => Repositories;
  /** Called after each commit, before the next transaction begins. */
  readonly forget: (touched: ReadonlySet<Touched>) => void;
};

/**
 * Remembers people, teams, settings, preferences, absences and calendars until a commit changes them.
 * All writes pass one gate, so what is committed stays as it is while a transaction runs.
 */
export function rememberReads(): CommittedReads {
  const people = memory<Person | undefined>('people');
  const users = memory<Person | undefined>('people');
  const teams = memory<Team | undefined>('teams');
  const settings = memory<Settings>('teams');
  const absent = memory<Absence | undefined>('absences');
  const covered = memory<readonly Absence[]>('absences');
  const preferences = memory<ReminderPreferences>('preferences');
  const calendars = memory<WorkingCalendar>('calendars');
  const all = [people, users, teams, settings, absent, covered, preferences, calendars];
  return {
    remembering: (from, touched) => ({
      ...from,
      people: {
        ...from.people,
        find: people.of(from.people.find, touched),
        findBySlackUser: users.of(from.people.findBySlackUser, touched),
      },
      teams: {
        ...from.teams,
        find: teams.of(from.teams.find, touched),
        settings: settings.of(from.teams.settings, touched),
      },
      absences: {
        ...from.absences,
        on: absent.of(from.absences.on, touched),
        coveredAhead: covered.of(from.absences.coveredAhead, touched),
      },
      preferences: { ...from.preferences, of: preferences.of(from.preferences.of, touched) },
      calendars: { ...from.calendars, load: calendars.of(from.calendars.load, touched) },
    }),
    forget(touched) {
      for (const one of all) if (touched.has(one.kind)) one.forget();
    },
  };
}

/** So many values of a kind are remembered; with one more, it begins anew. */
const mostKnown = 5_000;

function memory<Value>(kind: Touched) {
  let known = new Map<string, { readonly value: Value }>();
  return {
    kind,
    of<Key extends readonly string[]>(
      load: (...key: Key) => Promise<Value>,
      touched: ReadonlySet<Touched>,
    ): (...key: Key) => Promise<Value> {
      /** Only of these repositories: a transaction that fails takes no other with it. */
      const onTheWay = new Map<
        string,
        { readonly asking: Promise<Value>; readonly into: object }
      >();
      const ask = async (name: string, into: typeof known, key: Key) => {
        try {
          const value = await load(...key);
          if (into.size >= mostKnown) into.clear();
          if (!touched.has(kind)) into.set(name, { value });
          return value;
        } finally {
          onTheWay.delete(name);
        }
      };
      return async (...key) => {
        if (touched.has(kind)) return load(...key);
        const name = key.join('/');
        const remembered = known.get(name);
        if (remembered) return remembered.value;
        const asked = onTheWay.get(name);
        // What began before a commit went into a map that the commit threw away.
        if (asked?.into === known) return asked.asking;
        const asking = ask(name, known, key);
        onTheWay.set(name, { asking, into: known });
        return asking;
      };
    },
    forget() {
      known = new Map();
    },
  };
}
