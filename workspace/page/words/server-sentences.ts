/** A language that the server's English sentences are read in. */
type Language = 'simplified' | 'traditional';

type Sentence = { readonly [language in Language]: string } & {
  /** The server's whole sentence; its groups are `$1`, `$2` in the others. */
  readonly english: RegExp;
};

const sentences: readonly Sentence[] = [
  {
    english: /^There is no command (\S+) in this workspace\.$/,
    simplified: '这个工作区没有 $1 命令。输入 / 查看有哪些命令。',
    traditional: '這個工作區沒有 $1 指令。輸入 / 查看有哪些指令。',
  },
  {
    english: /^(\S+) cannot be used in a thread\. Use it in the channel\.$/,
    simplified: '消息列里不能用 $1，请在频道里使用。',
    traditional: '討論串裡不能用 $1，請在頻道裡使用。',
  },
  {
    english: /^Sending the form failed: the app did not answer in 3 seconds.*$/,
    simplified: '表单没有发出：应用 3 秒内没有响应 (operation_timeout)。',
    traditional: '表單沒有送出：應用程式 3 秒內沒有回應 (operation_timeout)。',
  },
  {
    english: /^Sending the form failed: the app is not connected.*$/,
    simplified: '表单没有发出：应用没有连接 (dispatch_failed)。',
    traditional: '表單沒有送出：應用程式沒有連線 (dispatch_failed)。',
  },
  {
    english: /^Looking this up failed: the app did not answer in 3 seconds.*$/,
    simplified: '查找失败：应用 3 秒内没有响应 (operation_timeout)。',
    traditional: '查詢失敗：應用程式 3 秒內沒有回應 (operation_timeout)。',
  },
  {
    english: /^Looking this up failed: the app is not connected.*$/,
    simplified: '查找失败：应用没有连接 (dispatch_failed)。',
    traditional: '查詢失敗：應用程式沒有連線 (dispatch_failed)。',
  },
  {
    english: /^This failed: the app did not answer in 3 seconds.*$/,
    simplified: '操作失败：应用 3 秒内没有响应 (operation_timeout)。',
    traditional: '操作失敗：應用程式 3 秒內沒有回應 (operation_timeout)。',
  },
  {
    english: /^This failed: the app is not connected.*$/,
    simplified: '操作失败：应用没有连接 (dispatch_failed)。',
    traditional: '操作失敗：應用程式沒有連線 (dispatch_failed)。',
  },
  {
    english: /^(.+) failed: the app did not answer in 3 seconds.*$/,
    simplified: '$1 失败：应用 3 秒内没有响应 (operation_timeout)。',
    traditional: '$1 失敗：應用程式 3 秒內沒有回應 (operation_timeout)。',
  },
  {
    english: /^(.+) failed: the app is not connected.*$/,
    simplified: '$1 失败：应用没有连接 (dispatch_failed)。',
    traditional: '$1 失敗：應用程式沒有連線 (dispatch_failed)。',
  },
  {
    english: /^.* failed: the app answered with status (\d+).*$/,
    simplified: '操作失败：应用返回了状态 $1 (dispatch_failed)。',
    traditional: '操作失敗：應用程式傳回狀態 $1 (dispatch_failed)。',
  },
  {
    english: /^(?:\S+ failed: the|The) app's answer is not one Slack takes: ([\s\S]+)$/,
    simplified: '应用的回答 Slack 不会接受：$1',
    traditional: '應用程式的回應 Slack 不會接受：$1',
  },
  {
    english: /^\/invite needs the name of a person or the app\.$/,
    simplified: '/invite 后面要写人名或应用名。',
    traditional: '/invite 後面要寫人名或應用程式名稱。',
  },
  {
    english: /^\/invite works in channels only\.$/,
    simplified: '/invite 只能在频道里用。',
    traditional: '/invite 只能在頻道裡用。',
  },
  {
    english: /^(.+) is already in #(.+)\.$/,
    simplified: '$1 已经在 #$2 里了。',
    traditional: '$1 已經在 #$2 裡了。',
  },
  {
    english: /^You are not in this conversation\.$/,
    simplified: '你不在这个会话里。',
    traditional: '你不在這個對話裡。',
  },
  {
    english: /^There is nothing to send\.$/,
    simplified: '没有可以发送的内容。',
    traditional: '沒有可以傳送的內容。',
  },
  {
    english: /^Sending messages to this app has been turned off\.$/,
    simplified: '这个应用不接收私信。',
    traditional: '這個應用程式不接收私訊。',
  },
  {
    english: /^This form is no longer open\.$/,
    simplified: '这个表单已经关闭。',
    traditional: '這個表單已經關閉。',
  },
  {
    english: /^This form was not sent\.$/,
    simplified: '表单没有发出。',
    traditional: '表單沒有送出。',
  },
  {
    english: /^(?:This|This message) is no longer here\.$/,
    simplified: '这条内容已经不在了。',
    traditional: '這則內容已經不在了。',
  },
  {
    english: /^This choice is not among the options\.$/,
    simplified: '所选的不在选项里。',
    traditional: '所選的不在選項裡。',
  },
  {
    english: /^This app has no Home tab\.$/,
    simplified: '这个应用没有主页。',
    traditional: '這個應用程式沒有首頁。',
  },
  {
    english: /^The app does not take part in (?:buttons and forms|shortcuts): .*$/,
    simplified: '应用的清单 (manifest) 关闭了互动功能。',
    traditional: '應用程式的資訊清單 (manifest) 關閉了互動功能。',
  },
  {
    english: /^The app has no (?:message|global) shortcut (.+)\.$/,
    simplified: '应用没有快捷方式 $1。',
    traditional: '應用程式沒有捷徑 $1。',
  },
  {
    english: /^There is no such person here\.$/,
    simplified: '这里没有这个人。',
    traditional: '這裡沒有這個人。',
  },
  {
    english: /^The time of this workspace cannot be moved\.$/,
    simplified: '这个工作区的时间不能拨动。',
    traditional: '這個工作區的時間不能調整。',
  },
  {
    english: /^Time moves forward only: here it is (.+) already\.$/,
    simplified: '时间只能往后拨：现在已经是 $1。',
    traditional: '時間只能往後調：現在已經是 $1。',
  },
  {
    english: /^Time moves by a year at most\.$/,
    simplified: '时间最多往后拨一年。',
    traditional: '時間最多往後調一年。',
  },
  {
    english: /^A file may have (\d+) MB here\.$/,
    simplified: '文件不能超过 $1 MB。',
    traditional: '檔案不能超過 $1 MB。',
  },
  {
    english: /^A file needs a name\.$/,
    simplified: '文件要有名称。',
    traditional: '檔案要有名稱。',
  },
  {
    english: /^One of these files is not here\.$/,
    simplified: '其中一个文件不在了。',
    traditional: '其中一個檔案不在了。',
  },
  {
    english: /^(.+) is empty\.$/,
    simplified: '$1 是空文件。',
    traditional: '$1 是空的檔案。',
  },
  {
    english: /^Please complete this required field\.$/,
    simplified: '请填写此项。',
    traditional: '請填寫此項。',
  },
  {
    english: /^Please enter a number\.$/,
    simplified: '请输入数字。',
    traditional: '請輸入數字。',
  },
  {
    english: /^Please enter a whole number\.$/,
    simplified: '请输入整数。',
    traditional: '請輸入整數。',
  },
  {
    english: /^Please enter (\S+) or more\.$/,
    simplified: '请输入不小于 $1 的数。',
    traditional: '請輸入不小於 $1 的數。',
  },
  {
    english: /^Please enter (\S+) or less\.$/,
    simplified: '请输入不大于 $1 的数。',
    traditional: '請輸入不大於 $1 的數。',
  },
  {
    english: /^Please enter (\d+) characters or more\.$/,
    simplified: '请至少输入 $1 个字符。',
    traditional: '請至少輸入 $1 個字元。',
  },
  {
    english: /^Please enter (\d+) characters or fewer\.$/,
    simplified: '请最多输入 $1 个字符。',
    traditional: '請最多輸入 $1 個字元。',
  },
  {
    english: /^Please enter an e-mail address\.$/,
    simplified: '请输入电子邮箱地址。',
    traditional: '請輸入電子郵件地址。',
  },
  {
    english: /^Please enter a web address\.$/,
    simplified: '请输入网址。',
    traditional: '請輸入網址。',
  },
  {
    english: /^A time is written like (\S+)\.$/,
    simplified: '时间要写成 $1 的样子。',
    traditional: '時間要寫成 $1 的樣子。',
  },
];

/** What the server says in English, in another language; what is not known stays as it is. */
export function translateServerSentence(sentence: string, language: Language): string {
  const known = sentences.find(({ english }) => english.test(sentence));
  return known === undefined ? sentence : sentence.replace(known.english, known[language]);
}
