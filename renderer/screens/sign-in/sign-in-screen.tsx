import { IdcardOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';
import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import type { SignedIn } from '../../../services/contract/people';
import { Failure } from '../../components/failure';
import { PinPad } from '../../components/pin-pad/pin-pad';
import { pinLength } from '../../components/pin-pad/pin';
import { useCall } from '../../components/use-call';
import { useDeed } from '../../components/use-deed';
import { t } from '../../i18n/zh-cn';
import { call } from '../../kiosk/kiosk';
import { PersonTileButton } from './person-tile-button';
import './sign-in.css';
import { useSignInKeys } from './use-sign-in-keys';

export interface SignInScreenProps {
  /** Where you are. */
  readonly aside: ReactNode;
  readonly onSignedIn: (signedIn: SignedIn) => void;
}

/** Left where you are, middle who you are, right the secret. */
export function SignInScreen({ aside, onSignedIn }: SignInScreenProps): ReactNode {
  const people = useCall('people.list');
  const deed = useDeed();
  const [byBadge, setByBadge] = useState(false);
  const [badge, setBadge] = useState('');
  const [selectedId, setSelectedId] = useState<string | undefined>();
  const [pin, setPin] = useState('');
  const roster = useRef<HTMLDivElement>(null);
  const tiles = people.data ?? [];
  const selected = byBadge ? undefined : tiles.find((tile) => tile.id === selectedId);
  const named = byBadge ? badge.trim() !== '' : selected !== undefined;
  const complete = named && pin.length === pinLength;

  useEffect(() => {
    roster.current?.querySelector('[aria-pressed="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [selectedId]);

  function select(id: string | undefined): void {
    setSelectedId(id);
    setPin('');
    deed.clear();
  }

  async function submit(): Promise<void> {
    if (!complete) return;
    let signedIn: SignedIn | undefined;
    const went = await deed.run(async () => {
      signedIn = byBadge
        ? await call('people.signInByBadge', badge.trim(), pin)
        : await call('people.signIn', { personId: selectedId ?? '', pin });
    });
    setPin('');
    if (went && signedIn) onSignedIn(signedIn);
    else people.reload();
  }

  function enter(next: string): void {
    setPin(next);
    if (deed.error !== undefined) deed.clear();
  }

  useSignInKeys({
    pin,
    onPin: enter,
    onSubmit: () => void submit(),
    onMove: (step) => {
      if (byBadge || tiles.length === 0) return;
      const at = tiles.findIndex((tile) => tile.id === selectedId);
      const next = at < 0 ? 0 : Math.min(tiles.length - 1, Math.max(0, at + step));
      select(tiles[next]?.id);
    },
  });

  return (
    <div className="sign-in">
      {aside}
      <main className="sign-in-people">
        <div className="sign-in-head">
          <h1 className="text-title">{byBadge ? t('signIn.badgeTitle') : t('signIn.title')}</h1>
          <Button
            icon={<IdcardOutlined aria-hidden />}
            onClick={() => {
              setByBadge(!byBadge);
              select(undefined);
            }}
          >
            {byBadge ? t('signIn.byName') : t('signIn.byBadge')}
          </Button>
        </div>
        {byBadge ? (
          <label className="sign-in-badge panel">
            <span className="text-strong">{t('signIn.badgeLabel')}</span>
            <Input
              size="large"
              value={badge}
              autoFocus
              placeholder={t('signIn.badgePlaceholder')}
              onChange={(event) => setBadge(event.target.value)}
            />
          </label>
        ) : (
          <div className="sign-in-tiles" ref={roster}>
            {tiles.map((tile) => (
              <PersonTileButton key={tile.id} tile={tile} selected={tile.id === selectedId} onSelect={() => select(tile.id)} />
            ))}
          </div>
        )}
        <Failure error={people.error} />
        <div className="sign-in-foot text-small">
          <span>{t('signIn.roster', { count: String(tiles.length) })}</span>
          <span className="sign-in-keys">
            {t('signIn.keys')}
            <kbd className="key-cap">↑</kbd>
            <kbd className="key-cap">↓</kbd>
            {t('signIn.keysPick')}
            <kbd className="key-cap">0</kbd>–<kbd className="key-cap">9</kbd>
            {t('signIn.keysPin')}
            <kbd className="key-cap">Enter</kbd>
            {t('signIn.keysEnter')}
          </span>
        </div>
      </main>
      <aside className="sign-in-secret">
        <div className="sign-in-who">
          <span className="ink-2">{selected ? t(`role.${selected.role}`) : ' '}</span>
          <strong className="text-title">{selected?.name ?? (byBadge && badge !== '' ? badge : t('signIn.noOne'))}</strong>
        </div>
        <PinPad pin={pin} disabled={!named || deed.busy} onPin={enter} />
        <Button
          type="primary"
          size="large"
          block
          className="sign-in-submit"
          disabled={!complete}
          loading={deed.busy}
          onClick={() => void submit()}
        >
          {t('signIn.submit')}
        </Button>
        {deed.error === undefined ? <p className="text-small">{hint(named, byBadge, pin.length)}</p> : <Failure error={deed.error} />}
        <p className="text-small sign-in-forgotten">{t('signIn.forgotten')}</p>
      </aside>
    </div>
  );
}

function hint(named: boolean, byBadge: boolean, digits: number): string {
  if (!named) return byBadge ? t('signIn.badgeMissing') : t('signIn.pickFirst');
  return digits < pinLength ? t('signIn.missing', { count: String(pinLength - digits) }) : t('signIn.ready');
}
