import { expect, test } from 'vitest';
import { startTeam } from '../support/start-team.ts';

/** A line, and the sentence of its answer; `li` approves. */
type Said = readonly [line: string, answer: string];

const english: readonly Said[] = [
  [
    'open Acme Foods 10kV 2000kVA dual supply more capacity',
    'More capacity · 10 kV · 2000 kVA · dual supply',
  ],
  ['GC-1', 'GC-1 · Acme Foods — 🔵 on track'],
  ['GC-1 why', 'GC-1 · Acme Foods: why it is due then'],
  ['GC-1 accept', 'Emma Clark accepted “Application”.'],
  [
    'GC-1 decline the form is missing',
    'Emma Clark gave “Application” back to its queue: the form is missing',
  ],
  ['GC-1 assign application to 王磊', 'Emma Clark assigned “Application” to 王磊.'],
  ['GC-1 wait customer drawings', 'Emma Clark stopped the clock of Application: customer drawings'],
  ['GC-1 resume', 'Emma Clark let the clock of Application run again.'],
  ['GC-1 skip application not needed', 'Emma Clark asked to leave out “Application”: not needed'],
  ['li: GC-1 approve', '李伟 approved leaving out “Application”. Next: Survey appointment.'],
  [
    'GC-1 done survey appointment Wednesday at nine',
    'Emma Clark finished “Survey appointment”: Wednesday at nine. Next: Site survey.',
  ],
  [
    'GC-1 reject site survey to survey appointment the gate is closed',
    'Emma Clark sent “Site survey” back to “Survey appointment”: the gate is closed. Next: Survey appointment.',
  ],
  ['GC-1 plan external works 31 December', 'Emma Clark agreed on Thu 31 Dec for “External works”.'],
  [
    'GC-1 green',
    'Emma Clark put the ticket on the green channel. “Survey appointment” is due Fri 20 Nov, 15:00 instead of Mon 23 Nov, 17:00.',
  ],
  [
    'GC-1 green off',
    'Emma Clark took the ticket off the green channel. “Survey appointment” is due Mon 23 Nov, 17:00 instead of Fri 20 Nov, 15:00.',
  ],
  ['GC-1 block the route is disputed', 'Emma Clark says it is blocked: the route is disputed'],
  ['GC-1 unblock', 'Emma Clark says that nothing is in the way any more.'],
  ['GC-1 link 李伟', 'Emma Clark linked 李伟 as leader.'],
  ['GC-1 link off', 'Emma Clark unlinked the leader.'],
  ['GC-1 note transformer is ordered', 'Emma Clark noted: transformer is ordered'],
  ['GC-1 file', 'GC-1 · Acme Foods: documents'],
  ['GC-1 slip', 'No stage of GC-1 is signed yet: there is no hand-over slip.'],
  ['GC-1 history', 'GC-1 · Acme Foods: what was done'],
  ['list mine', 'Tickets · mine · 1'],
  ['queue production', 'Nothing waits in Production.'],
  ['', 'Tickets · mine · 1'],
  [
    'GC-1 close the customer withdrew',
    'Emma Clark closed the ticket as withdrawn: the customer withdrew',
  ],
  ['GC-1 reopen closed by mistake', 'Emma Clark opened the ticket again: closed by mistake'],
];

const simplified: readonly Said[] = [
  ['立项 华新钢铁 10kV 2000kVA 双电源 增容', '增容 · 10 kV · 2000 kVA · 双电源'],
  ['GC-1', 'GC-1 · 华新钢铁有限公司 — 🔵 正常'],
  ['GC-1 为什么', 'GC-1 · 华新钢铁有限公司：时限说明'],
  ['GC-1 接收', '王磊接收“业务受理”。'],
  ['GC-1 退还 申请书缺失', '王磊退还“业务受理”：申请书缺失'],
  ['GC-1 指派 业务受理 给 Emma Clark', '王磊将“业务受理”指派给Emma Clark。'],
  ['GC-1 等待 客户图纸', '王磊暂停业务受理计时：客户图纸'],
  ['GC-1 恢复', '王磊恢复业务受理计时。'],
  ['GC-1 跳过 业务受理 不需要', '王磊申请跳过“业务受理”：不需要'],
  ['li: GC-1 同意', '李伟 approved leaving out “Application”. Next: Survey appointment.'],
  ['GC-1 完成 预约勘查 周三上午9点', '王磊办结“预约勘查”：周三上午9点。下一环节：现场勘查。'],
  [
    'GC-1 退回 现场勘查 至 预约勘查 门锁着',
    '王磊将“现场勘查”退回“预约勘查”：门锁着。下一环节：预约勘查。',
  ],
  ['GC-1 约定 外部工程 12月31日', '王磊约定“外部工程”于12月31日周四完成。'],
  [
    'GC-1 绿色通道',
    '王磊将工单转入绿色通道。“预约勘查”时限由11月23日周一 17:00改为11月20日周五 15:00。',
  ],
  [
    'GC-1 绿色通道 取消',
    '王磊将工单退出绿色通道。“预约勘查”时限由11月20日周五 15:00改为11月23日周一 17:00。',
  ],
  ['GC-1 受阻 线路走廊有争议', '王磊标记受阻：线路走廊有争议'],
  ['GC-1 解除受阻', '王磊解除受阻。'],
  ['GC-1 挂钩 李伟', '王磊指定李伟为挂钩领导。'],
  ['GC-1 挂钩 取消', '王磊取消挂钩领导。'],
  ['GC-1 备注 变压器已订货', '王磊备注：变压器已订货'],
  ['GC-1 资料', 'GC-1 · 华新钢铁有限公司：资料'],
  ['GC-1 联系单', 'GC-1 尚无办结的环节，没有联系单。'],
  ['GC-1 记录', 'GC-1 · 华新钢铁有限公司：办理记录'],
  ['列表 我的', '工单 · 我的 · 1'],
  ['待办 生产部', '生产部没有待接环节。'],
  ['', '工单 · 我的 · 1'],
  ['GC-1 关闭 客户撤销申请', '王磊终止工单：客户撤销申请'],
  ['GC-1 重开 误关', '王磊重新打开工单：误关'],
];

