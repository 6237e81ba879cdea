import { elementsIn, type PlacedElement } from '../../../block-kit/find-elements.ts';
import { objectsOf } from '../../../block-kit/slack-json.ts';
import type { ElementPlace, SlackJson } from '../../protocol.ts';
import { isMember, type World } from '../world.ts';

/** An element as a script names it: by its `action_id`, and more only where that is not enough. */
export type ElementName = {
  readonly personId: string;
  readonly actionId: string;
  readonly blockId?: string | undefined;
  /** Default: the form on top, then the newest message, then the Home tab. */
  readonly place?: ElementPlace | undefined;
};

/** An element, and where it stands. */
export type ShownElement = PlacedElement & { readonly place: ElementPlace };

type Surface = { readonly place: ElementPlace; readonly blocks: readonly SlackJson[] };

/** Everything a person sees that can be acted upon, in the order in which it is looked for. */
function surfacesOf(world: World, personId: string): readonly Surface[] {
  const { views, messages, directory } = world;
  const forms = views.stack(personId).map(
    ({ id, view }): Surface => ({
      place: { kind: 'view', viewId: id },
      blocks: objectsOf(view.blocks),
    }),
  );
  const seen = messages.all().filter(({ channelId, ephemeralFor }) => {
    const channel = directory.channel(channelId);
    const isMine = ephemeralFor === null || ephemeralFor === personId;
    return channel !== undefined && isMember(channel, personId) && isMine;
  });
  const written = seen.map(
    ({ channelId, ts, blocks }): Surface => ({
      place: { kind: 'message', channelId, ts },
      blocks,
    }),
  );
  const home = views.home(personId);
  const tabs: readonly Surface[] =
    home === undefined ? [] : [{ place: { kind: 'home' }, blocks: objectsOf(home.view.blocks) }];
  return [...forms.slice(-1), ...written.reverse(), ...tabs];
}

function isSamePlace(one: ElementPlace, other: ElementPlace): boolean {
  if (one.kind === 'message' && other.kind === 'message') {
    return one.channelId === other.channelId && one.ts === other.ts;
  }
  if (one.kind === 'view' && other.kind === 'view') return one.viewId === other.viewId;
  return one.kind === other.kind;
}

/** The first element of this name that the person sees; `undefined` where there is none. */
export function findShownElement(
  world: World,
  { personId, actionId, blockId, place }: ElementName,
): ShownElement | undefined {
  for (const surface of surfacesOf(world, personId)) {
    if (place !== undefined && !isSamePlace(place, surface.place)) continue;
    const found = elementsIn(surface.blocks).find(
      ({ block, element }) =>
        element.action_id === actionId && (blockId === undefined || block.block_id === blockId),
    );
    if (found !== undefined) return { ...found, place: surface.place };
  }
  return undefined;
}
