import { useState } from 'react';
import type { QuestionSetView } from '../../../services/contract/questions';

/** Questions of a set that are still to be asked, one after the other. */
export interface Coming {
  readonly set: string;
  readonly next: number;
}

export interface ComingQuestions {
  readonly coming: Coming | undefined;
  /** Lays a whole set in. */
  readonly lay: (set: string) => void;
  /** On to the next one; behind the last there are none any more. */
  readonly pass: (count: number) => void;
  readonly drop: () => void;
}

/** Where the recorder stands in a laid set; it outlives a lock and a restart. Only the place is kept, no words of the case. */
export function useComingQuestions(sessionId: string): ComingQuestions {
  const key = `coming-questions ${sessionId}`;
  const [coming, setComing] = useState(() => readComing(localStorage.getItem(key)));
  const put = (next: Coming | undefined): void => {
    if (next) localStorage.setItem(key, JSON.stringify(next));
    else localStorage.removeItem(key);
    setComing(next);
  };
  return {
    coming,
    lay: (set) => put({ set, next: 0 }),
    pass: (count) => put(coming && coming.next + 1 < count ? { ...coming, next: coming.next + 1 } : undefined),
    drop: () => put(undefined),
  };
}

function readComing(text: string | null): Coming | undefined {
  try {
    const { set, next } = JSON.parse(text ?? '') as Partial<Coming>;
    return typeof set === 'string' && Number.isInteger(next) ? { set, next: Number(next) } : undefined;
  } catch {
    return undefined;
  }
}

/** Those of a set that hold the text, in their order. */
export function matching(set: QuestionSetView | undefined, text: string): QuestionSetView['questions'] {
  return (set?.questions ?? []).filter((question) => question.text.includes(text.trim()));
}
