import type { WorkspaceId } from '../domain/person.ts';
import { UserError } from '../domain/user-error.ts';
import { type Words, wordsFor } from '../i18n/words.ts';
import { showHome } from '../usecases/show-home.ts';
import { homeTab } from '../views/home-tab.ts';
import type { Home } from '../views/message.ts';
import { problemMessage } from '../views/problem-message.ts';
import { type GestureTools, readingContext } from './answer-gesture.ts';

/** Somebody who looks at the Home tab. */
export type HomeReader = { readonly workspaceId: WorkspaceId; readonly userId: string };

/** Shows a person's Home tab as things are now, and from now on after everything they do. */
export async function publishHome(tools: GestureTools, reader: HomeReader): Promise<void> {
  tools.homeReaders.add(reader.userId);
  try {
    const view = await homeOf(tools, reader);
    await tools.client.views.publish({ user_id: reader.userId, view });
  } catch (error) {
    tools.log.warn({ error, userId: reader.userId }, 'a Home tab was not shown');
  }
}

/** The same for whoever has looked at it; nobody else's is made. */
export async function refreshHome(tools: GestureTools, reader: HomeReader): Promise<void> {
  if (tools.homeReaders.has(reader.userId)) await publishHome(tools, reader);
}

async function homeOf(tools: GestureTools, reader: HomeReader): Promise<Home> {
  let words: Words = wordsFor('en');
  try {
    const person = await tools.people.recognise(reader.workspaceId, reader.userId);
    words = wordsFor(person.locale);
    const context = await readingContext(tools, person, words);
    const repositories = tools.store.read;
    return homeTab(await showHome({ ...context, repositories, newId: tools.newId }), words);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { type: 'home', blocks: [...problemMessage(error, words, null).blocks] };
  }
}
