/** Words after `/due` in every language; lower case. The commands and the explanation of a line share them. */
export const dueVerbs = {
  list: ['list', 'ls', '列表', '清单', '清單', '列出'],
  add: ['add', 'new', '新增', '添加'],
  snooze: ['snooze', 'move', 'postpone', '推迟', '推遲', '延后', '延後', '延期', '改期'],
} as const;
