import type { FieldFault } from './check-fields.ts';

const english = {
  loading: 'Opening the workspace…',
  cannotOpen: 'The workspace did not answer.',
  tryAgain: 'Try again',
  disconnected: 'Connection lost. Reconnecting…',
  noAnswer: 'The workspace did not answer. Check that it is still running.',
  menu: 'Menu',
  closeMenu: 'Close menu',
  workspace: 'Workspace',
  person: 'Person',
  channels: 'Channels',
  apps: 'App',
  home: 'Home',
  app: 'App',
  emptyChannel: 'No messages yet. Say hello, or type / to see the commands.',
  emptyDirect: 'This is the start of your conversation. Type a message, or / to see the commands.',
  emptyHome: 'The app has not shown anything here yet.',
  onlyVisibleToYou: 'Only visible to you',
  edited: 'edited',
  thread: 'Thread',
  closeThread: 'Close thread',
  replyInThread: 'Reply in thread',
  message: 'Message',
  reply: 'Reply',
  writeTo: (name: string) => `Message ${name}`,
  writeReply: 'Reply…',
  send: 'Send',
  completions: 'Suggestions',
  submit: 'Submit',
  cancel: 'Cancel',
  dismiss: 'Dismiss',
  yes: 'Yes',
  no: 'No',
  moreActions: 'More actions',
  optional: 'optional',
  choose: 'Choose an option',
  typeToSearch: 'Type to search',
  searching: 'Searching…',
  nothingFound: 'Nothing found',
  noSuggestions: 'The app gave no suggestions.',
  remove: (name: string) => `Remove ${name}`,
  chooseDate: 'Choose a date',
  chooseTime: 'Choose a time',
  date: 'Date',
  time: 'Time',
  today: 'Today',
  previousMonth: 'Previous month',
  nextMonth: 'Next month',
  previousPage: 'Previous page',
  nextPage: 'Next page',
  pageOf: (page: number, pages: number) => `${page} of ${pages}`,
  sortBy: (column: string) => `Sort by ${column}`,
  someone: 'Unknown person',
  unknownBlock: (type: string) => `This part (${type}) cannot be shown here.`,
  fixFields: 'Some answers need another look.',
  memberCount: (count: number) => (count === 1 ? '1 member' : `${count} members`),
  replyCount: (count: number) => (count === 1 ? '1 reply' : `${count} replies`),
  newCount: (count: number) => `${count} new`,
  busy: 'Working…',
  fault: (fault: FieldFault): string => {
    switch (fault.kind) {
      case 'required':
        return 'Please fill in this field.';
      case 'number':
        return 'Please enter a number.';
      case 'whole-number':
        return 'Please enter a whole number.';
      case 'email':
        return 'Please enter an e-mail address.';
      case 'link':
        return 'Please enter a link that begins with http:// or https://.';
      case 'too-short':
        return `Please enter at least ${fault.limit} characters.`;
      case 'too-long':
        return `Please enter at most ${fault.limit} characters.`;
      case 'too-small':
        return `Please enter ${fault.limit} or more.`;
      case 'too-large':
        return `Please enter ${fault.limit} or less.`;
    }
  },
};

/** The page's own words in one language. */
export type Words = typeof english;

const simplified: Words = {
  loading: '正在打开工作区…',
  cannotOpen: '工作区没有响应。',
  tryAgain: '重试',
  disconnected: '连接已断开，正在重新连接…',
  noAnswer: '工作区没有响应，请确认它仍在运行。',
  menu: '菜单 (Menu)',
  closeMenu: '关闭菜单',
  workspace: '工作区',
  person: '人员 (Person)',
  channels: '频道',
  apps: '应用',
  home: '主页 (Home)',
  app: '应用',
  emptyChannel: '还没有消息。打个招呼，或输入 / 查看命令。',
  emptyDirect: '对话从这里开始。输入消息，或输入 / 查看命令。',
  emptyHome: '应用还没有在这里显示内容。',
  onlyVisibleToYou: '仅你可见',
  edited: '已编辑',
  thread: '消息列',
  closeThread: '关闭消息列',
  replyInThread: '在消息列中回复',
  message: '消息 (Message)',
  reply: '回复 (Reply)',
  writeTo: (name) => `发消息到 ${name}`,
  writeReply: '回复…',
  send: '发送',
  completions: '建议',
  submit: '提交',
  cancel: '取消',
  dismiss: '关闭窗口',
  yes: '是',
  no: '否',
  moreActions: '更多操作',
  optional: '选填',
  choose: '请选择',
  typeToSearch: '输入以搜索',
  searching: '正在搜索…',
  nothingFound: '没有找到',
  noSuggestions: '应用没有给出建议。',
  remove: (name) => `移除 ${name}`,
  chooseDate: '选择日期',
  chooseTime: '选择时间',
  date: '日期',
  time: '时间',
  today: '今天',
  previousMonth: '上个月',
  nextMonth: '下个月',
  previousPage: '上一页',
  nextPage: '下一页',
  pageOf: (page, pages) => `第 ${page} / ${pages} 页`,
  sortBy: (column) => `按${column}排序`,
  someone: '未知人员',
  unknownBlock: (type) => `此内容（${type}）无法在这里显示。`,
  fixFields: '有几项需要再看一下。',
  memberCount: (count) => `${count} 位成员`,
  replyCount: (count) => `${count} 条回复`,
  newCount: (count) => `${count} 条新消息`,
  busy: '处理中…',
  fault: (fault) => {
    switch (fault.kind) {
      case 'required':
        return '请填写此项。';
      case 'number':
        return '请输入数字。';
      case 'whole-number':
        return '请输入整数。';
      case 'email':
        return '请输入电子邮箱地址。';
      case 'link':
        return '请输入以 http:// 或 https:// 开头的链接。';
      case 'too-short':
        return `请至少输入 ${fault.limit} 个字符。`;
      case 'too-long':
        return `请最多输入 ${fault.limit} 个字符。`;
      case 'too-small':
        return `请输入不小于 ${fault.limit} 的数。`;
      case 'too-large':
        return `请输入不大于 ${fault.limit} 的数。`;
    }
  },
};

