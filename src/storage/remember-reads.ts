import type { Repositories, Touched } from '../ports/store.ts';

/**
 * Remembers the people, teams, settings and preferences that were read until a commit changes them:
 * every line or reminder asks for them.
 */
export function rememberReads(read: Repositories): {
  readonly read: Repositories;
  /** Called after each commit with what it touched. */
  readonly forget: (touched: ReadonlySet<Touched>) => void;
} {
  const people = remembering(read.people.findBySlackUser);
  const teams = remembering(read.teams.find);
  const settings = remembering(read.teams.settings);
  const preferences = remembering(read.preferences.of);
  return {
    read: {
      ...read,
      people: { ...read.people, findBySlackUser: people.find },
      teams: { ...read.teams, find: teams.find, settings: settings.find },
      preferences: { ...read.preferences, of: preferences.find },
    },
    forget(touched) {
      if (touched.has('people')) people.forget();
      if (touched.has('preferences')) preferences.forget();
      if (touched.has('teams')) {
        teams.forget();
        settings.forget();
      }
    },
  };
}

/** Only what is there is remembered: a record that is missing may be added without being touched. */
function remembering<Key extends readonly string[], Value>(load: (...key: Key) => Promise<Value>) {
  let known = new Map<string, Promise<Value>>();
  return {
    find(...key: Key): Promise<Value> {
      const name = key.join('/');
      const remembered = known.get(name);
      if (remembered) return remembered;
      const loading = load(...key);
      // What began before a commit lands in the map that the commit threw away.
      const current = known;
      current.set(name, loading);
      const drop = () => current.delete(name);
      loading.then((value) => value === undefined && drop(), drop);
      return loading;
    },
    forget() {
      known = new Map();
    },
  };
}
