import { loadImage } from '@napi-rs/canvas';
import { expect, test } from 'vitest';
import { wordsFor } from '../../src/i18n/words.ts';
import { personId } from '../../src/usecases/recognise-person.ts';
import { chartPicture } from '../../src/views/chart-picture.ts';
import { readMessage } from '../support/read-message.ts';
import { sampleCharts } from '../support/sample-charts.ts';
import { sampleWorkspace } from '../support/sample-records.ts';
import { startSender } from '../support/start-sender.ts';
import type { TeamAtWork } from '../support/start-team.ts';
import { startTeam } from '../support/start-team.ts';
import { directOf, openTicketLine, teamWithSignedStage } from '../support/team-with-slip.ts';

/** Pictures in a person's direct messages, decoded, with what is said beside them. */
async function picturesFor(team: Pick<TeamAtWork, 'bot'>, slackUserId: string) {
  await team.bot.linesman.tick();
  const { workspace } = team.bot;
  const messages = workspace.messages(directOf(team, slackUserId));
  return Promise.all(
    messages
      .filter(({ files }) => files.length > 0)
      .map(async (message) => {
        const [file] = message.files;
        const response = await fetch(`${workspace.url}${file?.url}`);
        const image = await loadImage(Buffer.from(await response.arrayBuffer()));
        return {
          name: file?.name,
          type: response.headers.get('content-type'),
          altText: file?.altText,
          words: readMessage(message),
          width: image.width,
        };
      }),
  );
}

test('the stages of a ticket come as a picture by direct message, with what it says', async () => {
  const team = await teamWithSignedStage();
  expect(await team.wang.command('/ticket GC-1 时间轴')).toEqual(['图片稍后私信发给你。']);
  const altText =
    'GC-1 · 华新钢铁有限公司：环节进度。共 21 个环节，11月20日周五至2027年6月15日周二。数据截至11月20日周五 10:00';
  expect(await picturesFor(team, 'UWANG')).toEqual([
    {
      name: expect.stringMatching(/^GC-1-[0-9a-f]{8}\.png$/),
      type: 'image/png',
      altText,
      words: [altText],
      width: 1080,
    },
  ]);
});

test('the history of a ticket offers the same picture', async () => {
  const team = await teamWithSignedStage();
  await team.wang.command('/ticket GC-1');
  expect((await team.wang.press('办理记录')).at(-1)).toBe('[时间轴图]');
  expect(await team.wang.press('时间轴图')).toEqual(['图片稍后私信发给你。']);
  const [picture] = await picturesFor(team, 'UWANG');
  expect(picture?.altText).toMatch(/^GC-1 · 华新钢铁有限公司：环节进度/);
});

test('the wall board counts the open tickets of the team by stage and light', async () => {
  const { bot, wang, emma, li } = await startTeam();
  await wang.command(openTicketLine);
  await emma.command('/ticket open Acme Foods 10kV 2000kVA new connection');
  await li.command('/ticket GC-2 close withdrawn the customer gave up');
  expect(await li.command('/ticket board')).toEqual([
    'The picture comes as a direct message in a moment.',
  ]);
  const [board] = await picturesFor({ bot }, 'ULI');
  expect(board).toMatchObject({
    name: expect.stringMatching(/^board-[0-9a-f]{8}\.png$/),
    altText:
      'Key accounts: open tickets by stage. 1 running stage: late 0, tight 0, on track 1. As of Fri 20 Nov, 10:00',
    width: 1080,
  });
});

test('the open tickets of a team come along the calendar, what is late first', async () => {
  const team = await startTeam();
  const { bot, wang, emma, li } = team;
  await wang.command(openTicketLine);
  await wang.command('/ticket open 东方化工 10kV 800kVA 新装');
  await li.command('/ticket GC-2 close withdrawn the customer gave up');
  bot.clock.advance(20 * 24 * 3_600_000);
  await emma.command('/ticket open Acme Foods 10kV 2000kVA new connection');
  expect(await emma.command('/ticket timeline')).toEqual([
    'The picture comes as a direct message in a moment.',
    '[Share here]',
  ]);
  const [own] = await picturesFor({ bot }, 'UEMMA');
  const said =
    '2 tickets, Fri 20 Nov to Tue, 11 May 2027. 1 late: GC-1 华新钢铁有限公司. As of Thu 10 Dec, 10:00';
  expect(own).toMatchObject({
    name: expect.stringMatching(/^tickets-[0-9a-f]{8}\.png$/),
    altText: `Key accounts: open tickets along the calendar. ${said}`,
    width: 1080,
  });
});

test('the tickets of a team are shared in its language, with the name of whoever shares them', async () => {
  const team = await startTeam({ setup: { locale: 'zh-Hans' } });
  const { bot, wang, emma } = team;
  await wang.command(openTicketLine);
  await emma.command('/ticket timeline', 'CTEAM');
  await emma.pressOnly('Share here');
  await bot.linesman.tick();
  const shared = bot.workspace.messages('CTEAM').filter(({ files }) => files.length > 0);
  expect(shared.map((message) => readMessage(message))).toEqual([
    [
      'Emma Clark 分享了进展',
      'Key accounts：在办工单时间轴。共 1 张工单，11月20日周五至2027年5月11日周二。数据截至11月20日周五 10:00',
    ],
  ]);
  const trail = await bot.store.read.audit.of(`team/${team.team.id}`);
  expect(trail.map(({ action }) => action)).toEqual(['tickets.share']);
});

test('beside the bot alone there is nobody to share the tickets with', async () => {
  const { wang } = await startTeam();
  expect(await wang.write('工单 甘特图')).toEqual(['图片稍后私信发给你。']);
});

test('of a ticket that somebody may not see there is no picture', async () => {
  const team = await teamWithSignedStage();
  expect(await team.wang.command('/ticket GC-9 chart')).toEqual([
    '你的团队里没有 GC-9。',
    '试试 `/ticket 列表 超期`',
  ]);
  expect(await picturesFor(team, 'UWANG')).toEqual([]);
});

test('a picture that cannot be drawn is told in words', async () => {
  const sender = await startSender({
    pictures: {
      draw: () => Promise.reject(new Error('no memory')),
      close: async () => {},
    },
  });
  const { picture, altText } = {
    picture: chartPicture(sampleCharts.board, wordsFor('en')),
    altText: 'Open tickets by stage.',
  };
  await sender.queue({
    kind: 'file',
    content: {
      kind: 'file',
      document: 'picture',
      readerId: personId(sampleWorkspace.id, 'UWANG'),
      reference: 'visits',
      picture,
      altText,
    },
  });
  await sender.drain();
  const [told] = sender.workspace.messages(sender.workspace.as('UWANG').directChannelId());
  expect([told && readMessage(told), await sender.fate()]).toEqual([
    ['The picture could not be drawn; this is what it says.', altText],
    ['sent', null],
  ]);
  expect(sender.log.entries).toMatchObject([{ message: 'a picture was not drawn' }]);
});
