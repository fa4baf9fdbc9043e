/** The officers' part of signing the 笔录. */
export const signing = {
  'signing.title': '签字、捺印',
  'signing.open.paper': '在纸上签字…',
  'signing.open.officers': '执法人员签名、纸上捺印…',
  'signing.open.scans': '纸上签名页…',
  'signing.paper': '在纸上签字、捺印',
  'signing.paper.lead':
    '签字板或指纹仪不能用，或者对方愿意在纸上签时用。打印后请对方在摄像机前逐页签名、捺印；按下按钮的时刻就是签字、捺印的时刻。签完把签名页扫描或拍照附上。',
  'signing.paper.record': '在纸上签字',
  'signing.paper.record.lead':
    '签字板不能用，或者对方愿意在纸上签时用。打印后请对方在摄像机前逐页签名；按下按钮的时刻就是签名的时刻。签完把签名页扫描或拍照附上。',
  'signing.do.print': '打印{record}',
  'signing.printed': '已存为 {file}，请从这里打印。',
  'signing.do.signedOnPaper': '对方已在摄像机前逐页签名',
  'signing.do.thumbOnPaper': '对方已在摄像机前捺印',
  'signing.scan.missing': '签名页的扫描件还没有附上。没有它不能归档。',
  'signing.scan': '{name}（{time} 附上，SHA-256 {short}…）',
  'signing.do.attach': '附上签名页…',
  'signing.officers': '执法人员签名',
  'signing.officer': '{name}已用本人口令签名　{time}',
  'signing.who': '签名人',
  'signing.do.sign': '用本人口令签名',
} as const;
