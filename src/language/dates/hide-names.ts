import { plainSurnames, surnamesThatAreWords } from '../quantities/surnames.ts';

const weekdayOrMonth =
  'Mondays?|Tuesdays?|Wednesdays?|Thursdays?|Fridays?|Saturdays?|Sundays?|January|February|March|April|May|June|July|August|September|October|November|December';
/** Words of dates that companies are named after. */
const nameStart = `(?:(?:${weekdayOrMonth}|Today|Tomorrow|Yesterday|Noon|Midnight|Weekend)(?:['’]s)?)`;
/** Months that are the names of people too. */
const personMonth = '(?:April|May|June|July|August|January)';
/** A capital letter begins these behind a date too: Monday Morning, Friday Call, Tuesday Mr Tan. */
const notOfAName =
  '(?:Mornings?|Afternoons?|Evenings?|Nights?|Noon|Lunch|Dinner|Breakfast|Eve|AM|PM|EOD|COB|First|Last|Next|This|At|By|On|Or|And|To|Till|Until|From|For|In|With|Before|After|Is|Ok|Okay|OK|Works|Can|Could|Will|Should|Pls|Please|Call|Calls|Visit|Meet|Meeting|Site|Follow|Review|Inspection|Send|Check|Ring|Quote|Report|Email|Phone|Revisit|Walkdown|Outage|Shutdown|Handover|Deadline|Contract|Survey|Test|Install|Installation|Workshop|Training|Teams|Zoom|Mr|Mrs|Ms|Miss|Dr|Mdm|Sir|I|We|They|He|She|You|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec|January|February|March|April|June|July|August|September|October|November|December|Mon|Tue|Tues|Wed|Thu|Thurs|Fri|Sat|Sun|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Q[1-4]|The|A|An|Then|Also|Not|No|But|If|Week)\\b';
const nounOfAFirm =
  'Foods?|Logistics|Bakery|Dairy|Farms?|Cooling|Motors?|Beverages?|Networks?|Markets?|Hotels?|Inn|Caf[eé]|Diner|Pharma|Cosmetics|Mills?|Group|Holdings?|Company|Corp|Inc|Ltd|Co|Club|Coffee|Plastics|Steel|Media|Studios?|Systems?|Technolog(?:y|ies)|Textiles?|Films?|Garments?|Jewell?ers?|Robotics|Kitchen|Mart|Stores?|Pub|Bar|Bistro|Restaurant|Resort|Furnishings?|Furniture|Electronics?|Engineering|Construction|Chemicals?|Papers?|Printing|Packaging|Glass|Metals?|Toys|Labs?|Solutions|Industries|Trading|Ent(?:erprises?)?|Bank|School|Clinic|Mall|Plaza|Tower|Vintage|Fashion|Apparel|Bikes?|Brewery|Wines?|Tea|Gym|Fitness|Spa|Salon|Interiors|Realty|Properties|Ventures|Partners|Energy|Power|Solar|Water|Gas|Oil|Marine|Shipping|Freight|Auto|Tyres?|Cement|Ceramics|Timber|Rubber|Island|Road|Street|Avenue|Lane|Rd|Ave';

const speech =
  'spoke|speak|speaking|talk(?:ed|ing)?|told|tell|asked|ask|met|meet|called|call|rang|ring|email(?:ed)?|text(?:ed)?|cc|contact|named|thanks|forms?|docs?|over|back|it|that|this|report(?:s|ed)?|according|quote|sent|send|gave|give';

