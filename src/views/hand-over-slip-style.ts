import type { Locale } from '../domain/locale.ts';
import { Html } from './html.ts';

/** Fonts that the usual systems have; nothing is fetched. */
const fonts: Readonly<Record<Locale, string>> = {
  en: '"Helvetica Neue", Arial, "Noto Sans", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif',
  'zh-Hans':
    'Arial, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", sans-serif',
  'zh-Hant':
    'Arial, "PingFang TC", "Microsoft JhengHei", "Noto Sans CJK TC", "Noto Sans TC", sans-serif',
};

/** How the slip looks on paper, A4 with its reference and page number on each page, and on screen. */
export const slipStyle = (reference: string, locale: Locale): Html =>
  new Html(`<style>
@page {
  size: A4;
  margin: 14mm 15mm 16mm;
  @bottom-left { content: "${reference.replaceAll(/[^\w-]/g, '')}"; font: 8pt ${fonts[locale]}; }
  @bottom-right { content: counter(page) " / " counter(pages); font: 8pt ${fonts[locale]}; }
}
* { box-sizing: border-box; }
body { margin: 0; color: #111; font: 10pt/1.4 ${fonts[locale]}; }
header { display: flex; justify-content: space-between; align-items: end; gap: 8mm; margin-bottom: 4mm; padding-bottom: 2mm; border-bottom: 0.6mm solid #12414f; }
header p { margin: 0; }
header div:last-child { text-align: end; }
h1 { margin: 0; font-size: 18pt; line-height: 1.2; }
.reference { font-size: 18pt; font-weight: 700; line-height: 1.2; white-space: nowrap; }
section { margin-bottom: 4mm; }
h2 { margin: 0 0 1mm; font-size: 10pt; color: #12414f; break-after: avoid; }
h3 { margin: 1.5mm 0 0; font-size: 9pt; break-after: avoid; }
.stage { margin: 0 0 1mm; font-size: 13pt; font-weight: 700; break-after: avoid; }
table { width: 100%; border-collapse: collapse; table-layout: fixed; }
th, td { padding: 1.2mm 2mm; border: 0.25mm solid #888; text-align: start; vertical-align: top; overflow-wrap: anywhere; }
th { font-weight: 600; overflow-wrap: normal; background: #f0f3f4; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
tr { break-inside: avoid; }
.facts th { width: 17%; }
.whole { margin-top: -0.25mm; }
.whole tr { break-inside: auto; }
.note { white-space: pre-wrap; orphans: 3; widows: 3; }
.digest { font: 8pt/1.5 Consolas, Menlo, monospace; }
ul { margin: 0; padding: 0; list-style: none; columns: 2; column-gap: 8mm; }
li { break-inside: avoid; overflow-wrap: anywhere; }
p { margin: 0; }
.next th:nth-child(1) { width: 21%; }
.next th:nth-child(2) { width: 18%; }
.next th:nth-child(3) { width: 19%; }
.next th:nth-child(4) { width: 19%; }
.signatures { break-inside: avoid; }
.signatures td, .signatures th { vertical-align: middle; }
.signatures tbody tr { height: 12mm; }
.signatures thead td { border: 0; }
.signatures th:first-child, .signatures thead td { width: 17%; }
.signatures thead th:nth-child(2) { width: 20%; }
.signatures thead th:nth-child(3) { width: 22%; }
.signatures thead th:nth-child(5) { width: 16%; }
footer { color: #444; font-size: 8pt; }
@media screen {
  html { background: #e6eaeb; }
  body { width: 210mm; max-width: 100%; min-height: 297mm; margin: 6mm auto; padding: 14mm 15mm 16mm; background: #fff; }
}
</style>`);
