import { expect, it } from 'vitest';
import { paperKind } from '../../../../services/rooms/paper-kind';

it('knows a paper by its content and by nothing else', () => {
  expect(paperKind(Buffer.from('%PDF-1.7\n'))).toBe('application/pdf');
  expect(paperKind(Buffer.from([0xff, 0xd8, 0xff, 0xe0]))).toBe('image/jpeg');
  expect(paperKind(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0]))).toBe('image/png');
  for (const other of ['', '%PDF-', 'MZ', '<html>%PDF-', 'PK\u0003\u0004', '<svg xmlns="http://www.w3.org/2000/svg"/>'])
    expect(paperKind(Buffer.from(other)), other).toBeUndefined();
});
