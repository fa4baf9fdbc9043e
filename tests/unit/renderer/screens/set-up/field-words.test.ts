import { expect, it } from 'vitest';
import { fieldWords, valueWords } from '../../../../../renderer/screens/set-up/field-words';

it.each([
  ['room.name', '询问室名称'],
  ['cameras[1].name', '2 号摄像机　名称'],
  ['roomIo.lock.coil', '控制板　门锁　继电器地址'],
  ['roomIo.units[0].preset', '控制板　第 1 块板　型号'],
  ['discDrives[0].device', '1 号光驱　设备'],
  ['nobody.knows', ''],
])('%s in words', (field, words) => expect(fieldWords(field)).toBe(words));

it('says a choice as it was offered, and leaves everything else as it is', () => {
  expect(valueWords('cameras[0].view', 'room')).toBe('全室');
  expect(valueWords('cameras[0].microphone', 'true')).toBe('是');
  expect(valueWords('room.name', '第一调查询问室')).toBe('第一调查询问室');
});
