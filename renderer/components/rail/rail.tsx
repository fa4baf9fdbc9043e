import {
  AppstoreOutlined,
  BookOutlined,
  CalendarOutlined,
  FolderOpenOutlined,
  HomeOutlined,
  LockOutlined,
  PlaySquareOutlined,
  SwapOutlined,
  TeamOutlined,
  ToolOutlined,
  VideoCameraOutlined,
} from '@ant-design/icons';
import type { ReactNode } from 'react';
import type { Role } from '../../../services/contract/people';
import { t } from '../../i18n/zh-cn';
import { DiscIcon } from '../disc-icon';
import { useShell } from '../shell';
import type { Place } from '../shell';
import './rail.css';

type RailPlace = Exclude<Place['kind'], 'console'>;

const icons: Readonly<Record<RailPlace, ReactNode>> = {
  home: <HomeOutlined aria-hidden />,
  calendar: <CalendarOutlined aria-hidden />,
  'pre-flight': <AppstoreOutlined aria-hidden />,
  'disc-desk': <DiscIcon />,
  handover: <SwapOutlined aria-hidden />,
  playback: <PlaySquareOutlined aria-hidden />,
  archive: <FolderOpenOutlined aria-hidden />,
  registers: <BookOutlined aria-hidden />,
  access: <TeamOutlined aria-hidden />,
  upkeep: <ToolOutlined aria-hidden />,
  devices: <VideoCameraOutlined aria-hidden />,
};

/** Where each role has something to do; what a role may do is decided in the main process. */
export const placesOfRole: Readonly<Record<Role, readonly RailPlace[]>> = {
  'room-administrator': ['home', 'calendar', 'pre-flight', 'disc-desk', 'handover', 'archive', 'registers', 'access', 'upkeep', 'devices'],
  inspector: ['home', 'calendar', 'pre-flight', 'handover', 'playback', 'archive'],
  'office-staff': ['home', 'calendar', 'disc-desk', 'archive', 'upkeep'],
  'department-head': ['home', 'calendar', 'playback', 'archive', 'registers', 'access', 'upkeep'],
  'supervising-leader': ['home', 'calendar', 'playback', 'archive', 'registers', 'access', 'upkeep'],
  'agency-head': ['home', 'calendar', 'playback', 'archive', 'registers', 'access', 'upkeep'],
  'legal-inspection': ['home', 'calendar', 'playback', 'archive', 'registers', 'access', 'upkeep'],
};

/** The way between the screens, and the lock. */
export function Rail(): ReactNode {
  const { person, place, go, lock } = useShell();
  return (
    <nav className="rail" aria-label={t('rail.title')}>
      {placesOfRole[person.role].map((kind) => (
        <button
          key={kind}
          type="button"
          className={kind === place.kind ? 'rail-item rail-item-current' : 'rail-item'}
          aria-current={kind === place.kind ? 'page' : undefined}
          onClick={() => go({ kind })}
        >
          {icons[kind]}
          <span>{t(`rail.${kind}`)}</span>
        </button>
      ))}
      <div className="rail-person">
        <strong>{person.name}</strong>
        <span>{t(`role.short.${person.role}`)}</span>
      </div>
      <button type="button" className="rail-item rail-lock" onClick={lock}>
        <LockOutlined aria-hidden />
        <span>{t('rail.lock')}</span>
      </button>
    </nav>
  );
}
