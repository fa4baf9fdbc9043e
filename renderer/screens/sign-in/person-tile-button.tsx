import { CheckOutlined, LockFilled, WarningFilled } from '@ant-design/icons';
import type { ReactNode } from 'react';
import type { PersonTile } from '../../../services/contract/people';
import { clockMinute, monthDay } from '../../components/format';
import { useNow } from '../../components/use-now';
import { t } from '../../i18n/zh-cn';

export interface PersonTileButtonProps {
  readonly tile: PersonTile;
  readonly selected: boolean;
  readonly onSelect: () => void;
}

/** A name to press, 108 high for a thumb; what stands in the way is seen before it does. */
export function PersonTileButton({ tile, selected, onSelect }: PersonTileButtonProps): ReactNode {
  const now = useNow();
  const locked = tile.lockedUntil !== undefined && tile.lockedUntil > now ? tile.lockedUntil : undefined;
  return (
    <button type="button" className="person-tile" aria-pressed={selected} onClick={onSelect}>
      <span className={tile.demoPin === undefined ? 'person-tile-text' : 'person-tile-text person-tile-text-beside-pin'}>
        <strong>{tile.name}</strong>
        {tile.certificateExpiredOn === undefined ? (
          <span className="text-small">{roleLine(tile)}</span>
        ) : (
          <span className="text-small person-tile-warning">
            <WarningFilled aria-hidden />
            {t('signIn.expired', { role: t(`role.${tile.role}`), date: monthDay(tile.certificateExpiredOn) })}
          </span>
        )}
        {locked !== undefined && (
          <span className="text-small person-tile-warning">
            <LockFilled aria-hidden />
            {t('signIn.locked', { time: clockMinute(locked) })}
          </span>
        )}
      </span>
      <span className="person-tile-side">
        {selected && (
          <span className="person-tile-chosen">
            <CheckOutlined aria-hidden />
            {t('signIn.selected')}
          </span>
        )}
        {tile.demoPin !== undefined && <span className="text-small person-tile-pin">{t('signIn.demoPin', { pin: tile.demoPin })}</span>}
      </span>
    </button>
  );
}

/** A department that only repeats the role is not said twice. */
function roleLine(tile: PersonTile): string {
  const role = t(`role.${tile.role}`);
  return tile.department === '' || role.startsWith(tile.department) ? role : `${role}・${tile.department}`;
}
