import { expect, test } from 'vitest';
import { saysMeeting } from '../../src/language/says-meeting.ts';

test.each([
  '季度例会，谈负荷和检修',
  '三季度例会',
  '召开大客户座谈会，听取意见',
  '開季度例會，聽取意見',
  '例会：增容2000kVA',
  '不少问题在例会上谈清了',
  '与总经理季度见面',
  '季度會談',
  'quarterly meeting with the plant manager',
  'Quarterly review meeting: load, outages',
  'key-account meeting, three questions',
  'Key account meeting',
  'Q4 meeting, all went well',
])('%s was the quarterly meeting', (text) => {
  expect(saysMeeting(text)).toBe(true);
});

test.each([
  '谈增容2000kVA',
  '周例会前去了一趟',
  '對方月例會改在下午',
  '未开季度例会，改日再约',
  '没有召开季度例会',
  '取消季度例会',
  '下季度例会谈电价',
  '下次例会再定',
  '准备季度例会',
  '例会议室漏水',
  'no quarterly meeting yet',
  'prepare the quarterly meeting',
  'next quarterly meeting in March',
  'postponed the key-account meeting',
  'a meeting about the second feed',
  'a quarterly report',
  '',
])('%s was none', (text) => {
  expect(saysMeeting(text)).toBe(false);
});
