import type { StateValues } from '../../block-kit/find-elements.ts';
import { nameElements, stateValuesOf } from '../../block-kit/find-elements.ts';
import { objectsOf } from '../../block-kit/slack-json.ts';
import type { OpenView, SlackJson } from '../protocol.ts';
import type { Announcements } from './announce-changes.ts';

/** Slack lets three forms stand on each other. */
export const deepestStack = 3;

/** A form or a Home tab of one person. */
export type StoredView = OpenView & {
  readonly personId: string;
  readonly rootId: string;
  readonly previousId: string | null;
  /** What the person chose so far in elements that tell the app at once. */
  readonly chosen: StateValues;
};

/** The open forms and Home tabs of everybody. */
export type ViewBook = {
  /** The person's forms, the topmost last. */
  readonly stack: (personId: string) => readonly StoredView[];
  readonly find: (viewId: string) => StoredView | undefined;
  readonly findExternal: (externalId: string) => StoredView | undefined;
  /** Opens a form alone, in place of whatever was open. */
  readonly open: (personId: string, view: SlackJson) => StoredView;
  /** Puts a form on top of the others. */
  readonly push: (personId: string, view: SlackJson) => StoredView;
  readonly update: (stored: StoredView, view: SlackJson) => StoredView;
  readonly choose: (stored: StoredView, values: StateValues) => StoredView;
  readonly close: (stored: StoredView) => void;
  readonly closeAll: (personId: string) => void;
  readonly home: (personId: string) => StoredView | undefined;
  readonly publish: (personId: string, view: SlackJson) => StoredView;
};

/** The values that stand in a view now. */
export function valuesOfView(stored: StoredView): StateValues {
  return stateValuesOf(objectsOf(stored.view.blocks), stored.chosen);
}

/** A view book with nothing open. */
export function createViewBook(parts: {
  readonly announcements: Announcements;
  readonly now: () => number;
  readonly newId: (prefix: string) => string;
}): ViewBook {
  const { announcements, now, newId } = parts;
  const stacks = new Map<string, readonly StoredView[]>();
  const homes = new Map<string, StoredView>();
  const newHash = () => `${Math.floor(now() / 1000)}.${newId('h')}`;
  const named = (view: SlackJson): SlackJson => ({
    ...view,
    blocks: nameElements(objectsOf(view.blocks), newId),
  });
  const stack = (personId: string) => stacks.get(personId) ?? [];
  const setStack = (personId: string, views: readonly StoredView[]) => {
    stacks.set(personId, views);
    const openViews = views.map(({ id, hash, view }) => ({ id, hash, view }));
    announcements.announce([personId], { type: 'views', openViews });
  };
  const create = (personId: string, view: SlackJson, below: StoredView | null): StoredView => {
    const id = newId('V');
    const rootId = below?.rootId ?? id;
    const previousId = below?.id ?? null;
    return { id, hash: newHash(), view: named(view), personId, rootId, previousId, chosen: {} };
  };
  const everyView = () => [...[...stacks.values()].flat(), ...homes.values()];
  const setHome = (personId: string, stored: StoredView) => {
    homes.set(personId, stored);
    announcements.announce([personId], { type: 'home', home: stored.view });
  };
  const replace = (changed: StoredView) => {
    if (homes.get(changed.personId)?.id === changed.id) {
      setHome(changed.personId, changed);
      return;
    }
    const views = stack(changed.personId).map((view) => (view.id === changed.id ? changed : view));
    setStack(changed.personId, views);
  };
  return {
    stack,
    find: (viewId) => everyView().find((view) => view.id === viewId),
    findExternal: (externalId) => everyView().find((view) => view.view.external_id === externalId),
    open(personId, view) {
      const stored = create(personId, view, null);
      setStack(personId, [stored]);
      return stored;
    },
    push(personId, view) {
      const stored = create(personId, view, stack(personId).at(-1) ?? null);
      setStack(personId, [...stack(personId), stored]);
      return stored;
    },
    update(stored, view) {
      const changed = { ...stored, view: named(view), hash: newHash() };
      replace(changed);
      return changed;
    },
    choose(stored, values) {
      const changed = { ...stored, chosen: values };
      const views = stack(stored.personId).map((view) => (view.id === stored.id ? changed : view));
      stacks.set(stored.personId, views);
      if (homes.get(stored.personId)?.id === stored.id) homes.set(stored.personId, changed);
      return changed;
    },
    close: (stored) =>
      setStack(
        stored.personId,
        stack(stored.personId).filter((view) => view.id !== stored.id),
      ),
    closeAll: (personId) => setStack(personId, []),
    home: (personId) => homes.get(personId),
    publish(personId, view) {
      const before = homes.get(personId);
      const stored = create(personId, view, null);
      const published =
        before === undefined ? stored : { ...stored, id: before.id, rootId: before.id };
      setHome(personId, published);
      return published;
    },
  };
}
