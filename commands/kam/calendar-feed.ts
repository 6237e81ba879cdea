import { UserError } from '../../src/domain/user-error.ts';
import { defineCommand } from '../../src/slack/define-command.ts';
import { say } from '../../src/slack/reply.ts';
import { endFeed, findOwnFeed } from '../../src/usecases/keep-calendar-feed.ts';
import { feedCard } from '../../src/views/calendar-feed.ts';
import { sentences } from '../../src/views/message.ts';

/** What ends the calendar. */
const offWords = ['off', 'stop', 'end', '关', '关闭', '停', '停用', '關', '關閉'];
/** What shows the card, on which an address is made. */
const onWords = ['', 'on', 'renew', 'new', '开', '开启', '新地址', '更新', '開', '開啟'];

/** `/kam calendar-feed`: one's visits, follow-ups and ticket dates for a calendar program; `… off` ends it. */
export default defineCommand({
  noun: 'kam',
  verbs: ['calendar-feed', 'feed', 'ics', '日历订阅', '日曆訂閱', '行事曆訂閱'],
  summary: 'kam.calendarFeed.summary',
  usage: 'kam.calendarFeed.usage',
  example: 'kam.calendarFeed.example',
  takesText: true,
  read(text) {
    const word = text.trim().toLowerCase();
    if (offWords.includes(word)) return { isEnd: true };
    if (onWords.includes(word)) return { isEnd: false };
    throw new UserError('error.calendarFeedWord', {}, 'kam.calendarFeed.example');
  },
  async run({ isEnd }, context) {
    const { words } = context;
    if (isEnd) {
      const was = await endFeed(context);
      return say(sentences(words.t(was ? 'calendarFeed.ended' : 'calendarFeed.isOff')));
    }
    if (context.feedBase === null) throw new UserError('error.noCalendarFeed');
    return say(feedCard(await findOwnFeed(context), words));
  },
});
