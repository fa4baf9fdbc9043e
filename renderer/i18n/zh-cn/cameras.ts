/** What is worse about a camera than it should be (StreamFinding), and what is wrong with an address that was typed in to look for cameras. */
export const cameras = {
  'finding.camera.stream-too-small':
    '摄像机 {camera} 最大的一路只有 {width}×{height}，不足 704×576，可能看不清人脸。请把主码流的分辨率调大。',
  'finding.camera.key-frames-too-far':
    '摄像机 {camera} 的关键帧相隔 {seconds} 秒，超过 2 秒，出故障时丢的画面会多。请把关键帧间隔调到 2 秒以内。',
  'finding.camera.no-sub-stream': '摄像机 {camera} 没有小画面（子码流），多画面显示会更占资源。能设的，请在摄像机上打开子码流。',
  'finding.camera.clock-off':
    '摄像机 {camera} 的时钟与本机相差 {offsetSeconds} 秒，画面上的时间不对。请在这里点校时，或检查它的日期、时间和时区。',
  'error.camera-range.not-an-address':
    '“{text}”不是地址段，没有开始查找。请写成 192.168.1.1-254、192.168.1.1-192.168.1.254 或 192.168.1.0/24。',
  'error.camera-range.backwards': '“{text}”的末尾地址比开头小，没有开始查找。请把两个地址对调。',
  'error.camera-range.not-hosts': '“{text}”里有不是设备的地址（全网、广播或组播），没有开始查找。请写摄像机所在网段的地址。',
  'error.camera-range.too-many': '“{text}”一共有 {count} 个地址，一次最多查 1024 个，没有开始查找。请写小一些的地址段，分几次查。',
  'error.camera-address.not-an-address': '“{text}”不是摄像机地址。请写 IP 地址，或以 http://、https://、rtsp:// 开头的完整地址。',
} as const;
