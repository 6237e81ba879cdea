import { expect, test } from 'vitest';
import { isAnswerAddress } from '../../src/slack/response-urls.ts';

test('answers go to Slack’s own addresses, also where the API is behind a proxy, and nowhere else', () => {
  const proxy = 'https://slack-proxy.example/api/';
  const rows = [
    ['https://hooks.slack.com/actions/T1/1', 'https://slack.com/api/'],
    ['https://hooks.slack.com/actions/T1/1', proxy],
    ['https://hooks.slack-gov.com/actions/T1/1', 'https://slack-gov.com/api/'],
    ['https://slack-proxy.example/answers/1', proxy],
    ['http://hooks.slack.com/actions/T1/1', proxy],
    ['https://hooks.slack.com.example/1', proxy],
    ['https://hooks.slack.com:8443/1', proxy],
    ['https://hooks.slack.com@evil.example/1', proxy],
    ['http://slack-proxy.example/answers/1', proxy],
    ['', proxy],
    ['not an address', proxy],
  ] as const;
  expect(rows.map(([address, apiUrl]) => isAnswerAddress(address, apiUrl))).toEqual([
    ...Array(4).fill(true),
    ...Array(7).fill(false),
  ]);
});
