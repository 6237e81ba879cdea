import { test } from 'vitest';
import { readMessage } from '../support/read-message.ts';
import { startTeam } from '../support/start-team.ts';

test('try', async () => {
  const { bot, wang, emma, li, team } = await startTeam({ setup: { teamChannelId: 'CTEAM' } });
  const show = (x: unknown) => console.log(JSON.stringify(x, null, 1));
  show(await wang.command('/ticket open 华新钢铁 10kV 2000kVA 双电源 增容 明年5月底前送电'));
  show(await wang.command('/ticket GC-1 done 业务受理'));
  if (wang.hasForm()) {
    show(wang.form());
    show(await wang.send({ 已具备的资料: '用电申请书' }));
  }
  show(await wang.command('/ticket GC-1'));
  show(await wang.command('/ticket GC-1 wait 等客户图纸'));
  show(await wang.command('/ticket GC-1 resume'));
  show(await wang.command('/ticket list'));
  show(await li.command('/ticket queue'));
  show(await wang.command('/ticket GC-1 history'));
  show(
    bot.workspace
      .as('UWANG')
      .state()
      .messages.map((m) => [m.channelId, readMessage(m)]),
  );
});
