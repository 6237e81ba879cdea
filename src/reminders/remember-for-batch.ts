import type { Repositories } from '../ports/store.ts';

/**
 * What the decisions of one transaction ask about people, teams and calendars, asked once: none of
 * them changes any of it.
 */
export function rememberForBatch(repositories: Repositories): Repositories {
  const { people, teams, absences, preferences, calendars } = repositories;
  return {
    ...repositories,
    people: {
      ...people,
      find: asked(people.find),
      findBySlackUser: asked(people.findBySlackUser),
    },
    teams: { ...teams, find: asked(teams.find), settings: asked(teams.settings) },
    absences: { ...absences, on: asked(absences.on) },
    preferences: { ...preferences, of: asked(preferences.of) },
    calendars: { ...calendars, load: asked(calendars.load) },
  };
}

function asked<Key extends readonly string[], Value>(load: (...key: Key) => Promise<Value>) {
  const known = new Map<string, Promise<Value>>();
  return (...key: Key): Promise<Value> => {
    const name = key.join('/');
    const answer = known.get(name) ?? load(...key);
    known.set(name, answer);
    return answer;
  };
}
