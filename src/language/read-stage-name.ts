import { distance } from 'fastest-levenshtein';
import { halfWidth } from './half-width.ts';

/** A stage with all that it may be called. */
export type NamedStage = { readonly code: string; readonly names: readonly string[] };

/** What people say for stages of the usual way besides their names. */
const otherNames: Readonly<Record<string, readonly string[]>> = {
  ACCEPT: ['受理', 'accept application'],
  SURVEY_BOOK: ['约勘', '約勘', 'book survey'],
  SURVEY: ['勘查', '勘察', '现场勘察', '現場勘察', 'survey'],
  PLAN_EXT: ['外部方案', 'external plan'],
  PLAN_INT: ['内部方案', '內部方案', 'internal plan'],
  PLAN_REVIEW: ['会审', '會審', 'joint review'],
  PLAN_REPLY: ['方案答复', '方案答覆', '答复', '答覆', 'reply'],
  CUSTOMER_OK: ['客户确认', '客戶確認'],
  DESIGN: ['设计', '設計'],
  DESIGN_REVIEW: ['设计文件审核', '設計文件審核', '图纸审查', '圖紙審查', '审图', '審圖'],
  EQUIP: ['设备', '設備', 'equipment'],
  BUILD: ['施工', 'construction'],
  MID_CHECK: ['中检', '中檢', '中间验收', '中間驗收', 'intermediate check'],
  COMPLETION: ['报验', '報驗', 'completion'],
  COMPLETION_CHECK: [
    '竣工验收',
    '竣工驗收',
    '验收',
    '驗收',
    'completion check',
    'final inspection',
  ],
  EXT_WORKS: ['外线', '外線', '外线工程', '外線工程'],
  CONTRACT: ['合同', '合約', 'contract'],
  DISPATCH: ['调度合同', '調度合約', '调度', '調度', 'dispatch'],
  PROJECT_OUTAGE: ['停电', '停電', '停电接火', '停電接火', 'outage'],
  CONNECT: [
    '送电',
    '送電',
    '接电',
    '接電',
    'energisation',
    'energization',
    'energise',
    'connection',
  ],
  RETURN_VISIT: ['回访', '回訪'],
  ARCHIVE: ['归档', '歸檔'],
};

/** A stage at the start of a text. */
export type StageAtStart = {
  readonly code: string;
  readonly rest: string;
  /** Whether a space or a mark stands behind the name, or nothing. */
  readonly isApart: boolean;
};

/** The stage that a text starts with, by its longest name, and what stands behind it. */
export function stageAtStart(text: string, stages: readonly NamedStage[]): StageAtStart | null {
  const typed = halfWidth(text).trimStart();
  const lower = typed.toLowerCase();
  let best: { readonly code: string; readonly length: number } | null = null;
  for (const { code, names } of stages) {
    for (const name of [code, ...names, ...(otherNames[code] ?? [])]) {
      if (name.length <= (best?.length ?? 0) || !startsWithName(lower, name.toLowerCase()))
        continue;
      best = { code, length: name.length };
    }
  }
  if (!best) return null;
  const behind = typed.slice(best.length);
  const rest = behind.replace(/^[\s,，:：;；—–-]+/u, '');
  return { code: best.code, rest: rest.trim(), isApart: rest === '' || rest !== behind };
}

/** Shorter names are too easily near to a word. */
const leastLetters = { han: 4, other: 6 };

/** The stage whose name a text nearly starts with: one letter or character is wrong or left out. */
export function nearStageAtStart(
  text: string,
  stages: readonly NamedStage[],
): { readonly code: string; readonly typed: string } | null {
  const typed = halfWidth(text).trim();
  const words = typed.split(/(?<=\S)(?=\s)/u);
  for (const { code, names } of stages) {
    for (const name of names) {
      const isHan = /^\p{Script=Han}+$/u.test(name);
      if (name.length < (isHan ? leastLetters.han : leastLetters.other)) continue;
      // Chinese is cut to the length of the name, other scripts to its number of words.
      const start = isHan
        ? typed.slice(0, name.length)
        : words.slice(0, name.split(' ').length).join('');
      if (distance(start.toLowerCase(), name.toLowerCase()) === 1) return { code, typed: start };
    }
  }
  return null;
}

/** Chinese needs no space after a name. */
function startsWithName(text: string, name: string): boolean {
  if (!text.startsWith(name)) return false;
  return !/^[\p{Script=Latin}\p{N}_]{2}$/u.test(text.slice(name.length - 1, name.length + 1));
}
