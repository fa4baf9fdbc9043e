import { purposesAmongOfficers, type BookingView, type ChainLinkName, type RoomPurpose } from '../../services/contract/bookings';
import type { SessionView } from '../../services/contract/sessions';
import { sentence, t } from '../i18n/zh-cn';

export interface SessionWords {
  /** Such as 听证. */
  readonly act: string;
  /** Who was asked to come; undefined among officers. */
  readonly person: string | undefined;
  readonly lead: string;
  readonly recorder: string;
  /** Of what is written: 询问笔录, 听证笔录. */
  readonly record: string;
  /** The act that ends it. */
  readonly ending: string;
}

/** What people and things are called in a session of this purpose: a questioning's own words, or those of its form. */
export function sessionWords({ purpose, record }: Pick<SessionView, 'purpose' | 'record'>): SessionWords {
  const act = t(`purpose.${purpose}`);
  if (!record) {
    const [person, lead, recorder] = [t('console.questioned'), t('console.office.lead'), t('console.office.recorder')];
    return { act, person, lead, recorder, record: t('console.transcript.title'), ending: t('closing.ending.questioning') };
  }
  const { form } = record;
  return { act, person: form.person, lead: form.lead, recorder: form.recorder, record: form.name, ending: form.act };
}

/** The rights that are told, where it isn't a questioning. */
export function rightsWords(purpose: SessionView['purpose']): string {
  return sentence(`closing.rights.${purpose}`) ?? '';
}

/** Whether it goes on and its lines are written: after the notice, or from its beginning where none is given. */
export function isInUse({ phase, steps }: Pick<SessionView, 'phase' | 'steps'>): boolean {
  return phase === 'questioning' || (phase === 'opening' && steps.length === 0);
}

/** Where a session is, in the words of its purpose. */
export function phaseName(purpose: RoomPurpose, phase: NonNullable<BookingView['session']>['phase']): string {
  if (purpose === 'questioning') return t(`phase.${phase}`);
  const act = t(`purpose.${purpose}`);
  const among = purposesAmongOfficers.has(purpose);
  switch (phase) {
    case 'ready':
      return t(among ? 'closing.phase.word' : 'closing.phase.entry');
    case 'opening':
      return among ? t('closing.phase.use', { act }) : t('phase.opening');
    case 'questioning':
      return t('closing.phase.use', { act });
    case 'reviewed':
      return t('closing.phase.reviewed');
    case 'signed':
      return t('closing.phase.signed');
    default:
      return t(`phase.${phase}`);
  }
}

/** A link of the chain in the words of its purpose: what isn't a questioning is called by its own name. */
export function linkName(purpose: RoomPurpose, link: ChainLinkName): string {
  return link === 'questioning' ? t(`purpose.${purpose}`) : t(`link.${link}`);
}
