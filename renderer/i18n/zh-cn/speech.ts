/** Words of the draft that a machine writes from the sound (语音草稿). */
export const speechWords = {
  'speech.title': '语音草稿',
  'speech.none': '语音草稿由本机识别，说话后十几秒出现。',
  'speech.draft': '机器识别，只供参考；采用后才写进笔录，由执法人员核对负责。',
  'speech.take': '采用',
  'speech.take.of': '采用 {time} 的语音草稿',
  'speech.taken': '已采用',
  'speech.device.loading': '正在装入识别模型。',
  'speech.device.ready': '识别模型已就绪，全部在本机运行。',
  'speech.failed.folder-missing':
    '没有找到识别模型的文件夹 {name}，语音草稿没有开启。录制不受影响；请核对 room.json 的 speech 后重新启动。',
  'speech.failed.file-missing': '识别模型缺少文件 {name}，语音草稿没有开启。录制不受影响；请补齐后重新启动。',
  'speech.failed.damaged': '识别模型 {name} 装不进去，文件可能损坏，语音草稿没有开启。录制不受影响；请换一份完整的模型后重新启动。',
  'speech.failed.no-program': '没有安装 sherpa-onnx-node，模型 {name} 用不上，语音草稿没有开启。录制不受影响；请重新安装本软件。',
} as const;
