/** Words that announce what the manager has to do next, wherever they stand in the clause of a date. */
const strongChinese =
  '回访|回訪|再访|再訪|跟进|跟進|追踪|追蹤|提醒|联系(?!人)|聯繫(?!人)|聯絡|联络|打电话|打電話|电话(?!号|费)|電話(?!號|費)|致电|致電|回电|回電|回复|回覆|答复|答覆|催|(?<![配赠贈输輸])送(?![电電件])|再去|再来|再來|再谈|再談|再聊|再倾|再傾|再打|再讲|再講|再看|再睇|复查|複查|复勘|複勘|复谈|複談';
const strongEnglish =
  'follow(?:ing)?[- ]?ups?|call(?:ing)?(?:[- ]?back)?|phone|ring|remind(?:er)?|revisit|check(?:ing)?[- ](?:in|back|on|with|up)|send|ping|contact|reach\\s+out|touch\\s+base|chase|(?:get|come|go)\\s+back|reply|respond|report|e?mail|text';

/** Words that do so only right beside the date. */
const weakChinese =
  '拜访|拜訪|走访|走訪|上门|上門|登门|登門|见面|見面|碰面|面谈|面談|会勘|會勘|勘查|勘察|勘測|看现场|看現場|沟通|溝通|提交|报送|報送|给|給|开会|開會|会议|會議|签|簽|量房|处理|處理|检修|檢修|约|約|去|来|來|见|見|报价|報價|切换|切換|割接|恢复|恢復|验收|驗收|施工|停电|停電|协调会|協調會|付|缴|繳|約咗|约咗|睇';
const weakEnglish =
  'meet(?:ing)?|mtg|visit|review|deliver|submit|quote|present|demo|inspect(?:ion)?|sign|discuss|finish|see|appointment';

const strongPattern = new RegExp(`${strongChinese}|\\b(?:${strongEnglish})\\b`, 'iu');
const weakBefore = new RegExp(
  `(?:${weakChinese})\\s*$|\\b(?:${weakEnglish})\\b(?:\\s+\\w+){0,2}\\s*$`,
  'iu',
);
const weakAfter = new RegExp(
  `^\\s*(?:再|我|我们|我們|他们|他們|to\\s+|we\\s+|I\\s+)?\\s*(?:${weakChinese}|(?:${weakEnglish})\\b)`,
  'iu',
);
const strongAlone = new RegExp(
  `^[\\s，,]*(?:${strongChinese}|(?:${strongEnglish})\\b)[\\s：:]*$`,
  'iu',
);
const strongAtStart = new RegExp(
  `^\\s*(?:再|电话|電話|上门|上門)?(?:${strongChinese}|(?:${strongEnglish})\\b)`,
  'iu',
);

export const hasStrongCue = (clause: string): boolean => strongPattern.test(clause);
export const isOnlyACue = (clause: string): boolean => strongAlone.test(clause);
/** Whether a weaker cue starts the clause that follows a date. */
export const startsWithWeakCue = (clause: string): boolean => weakAfter.test(clause);
export const startsWithCue = (clause: string): boolean => strongAtStart.test(clause);
/** Whether a weaker cue stands right before or right after the date. */
export const hasCueBeside = (before: string, after: string): boolean =>
  weakBefore.test(before) || weakAfter.test(after);
/** Where the first strong cue starts, or -1. */
export const strongCueIndex = (text: string): number => text.search(strongPattern);

const deadlineBefore =
  /(?:\b(?:by|before|b4|until|till|no\s+later\s+than|prior\s+to|due(?:\s+(?:on|by))?|deadline(?:\s+is)?)\s*:?\s*(?:the\s+|EOD\s+|COB\s+|close\s+of\s+business\s+|end\s+of\s+day\s+|end\s+of\s+)*|(?:截至|截止到?|不晚于|不晚於|最迟|最遲|限于?|至迟|至遲)\s*)$/iu;
const deadlineAfter = /^\s*(?:之前|以前|[前](?!台|期|往|来|來|景|后|後|端))/u;

/** Whether the words around a date make it the last possible one. */
export const isDeadline = (before: string, after: string): boolean =>
  deadlineBefore.test(before) || deadlineAfter.test(after);

const supplyAfter =
  /^\s*(?:之前|以前|前)?\s*(?:要求|要|需|必须|必須|计划|計劃|能)?\s*(?:送电|送電|通电|通電|供电|供電|接电|接電|用电|用電|投产|投產|投运|投運|投用)(?!计划|計劃|方案|合同|检查|檢查|量)/u;
