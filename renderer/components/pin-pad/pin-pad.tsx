import { Button } from 'antd';
import type { ReactNode } from 'react';
import { t } from '../../i18n/zh-cn';
import { pinAfterKey, pinLength } from './pin';
import './pin-pad.css';

export interface PinPadProps {
  readonly pin: string;
  readonly disabled: boolean;
  readonly onPin: (pin: string) => void;
}

const keys = ['1', '2', '3', '4', '5', '6', '7', '8', '9', 'Delete', '0', 'Backspace'] as const;

/** Six places and a pad of keys; the digits themselves are never shown. */
export function PinPad({ pin, disabled, onPin }: PinPadProps): ReactNode {
  return (
    <div className="pin">
      <span>{t('signIn.pinLabel')}</span>
      <div className="pin-places" role="img" aria-label={t('signIn.pinPlace', { count: String(pin.length) })}>
        {Array.from({ length: pinLength }, (_, index) => (
          <span key={index} className={!disabled && index === pin.length ? 'pin-place pin-place-next' : 'pin-place'}>
            {index < pin.length && <i />}
          </span>
        ))}
      </div>
      <div className="pin-keys">
        {keys.map((key) => (
          <Button
            key={key}
            className={key.length === 1 ? 'pin-digit' : 'pin-word'}
            disabled={disabled}
            onClick={() => onPin(pinAfterKey(pin, key) ?? pin)}
          >
            {key === 'Delete' ? t('signIn.clear') : key === 'Backspace' ? t('signIn.erase') : key}
          </Button>
        ))}
      </div>
    </div>
  );
}
