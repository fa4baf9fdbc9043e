export const errors = {
  'error.unexpected': '系统遇到没有预料到的问题，已记入日志。请重试；仍不行，请通知技术人员。',
} as const;
