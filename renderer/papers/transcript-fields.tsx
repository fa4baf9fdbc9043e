import type { CSSProperties, ReactNode } from 'react';
import type { SessionView } from '../../services/contract/sessions';
import type { HeadField } from '../../services/contract/transcript-pages';
import { ageOn } from '../../services/contract/identity-document';
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
          <dt>{t(`paper.head.${field}`)}</dt>
          <dd>{valueOf(session, field) || t('paper.none')}</dd>
        </div>
      ))}
    </dl>
  );
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
        to: endedAt ? writtenTime(endedAt) : t('paper.transcript.notEnded'),
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
      return inspectors.map(({ name, badgeNumber }) => t('paper.inspector', { name, badge: badgeNumber })).join('、');
    case 'recorder':
      return inspectors[1]?.name ?? '';
  }
}
