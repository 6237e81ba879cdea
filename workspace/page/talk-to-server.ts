import { z } from 'zod';
import type {
  ActRequest,
  BrowserAnswer,
  CloseRequest,
  MoveClockRequest,
  OpenHomeRequest,
  SayRequest,
  ShortcutRequest,
  SubmitRequest,
  SuggestAnswer,
  SuggestRequest,
  UploadAnswer,
  WorkspaceEvent,
  WorkspaceState,
} from '../protocol.ts';
import {
  browserAnswer,
  suggestAnswer,
  uploadAnswer,
  workspaceEvent,
  workspaceState,
} from './read-server-answers.ts';

/** The server did not answer, or not with what was agreed. */
export class ServerSilent extends Error {
  override readonly name = 'ServerSilent';
}

/** A gesture of the page always says what stands in the other fields around it. */
type ActGesture = ActRequest & { readonly values: SubmitRequest['values'] };

type Gestures = {
  readonly say: SayRequest;
  readonly act: ActGesture;
  readonly submit: SubmitRequest;
  readonly close: CloseRequest;
  readonly home: OpenHomeRequest;
  readonly shortcut: ShortcutRequest;
  readonly clock: MoveClockRequest;
};

/**
 * The workspace as a person sees it.
 * @param personId `null` for whoever the server names first.
 * @throws {ServerSilent}
 */
export async function fetchState(personId: string | null): Promise<WorkspaceState> {
  const query = personId === null ? '' : `?person=${encodeURIComponent(personId)}`;
  return ask(`state${query}`, {}, workspaceState);
}

/** Sends a gesture. @throws {ServerSilent} */
export async function sendGesture<Kind extends keyof Gestures>(
  kind: Kind,
  gesture: Gestures[Kind],
): Promise<BrowserAnswer> {
  return ask(kind, asBody(gesture), browserAnswer);
}

/** Suggestions, or the sentence that says why there are none. */
export type SuggestOutcome = SuggestAnswer & { readonly error: string | null };

/** Asks for the options of an external select. @throws {ServerSilent} */
export async function askSuggestions(request: SuggestRequest): Promise<SuggestOutcome> {
  const answer = await ask('suggest', asBody(request), z.union([suggestAnswer, browserAnswer]));
  return 'options' in answer
    ? { ...answer, error: null }
    : { options: [], optionGroups: [], error: answer.error };
}

/** A file on its way, and the message it goes into. */
export type Upload = {
  readonly personId: string;
  readonly file: File;
  /** `null` keeps the file without a message, for a form or a later file's message. */
  readonly message:
    | (Omit<SayRequest, 'personId'> & { readonly earlierIds: readonly string[] })
    | null;
};

/** Sends a file. @throws {ServerSilent} */
export async function uploadFile({ personId, file, message }: Upload): Promise<UploadAnswer> {
  const query = new URLSearchParams({ person: personId, name: file.name });
  if (message !== null) {
    query.set('channel', message.channelId);
    query.set('text', message.text);
    if (message.threadTs !== null) query.set('thread', message.threadTs);
    if (message.earlierIds.length > 0) query.set('with', message.earlierIds.join(','));
  }
  return ask(`upload?${query}`, { method: 'POST', body: file }, uploadAnswer);
}

function asBody(request: object): RequestInit {
  return {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(request),
  };
}

async function ask<Answer>(
  path: string,
  init: RequestInit,
  shape: z.ZodType<Answer>,
): Promise<Answer> {
  try {
    const response = await fetch(`/browser/${path}`, init);
    return shape.parse(await response.json());
  } catch (error) {
    throw new ServerSilent(`No usable answer to ${path}`, { cause: error });
  }
}

/** Who hears of the event stream. */
export type StreamListener = {
  /** The stream stands (again): whatever happened before may have been missed. */
  readonly opened: () => void;
  readonly happened: (event: WorkspaceEvent) => void;
  /** The stream broke; it is tried again until it stands. */
  readonly lost: () => void;
};

const retryAfter = 1500;

/** Listens to a person's events until the answered function is called. */
export function listenToEvents(personId: string, listener: StreamListener): () => void {
  let source: EventSource | null = null;
  let retry: ReturnType<typeof setTimeout> | undefined;
  const open = () => {
    const stream = new EventSource(`/browser/events?person=${encodeURIComponent(personId)}`);
    source = stream;
    stream.onopen = listener.opened;
    stream.onmessage = ({ data }) => listener.happened(workspaceEvent.parse(JSON.parse(data)));
    stream.onerror = () => {
      listener.lost();
      // A stream refused outright does not try again by itself.
      if (stream.readyState !== EventSource.CLOSED) return;
      retry = setTimeout(open, retryAfter);
    };
  };
  open();
  return () => {
    clearTimeout(retry);
    source?.close();
  };
}