const supplyBefore =
  /\b(?:required|wanted|needed|energi[sz](?:ed|ation)|live|in\s+service|on\s+supply|(?:supply|power|feed|feeder|connection)(?:\s+\w+){0,2})\s+(?:by|from|before|on)\s+(?:the\s+)?$|(?:要求|需要|希望|计划|計劃)\s*(?:在|于|於)?\s*$/iu;
const supplyWord =
  /^\s*(?:之前|以前|前)?\s*(?:送电|送電|通电|通電|供电|供電|接电|接電|投产|投產|投运|投運|投用)/u;

/** Whether the words around a date make it the day from which the customer requires supply: 5月底前送电, wanted by October. */
export const isSupplyRequired = (before: string, after: string): boolean =>
  supplyAfter.test(after) ||
  (/[a-z]/i.test(before.slice(-8))
    ? supplyBefore.test(before)
    : supplyBefore.test(before) && supplyWord.test(after));

const pastVerb =
  /\b(?:visited|met|went|saw|called|spoke|talked|discussed|inspected|toured|dropped\s+by|stopped\s+by|was|were|had|came|attended|surveyed|presented|signed|checked)\b/i;
const pastChinese = /了|[过過](?!去|来|來)|已经|已經|刚刚|剛剛|到访|到訪/u;

/** Whether the clause tells of something that has happened, so that an open weekday or date lies in the past. */
export const tellsOfThePast = (before: string, after: string): boolean =>
  pastVerb.test(before) ||
  pastVerb.test(after) ||
  pastChinese.test(after) ||
  /已[^经經]?/u.test(after);

const future = /[将將]|准备|準備|计划|計劃|打算|\bwill\b|\bgoing\s+to\b|\bplan(?:s|ned)?\b/iu;

/** Whether the clause tells of something still to come. */
export const tellsOfTheFuture = (clause: string): boolean => future.test(clause);

const visitWord =
  /\b(?:visit(?:ed)?|met|went|saw|called\s+on|spoke|talked|discussed|inspected|toured|dropped\s+by|stopped\s+by|meeting|site\s+visit|surveyed)\b|拜访|拜訪|走访|走訪|去了|去过|去過|见了|見了|见到|見到|面谈|面談|谈了|談了|到访|到訪|看了|上门|上門|来访|來訪|会面|會面/iu;

export const tellsOfAVisit = (clause: string): boolean => visitWord.test(clause);

/** Something that befell the customer; its day is not the day of the visit. */
const incident =
  /停电|停電|跳闸|跳閘|故障|送件|来电投诉|投诉|投訴|欠费|欠費|缴费|繳費|\b(?:outage|tripped|failed|paid|blackout|sent|fault|complained|broke)\b/iu;

export const tellsOfAnIncident = (clause: string): boolean => incident.test(clause);

const incidentFirst = new RegExp(
  `^(?:'s)?\\s*(?:已经?|又|再次|发生|發生|因|突然|the\\s+)?\\s*(?:${incident.source})`,
  'iu',
);

/** Whether an incident stands right after the date: 昨日停电. */
export const startsWithAnIncident = (after: string): boolean => incidentFirst.test(after);

const customersOwn =
  /^\s*(?:将|將|要|计划|計劃|will\s+)?\s*(?:投产|投產|停产|停產|扩产|擴產|到期|开业(?!主)|開業(?!主)|竣工|完工|送电|送電|开工|開工|expires?\b|ends?\b|starts?\b)/iu;

const theyDo =
  /(?:\b(?:they|he|she|who|customers?|clients?|tenants?|owner|plant|factory|mall|line|kiln|furnace|shop)\s+(?:(?:will|would|shall|to|plan\s+to|want\s+to|hope\s+to)\s+|['’]ll\s+)?(?:energi[sz]e|open|start|launch|move|shut|close|expand|commission|go\s+live|begin|stop|restart|switch\s+over)s?(?:\s+(?:up|down|in|it|production|operations?))?(?:\s+(?:on|from|by))?)\s*$/iu;

/** Whether what stands before the date is an event at the customer's: they energise 1 Dec. */
export const endsWithTheirEvent = (before: string): boolean => theyDo.test(before);

/** Whether what follows the date is an event at the customer's, not something the manager does. */
export const startsWithTheirEvent = (after: string): boolean => customersOwn.test(after);
