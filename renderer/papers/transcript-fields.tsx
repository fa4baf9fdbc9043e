import type { CSSProperties, ReactNode } from 'react';
import type { SessionView } from '../../services/contract/sessions';
import { ageOn } from '../../services/contract/identity-document';
import type { HeadField } from '../../services/contract/page-head';
import { t } from '../i18n/zh-cn';
import { documentWords } from './document-words';
import { writtenTime } from './paper-time';

interface Props {
  readonly session: SessionView;
  /** One, or two short ones beside each other. */
  readonly fields: readonly HeadField[];
  readonly style: CSSProperties;
}

/** A row of the head. Every preset field is filled, and an empty one says so. */
export function TranscriptFields({ session, fields, style }: Props): ReactNode {
  return (
    <dl className="sheet-fields" style={style}>
      {fields.map((field) => (
        <div key={field}>
          <dt>{labelOf(session, field)}</dt>
          <dd>{valueOf(session, field) || t('paper.none')}</dd>
        </div>
      ))}
    </dl>
  );
}

/** A record calls people as its form does. */
function labelOf({ record }: SessionView, field: HeadField): string {
  if (record && field === 'questioned') return record.form.person ?? '';
  if (record && (field === 'lead' || field === 'recorder')) return record.form[field];
  return t(`paper.head.${field}`);
}

function valueOf(session: SessionView, field: HeadField): string {
  const { questioned, enforcementCase, inspectors, startedAt, endedAt } = session;
  switch (field) {
    case 'case':
      return enforcementCase.name;
    case 'caseNumber':
      return enforcementCase.number;
    case 'time':
      return t('paper.transcript.hours', {
        from: startedAt ? writtenTime(startedAt) : '',
        to: endedAt ? writtenTime(endedAt) : t(session.record ? 'paper.record.notEnded' : 'paper.transcript.notEnded'),
      });
    case 'place':
      return session.roomName;
    case 'questioned':
      return questioned.name;
    case 'role':
      return t(`personRole.${questioned.role}`);
    case 'sex':
      return questioned.sex ? t(`sex.${questioned.sex}`) : '';
    case 'age':
      return questioned.bornOn !== undefined && startedAt ? t('paper.age', { years: String(ageOn(questioned.bornOn, startedAt)) }) : '';
    case 'document':
      return documentWords(questioned);
    case 'position':
      return questioned.position;
    case 'workUnit':
    case 'phone':
    case 'postcode':
    case 'address':
    case 'whyIncomplete':
      return questioned[field];
    case 'attendees':
      return session.attendees
        .map(({ name, kind, organisation }) => [t(`attendee.${kind}`), name, organisation].filter(Boolean).join(' '))
        .join('；');
    case 'lead':
      return withBadges(session.record ? inspectors.slice(0, 1) : inspectors);
    case 'recorder':
      return session.record ? withBadges(inspectors.slice(1, 2)) : (inspectors[1]?.name ?? '');
  }
}

function withBadges(inspectors: SessionView['inspectors']): string {
  return inspectors.map(({ name, badgeNumber }) => t('paper.inspector', { name, badge: badgeNumber })).join('、');
}
