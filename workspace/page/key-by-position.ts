/** One item of a list with the key that names its place. */
export type Keyed<Item> = { readonly key: string; readonly position: number; readonly item: Item };

/**
 * Items with keys made of their positions. Pieces of a text, cells of a table and blocks without
 * ids have no identity but where they stand, and they hold no state that could wander.
 */
export function keyByPosition<Item>(items: readonly Item[]): readonly Keyed<Item>[] {
  return items.map((item, position) => ({ key: `at-${position}`, position, item }));
}