const traditional: readonly Said[] = [
  ['立項 港務集團 10kV 2000kVA 雙電源 增容', '增容 · 10 kV · 2000 kVA · 雙電源'],
  ['GC-1', 'GC-1 · 港務集團 — 🔵 正常'],
  ['GC-1 為什麼', 'GC-1 · 港務集團：時限說明'],
  ['GC-1 接收', '陳美玲接收「業務受理」。'],
  ['GC-1 退還 申請書缺失', '陳美玲退還「業務受理」：申請書缺失'],
  ['GC-1 指派 業務受理 給 Emma Clark', '陳美玲將「業務受理」指派給Emma Clark。'],
  ['GC-1 等待 客戶圖紙', '陳美玲暫停業務受理計時：客戶圖紙'],
  ['GC-1 恢復', '陳美玲恢復業務受理計時。'],
  ['GC-1 略過 業務受理 不需要', '陳美玲申請略過「業務受理」：不需要'],
  ['li: GC-1 同意', '李伟 approved leaving out “Application”. Next: Survey appointment.'],
  ['GC-1 完成 預約勘查 週三上午9點', '陳美玲辦結「預約勘查」：週三上午9點。下一環節：現場勘查。'],
  [
    'GC-1 退回 現場勘查 至 預約勘查 門鎖著',
    '陳美玲將「現場勘查」退回「預約勘查」：門鎖著。下一環節：預約勘查。',
  ],
  ['GC-1 約定 外部工程 12月31日', '陳美玲約定「外部工程」於12月31日週四完成。'],
  [
    'GC-1 綠色通道',
    '陳美玲將工單轉入綠色通道。「預約勘查」期限由11月23日週一 17:00改為11月20日週五 15:00。',
  ],
  [
    'GC-1 綠色通道 取消',
    '陳美玲將工單退出綠色通道。「預約勘查」期限由11月20日週五 15:00改為11月23日週一 17:00。',
  ],
  ['GC-1 受阻 線路走廊有爭議', '陳美玲標記受阻：線路走廊有爭議'],
  ['GC-1 解除受阻', '陳美玲解除受阻。'],
  ['GC-1 掛鉤 李伟', '陳美玲指定李伟為掛鉤領導。'],
  ['GC-1 掛鉤 取消', '陳美玲取消掛鉤領導。'],
  ['GC-1 備註 變壓器已訂貨', '陳美玲備註：變壓器已訂貨'],
  ['GC-1 資料', 'GC-1 · 港務集團：資料'],
  ['GC-1 聯繫單', 'GC-1 尚無辦結的環節，沒有聯絡單。'],
  ['GC-1 記錄', 'GC-1 · 港務集團：辦理記錄'],
  ['列表 我的', '工單 · 我的 · 1'],
  ['待辦 生產部', '生產部沒有待接環節。'],
  ['', '工單 · 我的 · 1'],
  ['GC-1 關閉 客戶撤銷申請', '陳美玲終止工單：客戶撤銷申請'],
  ['GC-1 重開 誤關', '陳美玲重新開啟工單：誤關'],
];

/** The sentence of an answer: below the headline of a change or the stages in hand, or the first line. */
function sentenceOf(answer: readonly string[]): string {
  const [first = '', second = ''] = answer;
  if (/^(?:🔵 |🟡 |🔴 )?GC-\d+ · [^·]+ · [^·]+$/u.test(first)) return second;
  return /^(?:With you|我的在[办辦]) · /u.test(first) ? (answer[4] ?? '') : first;
}

test.each([
  ['English', 'emma', english],
  ['Simplified Chinese', 'wang', simplified],
  ['Traditional Chinese', 'chen', traditional],
] as const)('every verb of a ticket is understood and answered in %s', async (_of, who, said) => {
  const team = await startTeam();
  const answers: Said[] = [];
  for (const [line] of said) {
    const [, li, typed = ''] = /^(li: )?(.*)$/u.exec(line) ?? [];
    const answer = await team[li ? 'li' : who].command(`/ticket ${typed}`.trim());
    answers.push([line, sentenceOf(answer)]);
  }
  expect(answers).toEqual(said);
});
