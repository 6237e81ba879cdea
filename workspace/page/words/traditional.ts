import type { Words } from './english.ts';
import { translateServerSentence } from './server-sentences.ts';

/** The page's own words in Traditional Chinese, as business in Taiwan and Hong Kong has them. */
export const traditional: Words = {
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
  back: '返回',
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
  workspaceTime: '工作區時間',
  aboutClock: '把這個工作區的時間往後調，對所有人生效，提醒和早晨摘要就會馬上送達。',
  clockRunsOn: '時間從那裡繼續走，不能往回調；重新啟動後恢復真實時間。',
  moveToTomorrow: (time) => `調到明天 ${time}`,
  moveByAnHour: '往後調 1 小時',
  moveToMonday: (time) => `調到下週一 ${time}`,
  moveToMoment: '或調到指定時刻',
  move: '調整時間',
  timeMoved: (moment) => `現在是 ${moment}。`,
  chooseBoth: '請選擇日期和時間。',

  addFiles: '新增檔案',
  dropFiles: '放開滑鼠，把檔案加入訊息',
  fileTooLarge: (name) => `${name} 超過 20 MB。`,
  fileEmpty: (name) => `${name} 是空的檔案。`,
  tooManyFiles: (most) => `一則訊息最多附 ${most} 個檔案。`,
  filesWithCommand: '指令不能附檔案，請另外傳送檔案。',
  download: (name) => `下載 ${name}`,
  openFile: (name) => `開啟 ${name}`,
  fileDeleted: '此檔案已刪除。',
  pictureMissing: '圖片無法載入。',
  chooseFiles: '選擇檔案',

  shortcuts: '捷徑',
  copyText: '複製文字',
  copied: '已複製。',
  notCopied: '瀏覽器不允許複製。',
  showMore: '顯示更多',
  showLess: '顯示較少',
  newMessages: '新訊息',
  newestMessages: '回到最新訊息',
  homeTab: '首頁',
  messagesTab: '訊息',
  tryCommand: '可以試試這些指令',

  showAsTable: '以表格顯示',
  searchTable: '在表格中搜尋',
  rowsFound: (count, all) => `共 ${all} 列，找到 ${count} 列`,
  previousCard: '上一張卡片',
  nextCard: '下一張卡片',
  taskStatus: (status) => {
    switch (status) {
      case 'complete':
        return '已完成';
      case 'in_progress':
        return '進行中';
      case 'error':
        return '失敗';
      default:
        return '待處理';
    }
  },

  serverSentence: (sentence) => translateServerSentence(sentence, 'traditional'),
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
