import type { PlanPeriod } from '../domain/work-plan.ts';

/** What a line about a plan says. */
export type PlanLine = {
  /** Null where it says none. */
  readonly period: PlanPeriod | null;
  /** 0: this one; 1: the next; -1: the last. */
  readonly steps: number;
  /** What is planned, a line for each thing. */
  readonly lines: readonly string[];
};

const english = /^(?:(this|next|last)\s+)?(week|month)(?![\p{L}\p{N}])/iu;
const chinese = /^(本|这|這|下|上)?(?:个|個)?(周|週|星期|月)(?:的)?(?:计划|計劃)?/u;
const steps: Readonly<Record<string, number>> = { next: 1, 下: 1, last: -1, 上: -1 };

/** Reads `next week: visit Acme Foods; F-3`, `下月 走访华新钢铁`; what follows is parted by lines or `;`. */
export function readPlanLine(text: string): PlanLine {
  const match = english.exec(text) ?? chinese.exec(text);
  const [whole = '', which = '', unit = ''] = match ?? [];
  const isMonth = /^(?:month|月)$/iu.test(unit);
  return {
    period: match ? (isMonth ? 'month' : 'week') : null,
    steps: steps[which.toLowerCase()] ?? 0,
    lines: planLines(text.slice(whole.length).replace(/^[\s:：,，]+/u, '')),
  };
}

/** The lines of a plan, empty ones left out. */
export const planLines = (text: string): readonly string[] =>
  text
    .split(/[\n;；]/u)
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** The line without the verb that it may begin with: what is left begins with a customer. */
export const withoutPlanVerb = (line: string): string =>
  line
    .replace(/^(?:\d+[.、)）]\s*|[-•·*]\s*)/u, '')
    .replace(
      /^(?:(?:visit|call|meet|see|phone)\s+(?:on\s+|with\s+)?|走访|走訪|拜访|拜訪|回访|回訪|联系|聯繫|联络|聯絡)\s*/iu,
      '',
    );