const traditional: Words = {
  loading: '正在開啟工作區…',
  cannotOpen: '工作區沒有回應。',
  tryAgain: '重試',
  disconnected: '連線已中斷，正在重新連線…',
  noAnswer: '工作區沒有回應，請確認它仍在執行。',
  menu: '選單 (Menu)',
  closeMenu: '關閉選單',
  workspace: '工作區',
  person: '人員 (Person)',
  channels: '頻道',
  apps: '應用程式',
  home: '首頁 (Home)',
  app: '應用程式',
  emptyChannel: '還沒有訊息。打個招呼，或輸入 / 查看指令。',
  emptyDirect: '對話從這裡開始。輸入訊息，或輸入 / 查看指令。',
  emptyHome: '應用程式還沒有在這裡顯示內容。',
  onlyVisibleToYou: '僅你可見',
  edited: '已編輯',
  thread: '討論串',
  closeThread: '關閉討論串',
  replyInThread: '在討論串中回覆',
  message: '訊息 (Message)',
  reply: '回覆 (Reply)',
  writeTo: (name) => `傳訊息到 ${name}`,
  writeReply: '回覆…',
  send: '傳送',
  completions: '建議',
  submit: '提交',
  cancel: '取消',
  dismiss: '關閉視窗',
  yes: '是',
  no: '否',
  moreActions: '更多操作',
  optional: '選填',
  choose: '請選擇',
  typeToSearch: '輸入以搜尋',
  searching: '正在搜尋…',
  nothingFound: '沒有找到',
  noSuggestions: '應用程式沒有給出建議。',
  remove: (name) => `移除 ${name}`,
  chooseDate: '選擇日期',
  chooseTime: '選擇時間',
  date: '日期',
  time: '時間',
  today: '今天',
  previousMonth: '上個月',
  nextMonth: '下個月',
  previousPage: '上一頁',
  nextPage: '下一頁',
  pageOf: (page, pages) => `第 ${page} / ${pages} 頁`,
  sortBy: (column) => `按${column}排序`,
  someone: '未知人員',
  unknownBlock: (type) => `此內容（${type}）無法在這裡顯示。`,
  fixFields: '有幾項需要再看一下。',
  memberCount: (count) => `${count} 位成員`,
  replyCount: (count) => `${count} 則回覆`,
  newCount: (count) => `${count} 則新訊息`,
  busy: '處理中…',
  fault: (fault) => {
    switch (fault.kind) {
      case 'required':
        return '請填寫此項。';
      case 'number':
        return '請輸入數字。';
      case 'whole-number':
        return '請輸入整數。';
      case 'email':
        return '請輸入電子郵件地址。';
      case 'link':
        return '請輸入以 http:// 或 https:// 開頭的連結。';
      case 'too-short':
        return `請至少輸入 ${fault.limit} 個字元。`;
      case 'too-long':
        return `請最多輸入 ${fault.limit} 個字元。`;
      case 'too-small':
        return `請輸入不小於 ${fault.limit} 的數。`;
      case 'too-large':
        return `請輸入不大於 ${fault.limit} 的數。`;
    }
  },
};

/**
 * The words for a Slack locale; whatever is not Chinese reads English. The Chinese names of the
 * main controls keep the English one beside them, so that one test finds them in every language.
 */
export function wordsFor(locale: string): Words {
  if (/^zh-(?:TW|HK|MO|Hant)/i.test(locale)) return traditional;
  return /^zh/i.test(locale) ? simplified : english;
}
