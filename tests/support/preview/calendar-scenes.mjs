// Rooms and bookings for looking at the calendar.
const day = new Date(Date.now() + 8 * 3600_000).toISOString().slice(0, 10);
const plus = (days, from = day) => new Date(Date.parse(`${from}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
const at = (date, minute) => new Date(Date.parse(`${date}T00:00:00+08:00`) + minute * 60_000).toISOString();
const monday = plus(
  -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7) + ([0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay()) ? 7 : 0),
);
const numerals = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];
const numeral = (n) =>
  n <= 10
    ? numerals[n - 1]
    : n < 20
      ? `十${numerals[n - 11]}`
      : `${numerals[Math.floor(n / 10) - 1]}十${n % 10 ? numerals[(n % 10) - 1] : ''}`;
const rooms = (count) =>
  Array.from({ length: count }, (_, n) => ({
    id: `room-${n + 1}`,
    name: `第${numeral(n + 1)}调查询问室`,
    place: `办公楼三楼 ${306 + n} 室`,
  }));
const long = '阿卜杜热合曼・买买提与古丽娜尔・阿不都热依木';
const names = ['林志强', '黄晓敏', '周海燕', '欧阳文彬', long];
const departments = ['医疗机构监督科', '医疗机构监督科', '公共场所监督科', '学校卫生监督科', '传染病监督科'];
const purposes = [
  'questioning',
  'hearing',
  'deliberation',
  'statement-and-defence',
  'collective-discussion',
  'pre-case-discussion',
  'serving-decision',
];
const one = (id, room, date, from, to, n, more = {}) => ({
  kind: 'booking',
  id,
  roomId: `room-${room}`,
  purpose: purposes[n % purposes.length],
  questionedRole: n % 2 ? 'witness' : 'party',
  startsAt: at(date, from),
  endsAt: at(date, to),
  status: n % 4 === 3 ? 'requested' : 'approved',
  department: departments[n % 5],
  requestedBy: names[n % 5],
  mayMove: n % 2 === 0,
  ...more,
});
const starts = [540, 630, 870, 960];
const spread = (count, first, days, each) =>
  Array.from({ length: days }, (_, d) => plus(d, first))
    .filter((date) => ![0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay()))
    .flatMap((date, d) =>
      Array.from({ length: count }, (_, room) =>
        starts
          .filter((_, slot) => (d + room + slot) % 4 < each)
          .map((from, slot) =>
            one(`${date}-${room}-${slot}`, room + 1, date, from, from + [60, 90, 75, 120][(d + slot + room) % 4] - 15, d + room + slot),
          ),
      ).flat(),
    );
const week = (count) => [
  ...spread(count, monday, 7, 2).filter(
    ({ roomId, startsAt }) => !(roomId === 'room-1' && startsAt >= at(plus(3, monday), 0) && startsAt < at(plus(4, monday), 0)),
  ),
  one('hearing', 1, plus(3, monday), 570, 660, 2, { purpose: 'hearing', status: 'approved' }),
  one('over', 1, plus(3, monday), 1380, 1530, 0, { status: 'approved' }),
];
const closed = [
  {
    kind: 'closed',
    closedTimeId: 'c1',
    roomId: 'room-1',
    startsAt: at(plus(4, monday), 540),
    endsAt: at(plus(4, monday), 660),
    reason: '设备保养',
  },
];
const inSpan = (list, from, to, roomId) =>
  list.filter((each) => each.startsAt < to && each.endsAt > from && (roomId === undefined || each.roomId === roomId));

const view = (booking) => ({
  id: booking.id,
  roomId: booking.roomId,
  roomName: '第一调查询问室',
  purpose: booking.purpose,
  procedure: 'general',
  startsAt: booking.startsAt,
  endsAt: booking.endsAt,
  status: booking.status,
  department: booking.department,
  requestedBy: booking.requestedBy,
  requestedAt: at(plus(-2), 612),
  decidedBy: '邓伟明',
  decidedAt: at(plus(-2), 940),
  enforcementCase: { number: '清卫医立〔2026〕31号', name: '康雅口腔门诊部涉嫌未取得《医疗机构执业许可证》擅自开展诊疗活动案' },
  questioned: {
    ...{ name: '欧阳秀兰', role: 'party', document: 'resident-id', idNumber: '440106198502141244', sex: 'female', bornOn: '1985-02-14' },
    ...{ workUnit: '康雅口腔门诊部', position: '法定代表人', phone: '0763-3360000', address: '清远市清城区先锋中路 12 号 502 房' },
    ...{ postcode: '', whyIncomplete: '' },
  },
});
const event = (kind, date, minute, by, text = '', more = {}) => ({
  kind,
  at: at(date, minute),
  by,
  text,
  before: undefined,
  after: undefined,
  ...more,
});
const lawyer = { name: '何律师', kind: 'lawyer', organisation: '南方律师事务所' };

/** Answers of a kiosk with so many rooms, and the chain of an opened booking. */
export function calendarAnswers(count, links) {
  const all = week(count);
  const lines = spread(count, plus(-300), 300, 3).toReversed();
  return {
    'bookings.list': [],
    'calendar.span': (from, to, roomId) => ({
      rooms: rooms(count),
      bookings: inSpan(all, from, to, roomId),
      closed: inSpan(closed, from, to, roomId),
    }),
    'calendar.month': (month) => ({
      rooms: rooms(count),
      loads: rooms(count).flatMap(({ id }, room) =>
        Array.from({ length: 28 }, (_, d) => ({
          roomId: id,
          date: `${month}-${String(d + 1).padStart(2, '0')}`,
          bookings: (d * 7 + room * 3) % 6,
          minutes: ((d * 7 + room * 3) % 6) * 95,
        })).filter(({ bookings }) => bookings > 0),
      ),
    }),
    'bookings.page': ({ text }, after) => {
      const begin = after ? lines.findIndex(({ id }) => id === after.id) + 1 : 0;
      const page = lines.slice(begin, begin + 60).map((line, n) => ({
        ...line,
        caseNumber: '清卫医立〔2026〕31号',
        caseName:
          n % 5 === 4
            ? ''
            : n % 7 === 3
              ? `${'康雅口腔门诊部涉嫌未取得许可擅自开展诊疗活动'.repeat(12)}案`
              : '康雅口腔门诊部涉嫌未取得《医疗机构执业许可证》擅自开展诊疗活动案',
        questionedName: n % 9 === 2 ? '👩‍⚖️ 张'.repeat(60) : n % 5 === 4 ? '' : '欧阳秀兰',
      }));
      if (text === '无') return { lines: [], next: undefined };
      const last = page.at(-1);
      return { lines: page, next: last && page.length === 60 ? { startsAt: last.startsAt, id: last.id } : undefined };
    },
    'booking.open': (id) => {
      const booking = all.find((each) => each.id === id) ?? lines.find((each) => each.id === id) ?? all[0];
      return {
        booking: view(booking),
        may: ['change', 'cancel'],
        file: {
          links,
          attendees: [lawyer, { name: long, kind: 'officer', organisation: '' }],
          events: [
            event('requested', plus(-3), 612, '林志强'),
            event('more-asked', plus(-3), 660, '邓伟明', '请写明当事人是否委托律师到场。'),
            event('more-answered', plus(-3), 690, '林志强', '委托何律师到场，授权书已附。'),
            event('approved', plus(-3), 940, '邓伟明'),
            event('changed', plus(-2), 560, '林志强', '当事人上午有门诊，改到下午。', {
              before: { roomName: '第二调查询问室', startsAt: at(plus(2), 540), endsAt: at(plus(2), 660), attendees: [] },
              after: { roomName: '第一调查询问室', startsAt: booking.startsAt, endsAt: booking.endsAt, attendees: [lawyer] },
            }),
            event('approved', plus(-2), 940, '邓伟明'),
          ],
        },
      };
    },
    'rooms.free': (startsAt, endsAt) =>
      rooms(Math.min(count, 5)).map(({ id, name }, n) => ({
        roomId: id,
        roomName: name,
        startsAt: n < 2 ? startsAt : new Date(Date.parse(startsAt) + n * 5_400_000).toISOString(),
        endsAt: n < 2 ? endsAt : new Date(Date.parse(endsAt) + n * 5_400_000).toISOString(),
        asWished: n < 2,
      })),
    'closedTime.list': [
      { id: 'c1', roomId: 'room-1', weekday: 5, fromMinute: 540, toMinute: 660, firstOn: plus(-40), lastOn: undefined, reason: '设备保养' },
      {
        id: 'c2',
        roomId: 'room-1',
        weekday: 3,
        fromMinute: 840,
        toMinute: 1020,
        firstOn: plus(3),
        lastOn: plus(3),
        reason: '消防演练，三楼全部停用',
      },
    ],
    'waiting.list': [
      {
        ...view(one('w1', 1, plus(3, monday), 570, 660, 0)),
        number: 4,
        ahead: 0,
        requestedBy: '林志强',
        mine: true,
        booking: { id: 'hearing', status: 'requested' },
      },
      { ...view(one('w2', 1, plus(4, monday), 870, 960, 0)), number: 7, ahead: 2, requestedBy: '林志强', mine: true, booking: undefined },
      { ...view(one('w3', 1, plus(4, monday), 870, 960, 2)), number: 5, ahead: 0, requestedBy: '黄晓敏', mine: false, booking: undefined },
    ],
  };
}
