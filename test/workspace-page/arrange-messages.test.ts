import { describe, expect, it } from 'vitest';
import {
  applyWorkspaceEvent,
  carryEphemerals,
} from '../../workspace/page/apply-workspace-event.ts';
import { arrangeChannel, arrangeThread } from '../../workspace/page/arrange-messages.ts';
import { countUnread, newestMoments } from '../../workspace/page/count-unread.ts';
import type { WorkspaceMessage, WorkspaceState } from '../../workspace/protocol.ts';

const midnightInShanghai = Date.parse('2026-03-17T16:00:00Z') / 1000;

function message(offset: number, more: Partial<WorkspaceMessage> = {}): WorkspaceMessage {
  return {
    channelId: 'C1',
    ts: `${midnightInShanghai + offset}.000100`,
    threadTs: null,
    authorId: 'U1',
    text: 'words',
    blocks: [],
    ephemeralFor: null,
    files: [],
    deletedFileIds: [],
    isEdited: false,
    ...more,
  };
}

function stateWith(messages: readonly WorkspaceMessage[]): WorkspaceState {
  return {
    app: { name: 'Pilot', botUserId: 'UB', hasHome: true },
    personId: 'U1',
    people: [],
    channels: [
      {
        id: 'C1',
        name: 'one',
        kind: 'channel',
        isShared: false,
        personId: null,
        memberIds: ['U1'],
      },
    ],
    messages,
    commands: [],
    shortcuts: [],
    openViews: [],
    clock: { now: 0, canMove: false },
    home: null,
  };
}

describe('messages in their places', () => {
  const root = message(-600);
  const reply = message(120, { threadTs: root.ts, authorId: 'U2' });
  const next = message(60);
  const soon = message(90);
  const late = message(1000);
  const elsewhere = message(70, { channelId: 'C2' });
  const all = [late, reply, root, elsewhere, soon, next];

  it('stand in the days of the reader, sorted, replies only counted', () => {
    expect(arrangeChannel(all, 'C1', 'Asia/Shanghai')).toEqual([
      {
        day: '2026-03-17',
        moment: Number(root.ts) * 1000,
        messages: [{ message: root, isFirst: true, replyCount: 1 }],
      },
      {
        day: '2026-03-18',
        moment: Number(next.ts) * 1000,
        messages: [
          { message: next, isFirst: true, replyCount: 0 },
          { message: soon, isFirst: false, replyCount: 0 },
          { message: late, isFirst: true, replyCount: 0 },
        ],
      },
    ]);
  });

  it('name the author again after another, and around what only one person sees', () => {
    const other = message(61, { authorId: 'U2' });
    const own = message(62, { authorId: 'U2', ephemeralFor: 'U1' });
    const [day] = arrangeChannel([next, other, own], 'C1', 'Asia/Shanghai');
    expect(day?.messages.map(({ isFirst }) => isFirst)).toEqual([true, true, true]);
  });

  it('open as a thread with the first message on top', () => {
    const days = arrangeThread(all, 'C1', root.ts, 'UTC');
    expect(days.flatMap((day) => day.messages.map((placed) => placed.message))).toEqual([
      root,
      reply,
    ]);
  });
});

describe('events', () => {
  const first = message(0);
  const changed = { ...first, text: 'other words', isEdited: true };

  it('add a message once, however often they come', () => {
    const event = { type: 'message', message: first } as const;
    const once = applyWorkspaceEvent(stateWith([]), event);
    expect(once.messages).toEqual([first]);
    expect(applyWorkspaceEvent(once, event).messages).toEqual([first]);
  });

  it('change and delete the message with the same time in the same channel', () => {
    const twin = { ...first, channelId: 'C2' };
    const before = stateWith([first, twin]);
    expect(
      applyWorkspaceEvent(before, { type: 'message_changed', message: changed }).messages,
    ).toEqual([changed, twin]);
    expect(
      applyWorkspaceEvent(before, { type: 'message_deleted', channelId: 'C1', ts: first.ts })
        .messages,
    ).toEqual([twin]);
  });

  it('replace a channel, the open forms and the Home tab', () => {
    const before = stateWith([]);
    const channel = {
      id: 'C1',
      name: 'renamed',
      kind: 'channel',
      isShared: false,
      personId: null,
      memberIds: ['U1', 'UB'],
    } as const;
    const openViews = [{ id: 'V1', hash: 'h', view: { type: 'modal' } }];
    const home = { type: 'home', blocks: [] };
    expect(applyWorkspaceEvent(before, { type: 'channel', channel })).toEqual({
      ...before,
      channels: [channel],
    });
    expect(applyWorkspaceEvent(before, { type: 'views', openViews })).toEqual({
      ...before,
      openViews,
    });
    expect(applyWorkspaceEvent(before, { type: 'home', home })).toEqual({ ...before, home });
  });

  it('leave what only this person sees in place when the state is fetched again', () => {
    const whisper = message(5, { ephemeralFor: 'U1' });
    const fresh = stateWith([first]);
    expect(carryEphemerals(fresh, stateWith([whisper])).messages).toEqual([first, whisper]);
    expect(carryEphemerals({ ...fresh, personId: 'U2' }, stateWith([whisper])).messages).toEqual([
      first,
    ]);
  });
});

describe('unread messages', () => {
  it('are those of others that came after what was seen', () => {
    const seen = newestMoments([message(0), message(10)]);
    const news = [
      message(10),
      message(11),
      message(12, { authorId: 'U2' }),
      message(13, { authorId: 'UB', channelId: 'D1' }),
    ];
    expect([...countUnread(news, 'U1', seen)]).toEqual([
      ['C1', 1],
      ['D1', 1],
    ]);
  });
});