const englishNames: readonly RegExp[] = [
  // What such days are like: Sunday load, Friday peak, Saturday off
  /\b(?<!\b(?:next|this|last|coming|on|by|nxt)\s)(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|weekend)(?=\s+(?:(?:night|morning|afternoon|evening)\s+)?(?:loads?|peaks?|tariffs?|rates?|demand|consumption|profile|usage|shifts?|readings?|pricing|production|blues|prayers?|crowds?|rush|brunch|roast|off|half[-\s]day|closed|rest\s+day)\b(?!\s+(?:review|meeting|test|check|briefing|talk)))/gi,
  // Mr. Friday, Ms May; bills for March and April
  /(?<=\b(?:Mrs?|Ms|Miss|Dr|Prof|Mdm|Madam)\b\.?\s+)(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|March|April|May|June|July|August)\b/g,
  /(?<=\b(?:bills?|invoices?)\s+(?:for|of)\s+(?:[A-Z][a-z]+(?:,|\s+and|\s+to)\s+){0,3})(?:January|February|March|April|May|June|July|August|September|October|November|December)\b(?!\s+\d)/g,
  // Domains and files: Monday.com, march_report.pdf
  /(?<![\w.@])[A-Za-z][\w-]*\.(?:com|net|org|io|cn|sg|hk|tw|ai|co|dev|app|pdf|xlsx?|docx?|pptx?|csv|dwg|jpe?g|png|zip)(?![\w.])/gi,
  /(?<![A-Za-z0-9])(?:[A-Za-z]+_)+[A-Za-z0-9_]+|(?<![A-Za-z0-9_])[A-Za-z]+_\w+/g,
  // Companies: Friday Foods, Sunday Textiles, Tuesday Morning Furnishing
  new RegExp(`\\b${nameStart}(?=\\s+(?:${nounOfAFirm})\\b)`, 'g'),
  // Behind a word of dates the name begins after it: on Monday Acme Foods, 30 November Acme Foods
  new RegExp(
    `(?<!\\b(?:on|by|next|this|coming|last|every|each|before|until|till|from|due|of)\\s+|\\d(?:st|nd|rd|th)?\\s+)\\b${nameStart}(?=(?:\\s+[A-Z][\\w'’-]*){1,2}\\s+(?:${nounOfAFirm})\\b)`,
    'g',
  ),
  // Black Friday Outlet, Blue Monday Records
  new RegExp(
    `(?<=\\b(?!${notOfAName})[A-Z][a-z]+\\s)${nameStart}(?=\\s+(?!${notOfAName})[A-Z][a-z'’-]+)`,
    'g',
  ),
  // At the start of a text, any other capital: Wednesday Addams, October Sky
  new RegExp(`(?<=^\\s*)${nameStart}(?=\\s+(?!${notOfAName})[A-Z][a-z'’-]+)`, 'g'),
  // People: June from accounts, told April, May's office, August is their head
  new RegExp(
    `\\b${personMonth}(?=\\s+(?:from|in|of|at)\\s+(?:the\\s+)?(?:accounts?|accounting|finance|procurement|purchasing|sales|facilit(?:y|ies)|engineering|admin|HR|legal|maintenance|operations?|logistics|reception|security|management|planning|projects?|head\\s+office|HQ|[Tt]heir|[Tt]he)\\b|['’]s\\s+(?:office|team|desk|number|email|boss|assistant|mobile|phone|line|husband|wife|request|reply|quote)\\b|\\s+(?:says|said|told|wants|wanted|handles|asked|asks|confirmed|confirms|called|replied|replies|agreed|agrees|promised|thinks|knows|runs|owns|manages|mentioned|complained|signs|who)\\b|\\s+(?:is|was|will\\s+be)\\s+(?:the|their|our|a|an|on\\s+leave|away|out|off|very|nice|helpful|new|in\\s+charge|responsible|handling|leaving|his|her)\\b|\\s+and\\s+(?:her|his)\\b)`,
    'g',
  ),
  new RegExp(
    `(?<=\\b(?:told|asked|ask|met|tell|email(?:ed)?|named|called)\\s)${personMonth}(?!\\s*\\d)(?=\\s|[.,;]|$)`,
    'g',
  ),
  new RegExp(
    `(?<=\\b(?:${speech}|waiting)\\s+(?:\\w+\\s+)?(?:to|with|for)\\s)${personMonth}(?!\\s*\\d|\\s+(?:\\d|bill|invoice|electricity|usage|reading|statement))(?=\\s+(?:to|from|in|and|who|again|about|re|for|on|by)\\b|[.,;]|\\s*$)`,
    'g',
  ),
  new RegExp(
    `(?<=\\b(?:got|get|received|heard|hear|collected|reply|word|message|keys?)\\b[^,.;]{0,20}\\sfrom\\s)${personMonth}(?=[.,;]|\\s*$|\\s+(?:in|about|that|already)\\b)`,
    'g',
  ),
  // quote to April Tan; not 12 April Monday
  new RegExp(
    `(?<!\\d(?:st|nd|rd|th)?\\s(?:of\\s)?)\\b${personMonth}(?=\\s+(?!${notOfAName})[A-Z][a-z]+\\b)`,
    'g',
  ),
  // to march on, may as well
  /(?<=\bto\s|\bwill\s|\bmight\s|\bjust\s|\bthey\s|\bwe\s)march(?=\s+(?:up|on|over|in|into|out|off|straight|through|down|ahead|back|to|all|right)\b)/g,
];

const plain = `${plainSurnames}${surnamesThatAreWords}`;
const title =
  '先生|女士|小姐|太太|夫人|经理|經理|主任|科长|科長|处长|處長|部长|部長|厂长|廠長|校长|校長|院长|院長|队长|隊長|组长|組長|店长|店長|工程师|工程師|师傅|師傅|老师|老師|总监|總監|总工|總工|总|總|工(?![作厂廠程地业業])|董|书记|書記|会计|會計';
