import { z } from 'zod';
import { isObject } from '../../../block-kit/slack-json.ts';
import { validateView } from '../../../block-kit/validate-payload.ts';
import type { SlackJson } from '../../protocol.ts';
import { describeView } from '../describe-for-app.ts';
import { deepestStack, type StoredView } from '../keep-views.ts';
import { CallRefused, refuseFaults } from '../refuse-call.ts';
import type { World } from '../world.ts';
import { type ApiMethods, always, readArguments } from './api-method.ts';

const view = z.unknown().refine((value) => value !== undefined, 'missing required field: view');
const openArguments = z.object({ trigger_id: z.string(), view });
const updateArguments = z.object({
  view,
  view_id: z.string().optional(),
  external_id: z.string().optional(),
  hash: z.string().optional(),
});
const publishArguments = z.object({ user_id: z.string(), view, hash: z.string().optional() });

/** A view that Slack would take. @throws CallRefused `invalid_arguments` */
function checkedView(
  world: World,
  given: unknown,
  type: 'modal' | 'home',
  own?: string,
): SlackJson {
  refuseFaults('invalid_arguments', validateView(given));
  if (!isObject(given) || given.type !== type) {
    const messages = [`[ERROR] must be a ${type} view [json-pointer:/view/type]`];
    throw new CallRefused('invalid_arguments', { response_metadata: { messages } });
  }
  const externalId = given.external_id;
  if (typeof externalId === 'string' && externalId !== '') {
    const other = world.views.findExternal(externalId);
    if (other !== undefined && other.id !== own) throw new CallRefused('duplicate_external_id');
  }
  return given;
}

function personOf(world: World, triggerId: string): string {
  const use = world.triggers.check(triggerId);
  if (use.kind === 'refused') throw new CallRefused(use.error);
  return use.personId;
}

function answer(world: World, stored: StoredView): SlackJson {
  return { view: describeView(world, stored) };
}

function open(world: World, given: SlackJson): SlackJson {
  const wanted = readArguments(openArguments, given);
  const personId = personOf(world, wanted.trigger_id);
  const checked = checkedView(world, wanted.view, 'modal');
  world.triggers.use(wanted.trigger_id);
  return answer(world, world.views.open(personId, checked));
}

function push(world: World, given: SlackJson): SlackJson {
  const wanted = readArguments(openArguments, given);
  const personId = personOf(world, wanted.trigger_id);
  const checked = checkedView(world, wanted.view, 'modal');
  const depth = world.views.stack(personId).length;
  if (depth === 0) throw new CallRefused('not_found');
  if (depth >= deepestStack) throw new CallRefused('push_limit_reached');
  world.triggers.use(wanted.trigger_id);
  return answer(world, world.views.push(personId, checked));
}

function update(world: World, given: SlackJson): SlackJson {
  const wanted = readArguments(updateArguments, given);
  const stored =
    wanted.view_id === undefined
      ? world.views.findExternal(wanted.external_id ?? '')
      : world.views.find(wanted.view_id);
  if (stored === undefined) throw new CallRefused('not_found');
  if (wanted.hash !== undefined && wanted.hash !== stored.hash) {
    throw new CallRefused('hash_conflict');
  }
  const type = stored.view.type === 'home' ? 'home' : 'modal';
  const checked = checkedView(world, wanted.view, type, stored.id);
  return answer(world, world.views.update(stored, checked));
}

function publish(world: World, given: SlackJson): SlackJson {
  const wanted = readArguments(publishArguments, given);
  if (!world.manifest.hasHomeTab) throw new CallRefused('not_enabled');
  if (world.directory.person(wanted.user_id) === undefined) throw new CallRefused('user_not_found');
  const before = world.views.home(wanted.user_id);
  if (wanted.hash !== undefined && before !== undefined && wanted.hash !== before.hash) {
    throw new CallRefused('hash_conflict');
  }
  const checked = checkedView(world, wanted.view, 'home', before?.id);
  return answer(world, world.views.publish(wanted.user_id, checked));
}

/** `views.open`, `push`, `update`, `publish`. */
export const viewMethods: ApiMethods = {
  'views.open': { token: 'bot', scopes: always(), run: open },
  'views.push': { token: 'bot', scopes: always(), run: push },
  'views.update': { token: 'bot', scopes: always(), run: update },
  'views.publish': { token: 'bot', scopes: always(), run: publish },
};
