import { sentence, t } from '../../i18n/zh-cn';

/** A field of room.json in words, as far as there are any: `cameras[0].name` is 1 号摄像机 名称. */
export function fieldWords(field: string): string {
  const whole = sentence(`setUp.field.${field}`);
  if (whole !== undefined) return whole;
  const parts = field.split('.');
  const words = parts.map((part) => partWords(part)).filter((word) => word !== undefined);
  return words.join('　');
}

/** A value that stands for a choice, as it was offered. */
export function valueWords(field: string, value: string): string {
  const name = field.split('.').at(-1) ?? '';
  return sentence(`setUp.value.${name}.${value}`) ?? sentence(`setUp.value.${value}`) ?? value;
}

function partWords(part: string): string | undefined {
  const [, name = part, index] = /^(\w+)\[(\d+)\]$/.exec(part) ?? [];
  if (index === undefined) return sentence(`setUp.part.${name}`) ?? sentence(`setUp.role.${name}`);
  const number = String(Number(index) + 1);
  if (name === 'cameras') return t('setUp.part.camera', { number });
  if (name === 'discDrives') return t('setUp.part.drive', { number });
  return name === 'units' ? t('setUp.part.board', { number }) : undefined;
}