const whatPeopleDo =
  '是|说|說|在(?!线|線)|不在|来电|來電|负责|負責|反映|提出|要求|建议|建議|认为|認為|觉得|覺得|担任|擔任|接手|接替|调任|調任|升任|管(?!理|道)|表示|答应|答應|同意|同學|同学|本人|他们|和他|已离职|離職|离职|休假|出差|签收|簽收|签字|簽字|拍板|要[签簽来來]|想|的(?:微信|[电電][话話]|手机|手機|号码|號碼|名片|邮箱|郵箱|办公室|辦公室|意见|意見)';
/** Characters of given names that hardly follow a weekday otherwise. */
const given =
  '帆航鸣鳴凡诺諾然涵轩軒宇铭銘洋博杰傑辉輝伟偉强強峰磊勇波涛濤飞飛鹏鵬刚剛琳娜静靜丽麗敏芳燕婷雪梅红紅兰蘭英玲萍霞慧洁潔莹瑩颖穎佳嘉欣怡悦悅萌琪瑶瑤新夫山川木心笑凤鳳虎围圍丹彤琛哲睿恒恆昊坤乾楠桐桦晨曦旭阳陽晴岚嵐薇蕾莉珍珠珊婧妍媛倩茜丰豐升成蓉菲翔翰宁';
/** 周一帆 is a person: 周 is a surname. */
const zhouName = '[周週][一二三四五六日天]';

const trade =
  '物流|能源|环保|環保|印刷|包装|包裝|电气|電氣|电器|電器|电子|電子|科技|实业|實業|传媒|傳媒|便利|服饰|服飾|服装|服裝|餐饮|餐飲|食品|纺织|紡織|机械|機械|珠宝|珠寶|家居|家具|傢俱|建材|汽车|汽車|汽修|化工|五金|玻璃|水泥|陶瓷|置业|置業|地产|地產|商贸|商貿|贸易|貿易|咖啡|啤酒|茶饮|茶飲|烘焙|鲜花|鮮花|文具|玩具|眼镜|眼鏡|口腔|宠物|寵物|母婴|母嬰|美容|健身|影视|影視|文化|教育|装饰|裝飾|园林|園林|光电|光電|半导体|半導體|生物|医药|醫藥|制药|製藥|新能源|新材料|重工|船舶|航空|橡胶|橡膠|塑胶|塑膠|塑料|包子|火锅|火鍋|烧烤|燒烤|餐厅|餐廳|酒店|酒楼|酒樓|酒吧|酒家|宾馆|賓館|茶馆|茶館|茶行|茶楼|茶樓|超市|商场|商場|百货|百貨|广场|廣場|医院|醫院|学校|學校|幼儿园|幼兒園|幼稚园|幼稚園|国际|國際|银行|銀行|大厦|大廈|花园|花園|小区|小區|社区|社區|农庄|农场|農場|集团|集團|公寓|书店|書店|书屋|書屋|画廊|畫廊|影院|剧场|劇場|影城|画报|畫報|报社|報社|牧场|牧場|资本|資本|控股|养老院|養老院|基金|证券|證券|律所|摄影|攝影|洗衣|理发|理髮|网吧|網吧|棋牌|球馆|球館|会所|會所|俱乐部|俱樂部|驾校|駕校|诊所|診所|药房|藥房|花店|饭店|飯店|奶茶|面馆|麵館|菜馆|菜館|饭馆|飯館|小吃|蛋糕|面包|麵包|水果|生鲜|生鮮';
const ofAFirm = `(?:(?:${trade})|[一-龥]{0,2}[纸紙铝鋁铜銅钢鋼矿礦药藥鞋糖木渔漁牧农農盐鹽酒茶水]业|[纸紙铝鋁铜銅钢鋼矿礦药藥鞋糖木渔漁牧农農盐鹽酒茶水]業|工作室|事务所|事務所|有限|公司|之[星家光友声聲窗春城都]|头条|頭條|重现|重現|花餐|庄村|村委)`;
const chineseNameStart =
  '(?:今[天日]|明[天日]|昨[天日]|[后後]天|(?:星期|礼拜|禮拜|周|週)[一二三四五六日天末])';
/** Places that anybody goes to: a day before them is a day, unless it is said as in a name: 明日, 今日. */
const anyPlace =
  '医院|醫院|学校|學校|银行|銀行|酒店|超市|商场|商場|餐厅|餐廳|食堂|宾馆|賓館|小区|小區|社区|社區|大厦|大廈|花园|花園|幼儿园|幼兒園|幼稚园|幼稚園|公寓|广场|廣場|书店|書店|饭店|飯店|花店|药店|藥店|便利店?|公司|食品|化工';
/** What customers want, which makes them customers: 明天幼儿园增容. */
const customerWants =
  '(?:店|厂|廠)?(?:申[请請]|咨[询詢]|想|增容|[减減]容|[报報][装裝]|反映|投[诉訴]|欠|[负負]荷|[电電][费費价價]|用[电電]|改名|[换換][了法锁锁][^装裝]|[换換]法人|[换換][锁鎖电電]|[后後]勤|的)';
