// Pieces of regular expressions that the readers of Chinese dates and clock times share.

export const digits = '〇零一二两兩三四五六七八九';
export const number = `(?:\\d{1,4}|[${digits}十廿卅]{1,4})`;
/** A number starts here, not in the middle of one; 周三24号 holds two. */
export const notAfterNumber = `(?<![第几幾数數])(?:(?=\\d)(?<![\\d.])|(?!\\d)(?<![\\d.${digits}十廿卅]))`;
export const week = '(?:周|週|星期|礼拜|禮拜)';
export const weekdayCharacters = '一二三四五六日天';
/** 上午, 傍晚 and so on. */
export const partWords =
  '凌晨|清晨|清早|(?<![周週期拜])一大?早|大清早|早上|早晨|早间|朝早|上午|上晝|上昼|午前|早(?!就|已|前|日|饭|飯|餐|报|報|稻|会|會|班|期|高)|中午|正午|晌午|午间|下午|下晝|下昼|晏晝|晏昼|午后|午後|傍晚|晚上|晚间|晚間|夜晚|夜里|夜裡|夜间|夜間|晚(?!点|點|会|會|于|於|饭|飯|餐|报|報|班|间|間|高)|深夜|半夜|午夜|[后後]半夜';

/** 周三四 and 周一二三 name several days; 周三三点 and 周五一起 do not. */
export const noSecondWeekday =
  '(?![一二三四五六日](?![\\d〇零一二两兩三四五六七八九十点點时時月号號日:个個天周小年刻早起定块塊同并併下次直]))';
