import { describe, expect, it } from 'vitest';
import { kindOfCapacity, readToc } from '../../../../devices/disc-burner/read-toc';

const blankCd = `xorriso 1.5.4 : RockRidge filesystem manipulator, libburnia project.

Drive current: -outdev '/dev/sr0'
Drive access : exclusive:unrestricted
Drive type   : vendor 'HL-DT-ST' product 'DVDRAM GH24NSC0' revision 'LY00'
Media current: CD-R
Media product: 97m34s23f/79m59s73f , Mitsubishi Chemical Corporation
Media status : is blank
Media blocks : 0 readable , 359846 writable , 359846 overall
Media summary: 0 sessions, 0 data blocks, 0 data,  703m free`;

const writtenFile = `Drive current: -outdev 'stdio:/tmp/d2.img'
Media current: stdio file, overwriteable
Media status : is written , is appendable
Media summary: 1 session, 14834 data blocks, 29.0m data, 78.4g free
Drive current: -outdev 'stdio:/tmp/d2.img'
Media current: stdio file, overwriteable
Media status : is written , is appendable
Media blocks : 14848 readable , 41128778 writable , 41143626 overall
TOC layout   : Idx ,  sbsector ,       Size , Volume Id
ISO session  :   1 ,         0 ,     14834s , QYWS_20260001
Media summary: 1 session, 14834 data blocks, 29.0m data, 78.4g free
Media nwa    : 14848s`;

const noDrive = `libburn : FAILURE : File object '/dev/sr0' not found
libburn : FAILURE : Cannot access '/dev/sr0' as SG_IO CDROM drive
xorriso : FAILURE : Cannot acquire drive '/dev/sr0'
xorriso : aborting : -abort_on 'FAILURE' encountered 'FAILURE'`;

describe('reading what lies in a drive', () => {
  it.each([
    ['a blank CD-R', blankCd, { state: 'blank', kind: 'CD-R', capacityBytes: 359846 * 2048 }],
    [
      'a blank DVD+R',
      blankCd.replace('CD-R', 'DVD+R').replaceAll('359846', '2295104'),
      { state: 'blank', kind: 'DVD+R', capacityBytes: 4_700_372_992 },
    ],
    ['a written disc', writtenFile, { state: 'written', kind: 'stdio file, overwriteable', writtenBytes: 14834 * 2048 }],
    [
      'a closed disc',
      writtenFile.replaceAll('is appendable', 'is closed'),
      { state: 'written', kind: 'stdio file, overwriteable', writtenBytes: 14834 * 2048 },
    ],
    ['an empty drive', 'Media current: is not present\nMedia status : is not present', { state: 'none' }],
    ['a medium it can not use', 'Media current: DVD-ROM\nMedia status : is not recognizable', { state: 'none' }],
    ['no drive', noDrive, undefined],
    ['silence', '', undefined],
    ['a blank disc that does not say its size', 'Media current: DVD+R\nMedia status : is blank', undefined],
  ])('knows %s', (_what, text, media) => {
    expect(readToc(text.split('\n'))).toEqual(media);
  });

  it('names the kind of disc a pseudo-drive stands for', () => {
    expect(kindOfCapacity(4_700_372_992)).toBe('DVD+R');
    expect(kindOfCapacity(12_219_392 * 2048)).toBe('BD-R');
    expect(kindOfCapacity(1_000_000)).toBe('disc');
  });
});
