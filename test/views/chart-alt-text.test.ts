import { describe, expect, test } from 'vitest';
import { locales } from '../../src/domain/locale.ts';
import { wordsFor } from '../../src/i18n/words.ts';
import { chartAltText } from '../../src/views/chart-alt-text.ts';
import { sampleCharts } from '../support/sample-charts.ts';

const { board, visits, rate, timeline } = sampleCharts;

describe('what a picture shows is said', () => {
  test.each<[keyof typeof sampleCharts, readonly string[]]>([
    [
      'board',
      [
        '各环节在办工单. 12 running stages: 超期 5, 偏紧 3, 正常 4. Most late in 竣工检验 (4), 装表接电 (1). 数据截至11月26日周四 21:30',
        '各环节在办工单。在办环节 12 个：超期 5、偏紧 3、正常 4。超期最多的环节：竣工检验（4）、装表接电（1）。数据截至11月26日周四 21:30',
        '各环节在办工单。在辦環節 12 個：超期 5、偏紧 3、正常 4。逾期最多的環節：竣工检验（4）、装表接电（1）。数据截至11月26日周四 21:30',
      ],
    ],
    [
      'visits',
      [
        'Visits in November. 15 of 20 due customers visited. Furthest behind: Emma Clark (2 of 6), 陳美玲 (5 of 6). As of 26 Nov',
        'Visits in November。应走访 20 家客户，已走访 15 家。差得最多：Emma Clark（2/6）、陳美玲（5/6）。As of 26 Nov',
        'Visits in November。應走訪 20 家客戶，已走訪 15 家。落後最多：Emma Clark（2/6）、陳美玲（5/6）。As of 26 Nov',
      ],
    ],
    [
      'rate',
      [
        'Stages on time. Team 93% (week from W47). Target 90%. As of 26 Nov',
        'Stages on time。Team 93%（W47起的一周）。Target 90%。As of 26 Nov',
        'Stages on time。Team 93%（W47起的一週）。Target 90%。As of 26 Nov',
      ],
    ],
    [
      'timeline',
      [
        'GC-12 · Acme Foods. 3 stages, Mon 2 Nov to Tue 8 Dec. 1 late: Site survey. As of 26 Nov',
        'GC-12 · Acme Foods。共 3 个环节，11月2日周一至12月8日周二。超期 1 项：Site survey。As of 26 Nov',
        'GC-12 · Acme Foods。共 3 個環節，11月2日週一至12月8日週二。逾期 1 項：Site survey。As of 26 Nov',
      ],
    ],
  ])('of a %s in every language', (name, said) => {
    expect(locales.map((locale) => chartAltText(sampleCharts[name], wordsFor(locale)))).toEqual(
      said,
    );
  });

  test('that there is nothing, where there are no rows', () => {
    const empty = [
      { ...board, stages: [] },
      { ...visits, rows: [] },
      { ...rate, series: [{ name: 'Team', rates: [null] }] },
      { ...timeline, rows: [] },
    ];
    expect(
      empty.map((chart) => chartAltText({ ...chart, title: 'T', source: 'S' }, wordsFor('en'))),
    ).toEqual(Array.from({ length: 4 }, () => 'T. Nothing to show. S'));
  });

  test('in no more than Slack takes', () => {
    const rows = Array.from({ length: 9 }, () => ({ name: '名'.repeat(900), done: 0, due: 1 }));
    expect([...chartAltText({ ...visits, rows }, wordsFor('zh-Hans'))].length).toBe(1000);
  });
});
