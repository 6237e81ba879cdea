/** The row of what can be done with an open follow-up, as it is read on its card. */
export const openRow = {
  en: '[Done] [Snooze ▾ In 1 hour | Tomorrow | Next Monday | In a week | Another time…] [⋯ Done with a note… | Give to… | History]',
  hans: '[完成] [推迟 ▾ 1 小时后 | 明天 | 下周一 | 一周后 | 改到其他时间…] [⋯ 完成并备注… | 交给… | 记录]',
  hant: '[完成] [推遲 ▾ 1 小時後 | 明天 | 下週一 | 一週後 | 改到其他時間…] [⋯ 完成並備註… | 交給… | 紀錄]',
} as const;

/** The same on a reminder of what is due, where it can be said that it was seen. */
export const reminderRow = {
  en: openRow.en.replace('[⋯ ', '[⋯ Seen… | '),
  hans: openRow.hans.replace('[⋯ ', '[⋯ 已知悉… | '),
  hant: openRow.hant.replace('[⋯ ', '[⋯ 已知悉… | '),
} as const;

/** What the card of an open follow-up says to type. */
export const hint = {
  en: (reference: string) =>
    `Type \`/due done ${reference}\` or \`/due snooze ${reference} next Wed\`.`,
  hans: (reference: string) =>
    `输入 \`/due 完成 ${reference}\` 或 \`/due 推迟 ${reference} 下周三\`。`,
  hant: (reference: string) =>
    `輸入 \`/due 完成 ${reference}\` 或 \`/due 推遲 ${reference} 下週三\`。`,
} as const;

/** What the card of a closed one, or of somebody else's, says to type. */
export const listHint = {
  en: 'Type `/due` to see what is open.',
  hans: '输入 `/due` 查看未完成的跟进。',
  hant: '輸入 `/due` 查看未完成的跟進。',
} as const;