/** Verbs and the like, which no name has between its day and its trade. */
const noVerb =
  '(?![去来來到在给給和跟与與把被回再约約见見看送找问問要停检檢修换換谈談拿交开開上下中早晚有的是我你他])';
/** What is done at such a place, so that the day is one: 明天书店停电. */
const happens =
  '(?:\\s*(?:停|送电|送電|开会|開會|检|檢|来|來|去|见|見|验|驗|施工|回|约|約|复|複|要来|要來|会来|會來|换班|開工|开工|交|给|給|签|簽|巡|催|开业|開業|装修|裝修|[验驗]收|[开開][户戶]|吃[饭飯]|[聚约約]))';

const dayHabit =
  '(?:[早晚]上|白天|夜里|夜裡)?的?(?:[两兩][天日]|限行|[单單][价價]|值班|[负負]荷(?![测測试試])|用[电電]|[电電][价價量]|低谷|高峰|休息|[轮輪单單双雙]休|不?[开開][机機]|不上班|不生[产產]|不[营營][业業]|[无無没沒]人(?!在)|[关關][门門]|客流|人多)';

const chineseNames: readonly RegExp[] = [
  // What such days are like: 周末负荷低, 周六周日单价不同, 单休，周日休息
  new RegExp(
    `(?<![上下本这這个個])(?:周|週|星期|礼拜|禮拜)[一二三四五六日天末](?=(?:[、和]?(?:周|週|星期)[一二三四五六日天末])?${dayHabit})`,
    'gu',
  ),
  // 周一帆是, 週一航先生, 周一帆工作室
  new RegExp(
    `${zhouName}[${given}](?=(?:${title}|${whatPeopleDo}|${ofAFirm})|(?<=(?:户名|戶名|联系人|聯絡人|聯繫人|负责人|負責人|经办人|經辦人|法人|姓名|叫|找|窗口|老板|老闆|采购|採購|电工|電工)(?:是|为|為|叫)?[:：]?\\s?${zhouName}[一-龥])(?:[\\s,，。;；.]|$))`,
    'gu',
  ),
  // The same with any character, where a title follows and it is no surname: 周三木经理, not 周一王总
  new RegExp(
    `${zhouName}(?![${plain}])[一-龥](?=先生|女士|小姐|太太|是(?!否|不是))(?<!${zhouName}[上下早晚的都就也不可还還要有去来來前后後中开開会會才又])`,
    'gu',
  ),
  new RegExp(
    `(?<=找|叫|联系|聯繫|聯絡)${zhouName}[一-龥](?=签|簽|确认|確認|要|拿|问|問|商量|$)(?<!${zhouName}[再去来來上下早晚就])`,
    'gu',
  ),
  // 明日书店, 星期天餐饮, 周末酒吧; not 明天书店停电, 后天医院验收
  new RegExp(
    `${chineseNameStart}(?=(?:${noVerb}[一-龥]){0,2}?(?:${ofAFirm}))(?!(?<=[今明昨后後]天)(?:${anyPlace})(?!${customerWants}))(?!(?:${trade})(?:厂|廠|城|店|部|行|社|园|園|院|公司|车间|車間|那[边邊里裡])?${happens})`,
    'gu',
  ),
  // 昨日茶舍, 周日早餐店, 周五金店 at the start of a text
  new RegExp(
    `(?:(?<=^\\s*)${chineseNameStart}|(?<=[,，。;；:：]\\s*)[明今昨]日)(?=(?:${noVerb}[一-龥]){1,3}?(?:店|舍|馆|館|坊|轩|軒|阁|閣|苑|斋|齋|铺|鋪|吧|廊)(?!${happens}))(?!(?<=[今明昨后後]天)(?:${anyPlace}))`,
    'gu',
  ),
];

/** What every such name holds, quick to look for. */
const englishStart =
  /\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Tod|Tom|Yes|Noon|Mid|Week|week|march|mon|tue|wed|thu|fri|sat|sun)|[A-Za-z]\.[A-Za-z]|_/;
const chineseStart = /[今明昨后後][天日]|[周週][一二三四五六日天末]|星期|[礼禮]拜/u;

/** The text with the words of dates hidden that are names of people, companies and files; it keeps its length. */
export function hideNames(text: string): string {
  let hidden = text;
  if (chineseStart.test(text)) hidden = hideAll(hidden, chineseNames);
  return englishStart.test(text) ? hideAll(hidden, englishNames) : hidden;
}

function hideAll(text: string, names: readonly RegExp[]): string {
  let hidden = text;
  for (const name of names) hidden = hidden.replace(name, (match) => '_'.repeat(match.length));
  return hidden;
}
