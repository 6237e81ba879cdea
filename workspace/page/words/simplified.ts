import type { Words } from './english.ts';
import { translateServerSentence } from './server-sentences.ts';

/** The page's own words in Simplified Chinese. */
export const simplified: Words = {
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
  back: '返回',
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
  workspaceTime: '工作区时间',
  aboutClock: '把这个工作区的时间往后拨，对所有人生效，提醒和早间摘要就会马上到来。',
  clockRunsOn: '时间从那里继续走，不能往回拨；重新启动后恢复真实时间。',
  moveToTomorrow: (time) => `拨到明天 ${time}`,
  moveByAnHour: '往后拨 1 小时',
  moveToMonday: (time) => `拨到下周一 ${time}`,
  moveToMoment: '或拨到指定时刻',
  move: '拨动时间',
  timeMoved: (moment) => `现在是 ${moment}。`,
  chooseBoth: '请选择日期和时间。',

  addFiles: '添加文件',
  dropFiles: '松开鼠标，把文件添加到消息',
  fileTooLarge: (name) => `${name} 超过 20 MB。`,
  fileEmpty: (name) => `${name} 是空文件。`,
  tooManyFiles: (most) => `一条消息最多带 ${most} 个文件。`,
  filesWithCommand: '命令不能带文件，请单独发送文件。',
  download: (name) => `下载 ${name}`,
  openFile: (name) => `打开 ${name}`,
  fileDeleted: '此文件已删除。',
  pictureMissing: '图片无法加载。',
  chooseFiles: '选择文件',

  shortcuts: '快捷方式',
  copyText: '复制文字',
  copied: '已复制。',
  notCopied: '浏览器不允许复制。',
  showMore: '展开',
  showLess: '收起',
  newMessages: '新消息',
  newestMessages: '回到最新消息',
  homeTab: '主页',
  messagesTab: '消息',
  tryCommand: '可以试试这些命令',

  showAsTable: '以表格显示',
  searchTable: '在表中搜索',
  rowsFound: (count, all) => `共 ${all} 行，找到 ${count} 行`,
  previousCard: '上一张卡片',
  nextCard: '下一张卡片',
  taskStatus: (status) => {
    switch (status) {
      case 'complete':
        return '已完成';
      case 'in_progress':
        return '进行中';
      case 'error':
        return '失败';
      default:
        return '待处理';
    }
  },

  serverSentence: (sentence) => translateServerSentence(sentence, 'simplified'),
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
