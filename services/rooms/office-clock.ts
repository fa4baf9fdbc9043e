import type { Span } from './closed-times';

const minute = new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });

/** `09:30–11:00`, in Beijing. */
export function timeSpan({ startsAt, endsAt }: Span): string {
  return `${minute.format(new Date(startsAt))}–${minute.format(new Date(endsAt))}`;
}
