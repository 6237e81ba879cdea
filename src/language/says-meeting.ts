const quarter = '(?:本|上)?(?:[一二三四1-4])?(?:季度?)?(?:大客[户戶])?';
const notHeld =
  '(?:[未没沒无無不]有?(?:能|再)?(?:召?[开開]|[举舉]行|[参參]加|安排|[办辦])?|取消了?|推[迟遲]了?|改期的?|下[次个個]?|[准準][备備]|[筹籌][备備])';
/** Other meetings that are called so: 周例会, 班前例会. */
const other = '[周週日月年早晚前组組]';
/** What stands before it says that there was none yet, or that it was another one. */
const denied = `(?<!${notHeld}${quarter}|${other})`;
const deniedInEnglish =
  '(?<!\\b(?:no|not an?|without an?|next|before the|cancelled|canceled|postponed|prepared?|preparing)\\s(?:the\\s)?)';

/** 季度例会, 例会, 大客户座谈会, quarterly meeting, key-account meeting: what names the meeting of a quarter. */
const names = new RegExp(
  [
    `${denied}例[会會](?![议議]室)`,
    `${denied}座[谈談][会會]`,
    `${denied}季度(?:[见見]面|[会會][谈談晤]|[会會][议議])`,
    `${deniedInEnglish}\\bquarterly (?:review )?meeting\\b`,
    `${deniedInEnglish}\\bkey[ -]account meeting\\b`,
    `${deniedInEnglish}\\bQ[1-4] meeting\\b`,
  ].join('|'),
  'iu',
);

/** Whether words say that this was the quarterly meeting with a customer. */
export const saysMeeting = (text: string): boolean => names.test(text);
