/** Words of the remote view (远程观看): its page, the band in the room, and its place on the devices' page. */
export const remoteWords = {
  'remote.title': '远程观看',
  'remote.band': '远程观看：{names}',
  'remote.band.one': '{name}　{time} 起',
  'remote.who': '姓名或执法证号',
  'remote.pin': '6 位口令',
  'remote.signIn': '登录',
  'remote.signIn.lead':
    '科室负责人、分管领导、主要负责人、法制稽查用自己的口令登录。观看的起止时间写入本场标记，室内两块屏幕同时显示观看人。',
  'remote.signIn.missing': '填写姓名或执法证号和 6 位口令',
  'remote.signOut': '退出',
  'remote.signedIn': '{name}　{role}',
  'remote.sound': '声音',
  'remote.sound.on': '打开声音',
  'remote.sound.off': '关闭声音',
  'remote.microphone': '室内麦克风',
  'remote.noticed': '你正在远程观看。室内屏幕显示你的姓名，起止时间写入本场标记。',
  'remote.withheld.sound': '现在依法停了录音，听不到声音。',
  'remote.withheld.picture': '现在依法停了录像，看不到画面。',
  'remote.connecting': '正在连接询问室的主机',

  'remote.device.title': '远程观看',
  'remote.device.off': '没有开启。在 room.json 的 remoteView 里写明端口后重新启动。',
  'remote.device.on': '已开启。领导在自己的电脑上打开下面的地址；浏览器提示证书时，核对指纹一致再继续。',
  'remote.device.address': '地址',
  'remote.device.fingerprint': '证书指纹 SHA-256',
  'remote.device.failed': '端口 {port} 没有开起来：{problem}。录制不受影响；请检查端口是否被占用、openssl 是否安装，改好后重新启动。',
} as const;
